import type { RowCounts, Taken } from '../../../server/core/ingest/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import formStyles from '../../ui/form.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StackedTable } from '../../ui/stacked-table.tsx'
import styles from './rows-in.module.css'

const kinds = ['read', 'fresh', 'corrected', 'retracted', 'unchanged', 'superseded', 'refused'] as const

/** What became of the rows, and why some were refused. */
export function RowsFound({ answer }: { answer: Taken }) {
  const { rowsIn: words } = useAllWords()
  const format = useFormat()
  const { state, rows, dryRun } = answer
  const [changes, refused] = [rows.fresh + rows.corrected + rows.retracted, rows.refused].map((n) =>
    format.number(n),
  ) as [string, string]
  return (
    <>
      {state === 'failed' ? (
        <Notice face="failed" title={words.failed} />
      ) : changes === '0' ? (
        <Notice face="empty" title={words.nothingNew} />
      ) : (
        <p className={formStyles.done}>
          {dryRun ? words.wouldTake(changes, refused) : words.taken(changes, refused)}
        </p>
      )}
      {rows.read > 0 ? <Counts rows={rows} /> : null}
      {answer.problems.length > 0 ? <Problems answer={answer} /> : null}
    </>
  )
}

function Counts({ rows }: { rows: RowCounts }) {
  const { rowsIn: words } = useAllWords()
  const format = useFormat()
  return (
    <dl className={styles.counts} aria-label={words.counts}>
      {kinds
        .filter((kind) => kind === 'read' || rows[kind] > 0)
        .map((kind) => (
          <div key={kind}>
            <dt>{words.kinds[kind]}</dt>
            <dd>{format.number(rows[kind])}</dd>
          </div>
        ))}
    </dl>
  )
}

function Problems({ answer: { problems, unlisted } }: { answer: Taken }) {
  const { rowsIn: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return (
    <section className={styles.problems} aria-label={words.problems}>
      <StackedTable
        caption={words.problems}
        rowKey={({ line, field, code }) => `${line} ${field} ${code}`}
        groups={[{ key: 'all', rows: problems }]}
        columns={[
          {
            key: 'line',
            names: true,
            head: words.line,
            label: words.line,
            cell: ({ line }) => (line === null ? words.wholeFile : format.number(line)),
          },
          { key: 'field', head: words.column, cell: ({ field }) => (field ? <code>{field}</code> : null) },
          { key: 'reason', head: words.reason, cell: ({ message }) => message[lang] },
        ]}
      />
      {unlisted > 0 ? <p className={formStyles.note}>{words.more(format.number(unlisted))}</p> : null}
    </section>
  )
}
