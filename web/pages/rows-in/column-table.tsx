import { type Field, type TargetId, targets } from '../../../server/core/ingest/targets.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { StackedTable } from '../../ui/stacked-table.tsx'
import styles from './rows-in.module.css'

type Column = { id: string; says: string; needed: boolean }

/** Which columns a file has, so that nobody has to look elsewhere. */
export function ColumnTable({ target }: { target: TargetId }) {
  const { rowsIn: words } = useAllWords()
  const lang = useLang()
  const fields: readonly Field[] = targets[target].fields
  const columns: Column[] = [
    ...fields.map(({ id, label, choices, needed }) => ({
      id,
      says: choices ? `${label[lang]}: ${words.values(choices.join(', '))}` : label[lang],
      needed: needed === 'always',
    })),
    { id: 'retracted', says: words.retracted, needed: false },
  ]
  return (
    <details className={styles.columns}>
      <summary>{words.columns}</summary>
      <StackedTable
        caption={words.columns}
        rowKey={({ id }) => id}
        groups={[{ key: 'all', rows: columns }]}
        columns={[
          { key: 'id', names: true, head: words.column, cell: ({ id }) => <code>{id}</code> },
          { key: 'says', head: words.meaning, cell: ({ says }) => says },
          {
            key: 'needed',
            head: words.needed,
            label: words.needed,
            cell: ({ needed }) => (needed ? words.yes : words.no),
          },
        ]}
      />
    </details>
  )
}
