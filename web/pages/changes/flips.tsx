import type { Changes, Flip } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { StatusMark } from '../../widgets/status-mark.tsx'
import { AsItWas } from './as-it-was.tsx'
import styles from './changes.module.css'
import { Group } from './group.tsx'
import { NowLink } from './now-link.tsx'

/** Lines that are all seen without unfolding. */
const mostUnfolded = 12

/** Judgements that are others than they were: those that an official figure turned, the city's, then each office's by KPI. */
export function Flips({ changes: { flips, since, tally } }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const first = flips.filter(({ turned, office }) => turned || office === null)
  const rest = flips.filter((flip) => !first.includes(flip))
  const kpis = new Map(rest.map(({ kpi }) => [kpi.id, kpi]))
  return (
    <Group kind="flip" found={tally.flip} listed={flips.length}>
      <FlipList flips={first} since={since} />
      {[...kpis.values()].map((kpi) => {
        const own = rest.filter((flip) => flip.kpi.id === kpi.id)
        return (
          <details key={kpi.id} className={styles.fold} open={flips.length <= mostUnfolded}>
            <summary>
              <b>{kpi.name[lang]}</b>{' '}
              <span className={styles.count}>{words.offices(own.length, format.number(own.length))}</span>
            </summary>
            <FlipList flips={own} since={since} />
          </details>
        )
      })}
    </Group>
  )
}

function FlipList({ flips, since }: { flips: readonly Flip[]; since: string }) {
  if (flips.length === 0) return null
  return (
    <ul className={styles.flips}>
      {flips.map((flip) => (
        <li key={`${flip.kpi.id} ${flip.office?.code}`}>
          <FlipLine flip={flip} since={since} />
        </li>
      ))}
    </ul>
  )
}

function FlipLine({ flip: { kpi, office, old, next, turned }, since }: { flip: Flip; since: string }) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const where = office?.name[lang] ?? words.city
  return (
    <>
      <span className={styles.name}>
        <NowLink kpi={kpi} office={office?.code} />
        <span className={styles.where}>{where}</span>
        {turned ? <strong className={styles.turned}>{words.turned}</strong> : null}
      </span>
      <span className={styles.turn}>
        <StatusMark status={old} />
        <span className={styles.became}>
          <span className="vh">{words.became}</span>
        </span>
        <StatusMark status={next} />
      </span>
      <AsItWas kpi={kpi} office={office?.code} asOf={since} what={`${kpi.name[lang]}, ${where}`} />
    </>
  )
}
