import { addDays, type Day, dayOfInstant, maxDay } from '../../server/core/day.ts'
import { isWorkingDay, workingDayFrom } from '../distributions/calendar.ts'
import { reportingLag } from '../distributions/curve.ts'
import { type Random, randomOf } from '../distributions/random.ts'
import { departments2024, districts2024 } from '../reference/offices.ts'
import { inOfficeHours, type Moment, momentAt } from './versions.ts'

/** What every generator must know of the story it tells. */
export type Telling = {
  /** each stream draws for itself, so that a change in one register moves no other */
  random(stream: string): Random
  clock: Moment
  /** the day of the clock */
  today: Day
  /** the moment after which nothing is heard of an office; the clock for those that still report */
  horizonOf(office: string): Moment
}

export function tellingOf(
  name: string,
  clock: Moment,
  /** offices that stopped reporting, with their last day */
  silent: Readonly<Record<string, Day>>,
): Telling {
  const last = new Map(Object.entries(silent).map(([office, day]) => [office, momentAt(day, '17:00')]))
  return {
    random: (stream) => randomOf(`${name}/${stream}`),
    clock,
    today: dayOfInstant(new Date(clock)),
    horizonOf: (office) => last.get(office) ?? clock,
  }
}

/** The same, with nothing heard of anybody after a moment. */
export const heardUntil = (telling: Telling, moment: Moment): Telling => ({
  ...telling,
  horizonOf: (office) => Math.min(telling.horizonOf(office), moment),
})

/** The last day of which an office still told. */
export const lastDayOf = (telling: Telling, office: string): Day =>
  dayOfInstant(new Date(telling.horizonOf(office)))

const names = new Map<string, string>([
  ...departments2024.map(([code, nameVi]) => [code, nameVi] as const),
  ...districts2024.map(([code, name, kind]) => [code, `UBND ${kind} ${name}`] as const),
])

/** Who records: an office in words, never a person. */
export const recorderOf = (office: string): string => names.get(office) ?? office

/** When a fact of `day` is reported: after a lag, but before its office falls silent. */
export function reportedAt(random: Random, day: Day, horizon: Moment): Moment {
  const usual = inOfficeHours(random, workingDayFrom(addDays(day, reportingLag(random))))
  if (usual <= horizon) return usual
  // The facts of the last weeks that are told at all are those that came in soon.
  const lastDay = dayOfInstant(new Date(horizon))
  let soon = maxDay(day, addDays(lastDay, -random.int(0, 2)))
  while (!isWorkingDay(soon) && soon < lastDay) soon = addDays(soon, 1)
  return Math.min(Math.max(inOfficeHours(random, soon), momentAt(day, '08:00')), horizon)
}
