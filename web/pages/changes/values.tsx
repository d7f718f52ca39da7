import type { Changes } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './changes.module.css'
import { Group } from './group.tsx'
import { turnedValues, type ValueGroup, valueGroups } from './value-groups.ts'
import { ValueTable } from './value-table.tsx'

/** Changes that are all seen without unfolding. */
const mostUnfolded = 12

/** Values revised, or reported for the first time, by KPI. */
export function Values({ changes, sort }: { changes: Changes; sort: 'revised' | 'first' }) {
  const groups = valueGroups(changes, sort)
  const found = changes.tally[sort]
  return (
    <Group kind={sort} found={found} listed={found}>
      {groups.map((group) => (
        <KpiValues key={group.kpi.id} group={group} unfolded={found <= mostUnfolded} />
      ))}
    </Group>
  )
}

function KpiValues({ group: { kpi, found, rows }, unfolded }: { group: ValueGroup; unfolded: boolean }) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return (
    <details className={styles.fold} open={unfolded}>
      <summary>
        <b>{kpi.name[lang]}</b>{' '}
        <span className={styles.count}>{words.howMany(found, format.number(found))}</span>
      </summary>
      {rows.length ? <ValueTable rows={rows} caption={kpi.name[lang]} /> : null}
      {found > rows.length ? (
        <p className={styles.more}>{words.notListed(format.number(found - rows.length))}</p>
      ) : null}
    </details>
  )
}

/** What was announced on an estimate and is not so: nothing on the page matters more. */
export function Turned({ changes }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const rows = turnedValues(changes)
  if (rows.length === 0) return null
  return (
    <Section title={words.turnedTitle} note={words.turnedNote}>
      <ValueTable rows={rows} caption={words.turnedTitle} withKpi />
    </Section>
  )
}
