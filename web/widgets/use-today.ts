import type { Day } from '../../server/core/day.ts'
import { useSetting } from '../data/queries.ts'

/** The day on which roles are asked about: the city's, which in a demonstration is the story's. Null until known. */
export function useToday(): Day | null {
  const setting = useSetting()
  return setting.face === 'here' ? setting.data.today : null
}
