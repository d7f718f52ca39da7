import type { AuditRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import styles from './audit-detail.module.css'
import { type Difference, differencesOf } from './audit-difference.ts'
import { fieldText, valueText } from './audit-words.ts'
import { useAuditReader } from './use-audit-reader.ts'

/** What an entry changed, field by field, with its number and hash. */
export function AuditDetail({ row }: { row: AuditRow }) {
  const { audit: words } = useAllWords()
  const format = useFormat()
  const { href } = useViewState()
  const differences = differencesOf(row.before, row.after)
  return (
    <div className={styles.detail}>
      {differences.length ? <Differences differences={differences} /> : <p>{words.noDetail}</p>}
      <p className={styles.links}>
        {row.actor.name ? (
          <Link href={href({ who: row.actor.name, show: undefined })} preload={false}>
            {words.byActor}
          </Link>
        ) : null}
        {row.subject.id ? (
          <Link href={href({ subject: row.subject.id, show: undefined })} preload={false}>
            {words.aboutSubject}
          </Link>
        ) : null}
      </p>
      <p className={styles.seal}>
        {words.entry(format.number(row.number))}. {words.hash}: <code>{row.hash}</code>
      </p>
    </div>
  )
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  const { audit: words } = useAllWords()
  const reader = useAuditReader()
  return (
    <table className={styles.table}>
      <caption className="vh">{words.change}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before, after, changed }) => (
          <tr key={field} className={classNames(changed && styles.changed)}>
            <th scope="row">
              {fieldText(field, reader)}
              {changed ? <span className="vh"> ({words.changed})</span> : null}
            </th>
            <td>{said(field, before)}</td>
            <td>{said(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

  function said(field: string, value: unknown) {
    const text = valueText(field, value, reader)
    return text === words.nothing ? <span className="faint">{text}</span> : text
  }
}
