import type { ReactNode } from 'react'
import type { BriefingPage } from '../../../server/core/briefings/briefing.ts'
import type { Difference } from '../../../server/core/briefings/differences.ts'
import { absent } from '../../../server/core/format.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import styles from './differences.module.css'

type Props<D extends Difference> = {
  caption: string
  differences: readonly D[]
  /** absent: what changed needs no reason, the figures only moved on */
  why?: (difference: D) => ReactNode
}

/** Old and new, under the figure that they are of. */
export function DifferenceTable<D extends Difference>({ caption, differences, why }: Props<D>) {
  const { briefings: words } = useAllWords()
  const format = useFormat()
  const heads = words.differenceColumns
  const columns: StackedColumn<D>[] = [
    {
      key: 'what',
      head: heads.what,
      names: true,
      className: styles.what,
      cell: ({ title, row, column }) => (
        <>
          {row ?? title}
          {column ? <small>{column}</small> : null}
        </>
      ),
    },
    {
      key: 'old',
      head: heads.old,
      className: styles.old,
      label: heads.old,
      cell: ({ old }) => old ?? absent,
    },
    {
      key: 'new',
      head: heads.new,
      className: styles.new,
      label: heads.new,
      cell: ({ now }) => <b>{now ?? absent}</b>,
    },
    ...(why ? [{ key: 'why', head: heads.why, className: styles.why, label: heads.why, cell: why }] : []),
  ]
  return (
    <StackedTable
      caption={caption}
      columns={columns}
      groups={figuresOf(differences).map(({ key, title, rows }) => ({
        key,
        // A sentence is named by its title alone.
        head: rows[0]?.row === null ? undefined : `${title} (${format.number(rows.length)})`,
        rows,
      }))}
      rowKey={({ key, row, column, title }) => [key, title, row, column].join(' ')}
      className={styles.table}
    />
  )
}

/** Differences of one title in one block stand together, in the order in which they came. */
function figuresOf<D extends Difference>(
  differences: readonly D[],
): { key: string; title: string; rows: D[] }[] {
  const found = new Map<string, { key: string; title: string; rows: D[] }>()
  for (const one of differences) {
    const key = `${one.key} ${one.title}`
    const figure = found.get(key) ?? { key, title: one.title, rows: [] }
    figure.rows.push(one)
    found.set(key, figure)
  }
  return [...found.values()]
}

/** A draft that came of another one by refreshing says so, and what that changed. */
export function DifferencesNotice({ page }: { page: BriefingPage }) {
  const { briefings: words } = useAllWords()
  const format = useFormat()
  const to = usePaths()
  const { basedOn, differences } = page
  if (!basedOn) return null
  return (
    <div className={styles.based}>
      <p>
        {words.basedOn} <Link href={to.briefing(basedOn.code)}>{basedOn.title}</Link>
      </p>
      {differences.length > 0 ? (
        <details>
          <summary>
            {words.seeDifferences}: {format.number(differences.length)}
          </summary>
          <DifferenceTable caption={words.differences} differences={differences} />
        </details>
      ) : null}
    </div>
  )
}
