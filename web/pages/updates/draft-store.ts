import type { PeriodId } from '../../../server/core/period.ts'
import type { SeenKey } from '../../../server/core/reporting/entry.ts'
import { draftShelf, type Shelf } from '../../data/drafts/draft-shelf.ts'
import type { Kept } from './draft-sync.ts'

/** A verb that was asked for and not yet answered. */
export type PendingAct = { verb: 'submit' | 'withdraw' | 'discard'; key: string; values: SeenKey[] }

export type DraftStore = {
  /** what was kept of a period, by KPI */
  read: (period: PeriodId) => Record<string, Kept>
  keep: (period: PeriodId, kpi: string, kept: Kept | null) => void
  pending: () => PendingAct | null
  keepPending: (act: PendingAct | null) => void
}

/** What one person entered for one office and the server has not confirmed, in the browser's own storage. */
export function draftStore(shelf: Shelf, { person, office }: { person: string; office: string }): DraftStore {
  const { read, write } = draftShelf(shelf, person, office)
  const readPeriod = (period: PeriodId): Record<string, Kept> => {
    const found = read(period)
    if (!found || typeof found !== 'object') return {}
    return Object.fromEntries(Object.entries(found).filter(([, kept]) => isKept(kept)))
  }
  return {
    read: readPeriod,
    keep(period, kpi, kept) {
      const { [kpi]: _, ...others } = readPeriod(period)
      const next = kept ? { ...others, [kpi]: kept } : others
      write(period, Object.keys(next).length > 0 ? next : null)
    },
    pending() {
      const found = read('act') as PendingAct | null
      return found?.key && Array.isArray(found.values) ? found : null
    },
    keepPending: (act) => write('act', act),
  }
}

/** Written by this or an earlier edition of the page; what has another shape is left out. */
function isKept(found: unknown): found is Kept {
  const { draft, base, attempts } = (found ?? {}) as Partial<Kept>
  const isContent = (one: unknown) => typeof one === 'object' && one !== null && 'vintage' in one
  return isContent(draft) && isContent(base) && Array.isArray(attempts)
}
