import { useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import type { DataColumn } from '../ui/data-table.tsx'

type Sort = NonNullable<DataColumn<object>['sort']>

/**
 * Sorting by the address: `sort=name` ascending, `sort=-name` descending. `current` is what the answer says, which
 * knows the usual order too. A press on the column that is sorted by turns it round.
 */
export function useSort(current: string): (key: string, column: string) => Sort {
  const { parts } = useWords()
  const { href } = useViewState()
  return (key, column) => {
    const sorted = current === key ? 'ascending' : current === `-${key}` ? 'descending' : null
    const next = sorted === 'ascending' ? 'descending' : 'ascending'
    const direction = { ascending: parts.sortedUp, descending: parts.sortedDown }[next]
    return {
      sorted,
      href: href({ sort: next === 'ascending' ? key : `-${key}` }),
      label: `${parts.sortBy(column)}, ${direction}`,
    }
  }
}
