import type { OfficePage } from '../../../server/core/answers.ts'
import type { ScorecardItem } from '../../../server/core/scorecard.ts'
import { isTrouble } from '../../../server/core/status.ts'
import { usePaths } from '../../app/use-view-state.ts'
import type { ViewPatch } from '../../app/view-state.ts'
import { rowsInTheWay } from '../../widgets/rows-behind.ts'
import { rowsPlace } from '../../widgets/rows-link.tsx'

/** Ways from an office to its figures and to the rows behind them. */
export function useOfficeLinks({ office, items }: Pick<OfficePage, 'office' | 'items'>) {
  const to = usePaths()
  const scope: ViewPatch = { office: office.kind === 'city' ? undefined : office.code }
  const rows = (id: string, patch: ViewPatch) => `${to.kpi(id, { ...scope, ...patch })}#${rowsPlace}`
  const better = (id: string) => items.find(({ item }) => item.id === id)?.item.better ?? 'higher'
  return {
    kpi: (id: string) => to.kpi(id, scope),
    rows,
    /** the rows behind a figure; of one in trouble, those in the way */
    figure: (item: Pick<ScorecardItem, 'id' | 'better' | 'status'>) =>
      rows(item.id, isTrouble(item.status) ? rowsInTheWay(item) : {}),
    /** what is overdue among the rows of a KPI: all of it, or one thing */
    late: (id: string, code?: string) =>
      rows(id, { ...rowsInTheWay({ better: better(id) }), filter: 'stage:overdue', q: code }),
  }
}
