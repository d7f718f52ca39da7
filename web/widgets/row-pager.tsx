import { useFormat, useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import type { RowPage } from '../data/questions.ts'
import { Pager } from '../ui/pager.tsx'

/** Which rows are shown, and the way to the others. */
export function RowPager({ rows }: { rows: Pick<RowPage, 'page' | 'pages' | 'size' | 'found'> }) {
  const { parts } = useWords()
  const format = useFormat()
  const { href } = useViewState()
  const { page, pages, size, found } = rows
  const from = Math.min(found, (page - 1) * size + 1)
  return (
    <Pager
      page={page}
      pages={pages}
      shown={parts.rowsShown(
        format.number(from),
        format.number(Math.min(found, page * size)),
        format.number(found),
      )}
      hrefOf={(n) => href({ page: n === 1 ? undefined : String(n) })}
      numberText={(n) => format.number(n)}
      words={{ label: parts.pages, previous: parts.previousPage, next: parts.nextPage, page: parts.page }}
    />
  )
}
