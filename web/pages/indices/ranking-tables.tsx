import type { IndexPage, RankedOffice } from '../../../server/core/indices/answers.ts'
import { kindWords, upperFirst } from '../../../server/core/sentences/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { indexChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { PointBar } from './point-bar.tsx'
import { ProvisionalMark } from './provisional-mark.tsx'
import styles from './ranking-tables.module.css'

/** Offices of a kind beside one another, the highest first. */
export function RankingTables({ page }: { page: IndexPage }) {
  const { view } = useViewState()
  const { indices: words } = useAllWords()
  const kinds = [...new Set(page.ranking.map(({ office }) => office.kind))]
  return (
    <Section
      title={words.ranking}
      note={words.rankingNote}
      end={<ExportMenu of={words.ranking} choices={indexChoices(view, page.index.id, 'offices')} />}
    >
      <div className={styles.kinds}>
        {kinds.map((kind) => (
          <Kind
            key={kind}
            kind={kind}
            page={page}
            rows={page.ranking.filter(({ office }) => office.kind === kind)}
          />
        ))}
      </div>
    </Section>
  )
}

type KindProps = { kind: RankedOffice['office']['kind']; page: IndexPage; rows: RankedOffice[] }

function Kind({ kind, page, rows }: KindProps) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  // Said once where it is so of all.
  const isAll = rows.every(({ provisional }) => provisional)
  return (
    <table className={styles.table}>
      <caption>
        {upperFirst(kindWords[kind][lang])} {isAll ? <ProvisionalMark /> : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span aria-hidden="true">#</span>
            <span className="vh">{words.rank}</span>
          </th>
          <th scope="col">{words.office}</th>
          <th scope="col" className={styles.end}>
            {words.points}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.office.code} row={row} page={page} isMarked={row.provisional && !isAll} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { row: RankedOffice; page: IndexPage; isMarked: boolean }

function Row({ row, page, isMarked }: RowProps) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { href } = useViewState()
  const { office, rank, score, max, missing } = row
  const isAsked = office.code === page.office.code
  return (
    <tr className={isAsked ? styles.asked : undefined}>
      <td className={styles.rank}>{format.number(rank)}</td>
      <th scope="row">
        <Link
          className="plain"
          href={href({ office: office.code, period: page.period })}
          aria-current={isAsked ? 'true' : undefined}
        >
          {office.name[lang]}
        </Link>{' '}
        {isMarked ? <ProvisionalMark /> : null}
        {missing > 0 ? (
          <span className={styles.missing}>{words.missingOf(format.number(missing))}</span>
        ) : null}
        <PointBar score={score} max={max} most={max} />
      </th>
      <td className={styles.end}>
        <b>{format.score(score, page.index.decimals)}</b>/{format.number(max)}
      </td>
    </tr>
  )
}
