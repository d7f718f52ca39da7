import { clearDay } from '../services/calendar/clear-day.ts'
import { readCalendar } from '../services/calendar/read-calendar.ts'
import { setDay } from '../services/calendar/set-day.ts'
import { calendarInput, clearDayInput, setDayInput } from './calendar-inputs.ts'
import { procedure, router } from './trpc.ts'

export const calendarRouter = router({
  days: procedure.input(calendarInput).query(({ ctx, input }) => readCalendar(ctx, input)),
  set: procedure.input(setDayInput).mutation(({ ctx, input }) => setDay(ctx, input)),
  clear: procedure.input(clearDayInput).mutation(({ ctx, input }) => clearDay(ctx, input)),
})
