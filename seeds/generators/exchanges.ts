import { exchanges } from '../../db/schema/flows.ts'
import { addDays, type Day, daysBetween } from '../../server/core/day.ts'
import { monthOf, workingDaysBetween } from '../distributions/calendar.ts'
import { curve, type Knot } from '../distributions/curve.ts'
import type { ConnectedSystem } from './central-systems.ts'
import type { Telling } from './telling.ts'
import { type Facts, momentAt, type Row, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

export type ExchangePlan = {
  from: Day
  /** messages of the whole city in a month */
  perMonth: readonly Knot[]
}

/** The LGSP counts what each connected system exchanged on each working day. */
export function exchangeRows(
  telling: Telling,
  plan: ExchangePlan,
  systems: readonly ConnectedSystem[],
): TableRows {
  const random = telling.random('exchanges')
  const perMonth = curve(plan.perMonth)
  const weights = new Map(systems.map(({ code }) => [code, Math.exp(0.9 * random.normal())]))
  const days = workingDaysBetween(plan.from, telling.today)
  const perDay = new Map<string, number>()
  for (const day of workingDaysBetween(plan.from, addDays(telling.today, 31)))
    perDay.set(monthOf(day), (perDay.get(monthOf(day)) ?? 0) + 1)
  const rows: Row<typeof exchanges>[] = []
  for (const day of days) {
    const connected = systems.filter((system) => system.connectedOn <= day)
    // A new connection takes three months to be used in earnest.
    const parts = connected.map(
      ({ code, connectedOn }) =>
        (weights.get(code) as number) * Math.min(1, (10 + daysBetween(connectedOn, day)) / 90),
    )
    const sum = parts.reduce((a, b) => a + b, 0)
    const total = (perMonth(day) / (perDay.get(monthOf(day)) as number)) * (1 + 0.06 * random.normal())
    connected.forEach(({ code, office }, i) => {
      const messages = Math.max(
        1,
        Math.round(((total * (parts[i] as number)) / sum) * (1 + 0.12 * random.normal())),
      )
      const facts: Facts<typeof exchanges> = {
        code: `GD-${code.slice(3)}-${day.replaceAll('-', '')}`,
        officeCode: office,
        sample: true,
        systemCode: code,
        exchangedOn: day,
        messages,
      }
      // Now and then a day was counted twice and is recounted with the month.
      const doubled = random.chance(0.004)
      const steps: Step<typeof facts>[] = doubled
        ? [
            {
              at: momentAt(addDays(day, random.int(12, 40)), '10:15'),
              by: 'Nền tảng LGSP',
              set: { messages },
            },
          ]
        : []
      rows.push(
        ...versionsOf(
          {
            at: momentAt(addDays(day, 1), '06:00'),
            by: 'Nền tảng LGSP',
            facts: doubled ? { ...facts, messages: messages * 2 } : facts,
          },
          steps,
          telling.horizonOf(office),
        ),
      )
    })
  }
  return rowsOf(exchanges, rows)
}
