import { procedures } from '../../db/schema/registers.ts'
import { addDays, type Day, daysBetween, maxDay } from '../../server/core/day.ts'
import { monthOf, quarterEnd, workingDayFrom, workingDaysBetween } from '../distributions/calendar.ts'
import type { Activity } from '../distributions/curve.ts'
import { type Random, weighted } from '../distributions/random.ts'
import { listOfCity } from './milestones.ts'
import { procedureNamesOf } from './procedure-names.ts'
import { lastDayOf, recorderOf, reportedAt, type Telling } from './telling.ts'
import {
  type Facts,
  inOfficeHours,
  momentAt,
  rowsOf,
  type Step,
  type TableRows,
  versionsOf,
} from './versions.ts'

export type ProcedurePlan = {
  /** by office: listed, and of these on the national portal */
  allocation: Readonly<Record<string, readonly [listed: number, integrated: number]>>
  /** parts of the list that can be offered in full process, and of these, that are */
  eligible: number
  fullProcess: number
  /** the day on which the register begins; what was reached before is in its first versions */
  listStart: Day
  integration: Activity
  fullProcessActivity: Activity
  /** rows taken off the list again, at most one in so many */
  retiredOneIn: number
}

export type Procedure = {
  code: string
  office: string
  feeBearing: boolean
  listedOn: Day
  retiredOn: Day | null
  fullProcessOn: Day | null
}

type Draft = Procedure & {
  name: { vi: string; en: string }
  eligible: boolean
  integratedOn: Day | null
}

export function drawProcedures(
  telling: Telling,
  plan: ProcedurePlan,
): { table: TableRows; procedures: Procedure[] } {
  const random = telling.random('procedures')
  const drafts = Object.entries(plan.allocation).flatMap(([office, [listed, integrated]]) =>
    draftsOf(random, telling, plan, office, listed, integrated),
  )
  drafts.forEach((draft, i) => {
    draft.code = `TT-${String(i + 1).padStart(4, '0')}`
  })
  return {
    procedures: drafts,
    table: rowsOf(
      procedures,
      drafts.flatMap((draft) => versions(random, telling, plan, draft)),
    ),
  }
}

/** The portal takes procedures in batches, on the days of its releases. */
function batchDays(telling: Telling, office: string, activity: Activity): (random: Random) => Day {
  const end = addDays(lastDayOf(telling, office), -2)
  const perMonth = new Map<string, Day[]>()
  for (const day of workingDaysBetween('2020-01-06', end)) {
    if (!activity[monthOf(day)]) continue
    perMonth.set(monthOf(day), [...(perMonth.get(monthOf(day)) ?? []), day])
  }
  return weighted(
    [...perMonth].flatMap(([month, days]) => {
      const weight = activity[month] as number
      const release = days[Math.floor(days.length * 0.4)] as Day
      const last = days[days.length - 1] as Day
      return [[release, weight * 0.65] as const, [last, weight * 0.35] as const]
    }),
  )
}

function draftsOf(
  random: Random,
  telling: Telling,
  plan: ProcedurePlan,
  office: string,
  listed: number,
  integrated: number,
): Draft[] {
  const all = procedureNamesOf(office)
  const retired = Math.min(all.length - listed, Math.round(listed / plan.retiredOneIn))
  const names = all.slice(0, listed + retired)
  const integrationDay = batchDays(telling, office, plan.integration)
  const fullDay = batchDays(telling, office, plan.fullProcessActivity)
  // The usual procedures come first in the list and were put online first.
  const order = names
    .map((_, i) => ({ i, key: i / names.length + 1.1 * random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i)
  const gone = new Set(order.slice(order.length - retired))
  const online = new Set(order.slice(0, integrated))
  const eligibleCount = Math.round(plan.eligible * listed)
  const eligible = new Set(order.slice(0, Math.max(1, eligibleCount)))
  const fullCount = Math.min(
    integrated,
    Math.round(plan.fullProcess * eligible.size * (0.55 + 0.55 * (integrated / listed))),
  )
  const full = new Set(order.slice(0, Math.min(fullCount, eligible.size)))
  return names.map((name, i) => {
    const integratedOn = online.has(i) || (gone.has(i) && random.chance(0.3)) ? integrationDay(random) : null
    const retiredOn = gone.has(i) ? workingDayFrom(addDays('2022-06-01', random.int(0, 800))) : null
    const known = integratedOn && (!retiredOn || integratedOn < retiredOn) ? integratedOn : null
    const fullProcessOn = known && full.has(i) ? maxDay(fullDay(random), known) : null
    return {
      code: '',
      office,
      name,
      eligible: eligible.has(i),
      feeBearing: random.chance(0.46),
      listedOn: listingDay(random, plan.listStart, known ?? retiredOn),
      retiredOn,
      integratedOn: known,
      fullProcessOn,
    }
  })
}

/** Four in five were there from the start; decisions on procedures added the others. */
function listingDay(random: Random, start: Day, before: Day | null): Day {
  const room = before ? daysBetween(start, before) - 30 : 900
  if (room <= 0 || random.chance(0.8)) return start
  return workingDayFrom(addDays(start, random.int(0, Math.min(room, 1000))))
}

function versions(random: Random, telling: Telling, plan: ProcedurePlan, draft: Draft) {
  const horizon = telling.horizonOf(draft.office)
  const by = recorderOf(draft.office)
  const firstAt = inOfficeHours(random, workingDayFrom(addDays(draft.listedOn, random.int(1, 10))))
  const past = (day: Day | null): Day | null =>
    day && momentAt(day) < firstAt && day < plan.listStart ? day : null
  const steps: Step<Facts<typeof procedures>>[] = []
  const reach = (day: Day | null, set: Partial<Facts<typeof procedures>>) => {
    if (day && !past(day)) steps.push({ at: reportedAt(random, day, horizon), by, set })
  }
  reach(draft.integratedOn, { integratedOn: draft.integratedOn })
  reach(draft.fullProcessOn, { fullProcessOn: draft.fullProcessOn })
  if (draft.retiredOn) {
    const at = Math.max(
      reportedAt(random, draft.retiredOn, horizon),
      ...steps.map((step) => step.at + 60_000),
    )
    steps.push({
      at,
      by: listOfCity,
      set: { retiredOn: draft.retiredOn, note: 'Bãi bỏ theo quyết định công bố' },
    })
  }
  const planned = (reached: Day | null): Day =>
    reached
      ? quarterEnd(addDays(reached, random.int(-60, 80)))
      : random.pick(['2024-09-30', '2024-12-31', '2024-12-31', '2025-06-30'])
  return versionsOf<Facts<typeof procedures>>(
    {
      at: firstAt,
      by: listOfCity,
      facts: {
        code: draft.code,
        officeCode: draft.office,
        nameVi: draft.name.vi,
        nameEn: draft.name.en,
        sample: true,
        listedOn: draft.listedOn,
        retiredOn: null,
        documentCode: null,
        note: null,
        eligible: draft.eligible,
        feeBearing: draft.feeBearing,
        plannedOn: past(draft.integratedOn) ? null : planned(draft.integratedOn),
        integratedOn: past(draft.integratedOn),
        fullProcessPlannedOn:
          !draft.eligible || past(draft.fullProcessOn) ? null : planned(draft.fullProcessOn),
        fullProcessOn: past(draft.fullProcessOn),
      },
    },
    steps,
    horizon,
  )
}
