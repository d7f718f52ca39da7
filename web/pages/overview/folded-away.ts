import type { ScorecardItem } from '../../../server/core/scorecard.ts'
import { isQuiet } from '../../widgets/kpi-tile.tsx'

/** Up to here a leader reads every tile in a minute; of more, those that need nobody are folded by theme. */
const mostRead = 30
/** One row of tiles stays in any case, so that no theme is a heading alone. */
const leastShown = 4

type Tile = Pick<ScorecardItem, 'id' | 'status' | 'published'>

/** The tiles of a theme that are folded away on every screen. What the city has published always stays. */
export function foldedAway(items: readonly Tile[], all: number): ReadonlySet<string> {
  if (all <= mostRead) return new Set()
  const stays = items.filter((item) => !isQuiet(item) || item.published !== null)
  const rest = items.filter((item) => isQuiet(item) && item.published === null)
  const away = rest.slice(Math.max(0, leastShown - stays.length))
  // A fold that hides one tile costs more than it saves.
  return new Set(away.length > 1 ? away.map(({ id }) => id) : [])
}
