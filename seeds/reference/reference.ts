import { officeSuccessions, offices } from '../../db/schema/offices.ts'
import { announcements, documents, events } from '../../db/schema/targets.ts'
import { calendarDays } from '../../db/schema/tasks.ts'
import { type Moment, rowsOf, type TableRows } from '../generators/versions.ts'
import { announcementsKnownAt } from './announcements.ts'
import { indicesKnownAt } from './composite-index.ts'
import { documentsKnownAt } from './documents.ts'
import { eventsKnownAt } from './events.ts'
import { calendarDaysKnownAt } from './holidays.ts'
import { officesKnownAt, successionsKnownAt } from './offices.ts'

/** What was public knowledge at a moment, and nothing that was decided later. */
export const referenceKnownAt = (clock: Moment): TableRows[] => [
  rowsOf(offices, officesKnownAt(clock)),
  rowsOf(officeSuccessions, successionsKnownAt(clock)),
  rowsOf(documents, documentsKnownAt(clock)),
  rowsOf(announcements, announcementsKnownAt(clock)),
  rowsOf(events, eventsKnownAt(clock)),
  rowsOf(calendarDays, calendarDaysKnownAt(clock)),
  ...indicesKnownAt(clock),
]
