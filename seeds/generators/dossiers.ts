import { dossiers } from '../../db/schema/flows.ts'
import { addDays, type Day, daysBetween } from '../../server/core/day.ts'
import { monthOf, workingDayAfter } from '../distributions/calendar.ts'
import { curve, type Knot } from '../distributions/curve.ts'
import { type Random, weighted } from '../distributions/random.ts'
import { asPlanned, type Coming } from './flows.ts'
import type { Procedure } from './procedures.ts'
import { lastDayOf, recorderOf, type Telling } from './telling.ts'
import { type Facts, momentAt, type Row, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

/** Levels of the city over time; offices stray from them. */
export type DossierPlan = {
  from: Day
  perMonth: readonly Knot[]
  /** part of the dossiers that an office gets */
  weights: Readonly<Record<string, number>>
  online: readonly Knot[]
  /** part filed for a service that is full-process */
  fullProcess: readonly Knot[]
  paidOnline: readonly Knot[]
  digitalResult: readonly Knot[]
  identified: readonly Knot[]
  /** part settled by the deadline: of most offices, and of some at times */
  onTime: number
  onTimeOf: Readonly<Record<string, number>>
  onTimeDips: readonly { office: string; from: string; to: string; by: number }[]
}

type DossierFacts = Facts<typeof dossiers>

/** Working days that the law gives; a procedure keeps its own. */
const terms = [3, 5, 5, 7, 7, 10, 10, 15, 15, 20, 30] as const

export const dossierRows = (
  telling: Telling,
  plan: DossierPlan,
  procedures: readonly Procedure[],
): TableRows => rowsOf(dossiers, [...dossiersByDay(telling, plan, procedures, asPlanned)].flat())

/** The versions of the dossiers of each day, day by day. */
export function* dossiersByDay(
  telling: Telling,
  plan: DossierPlan,
  procedures: readonly Procedure[],
  coming: Coming,
): Generator<Row<typeof dossiers>[]> {
  const random = telling.random('dossiers')
  const asking = telling.random('supplements')
  const office = weighted(Object.entries(plan.weights))
  const choose = chooser(procedures)
  const on = {
    online: curve(plan.online),
    fullProcess: curve(plan.fullProcess),
    paidOnline: curve(plan.paidOnline),
    digitalResult: curve(plan.digitalResult),
    identified: curve(plan.identified),
  }
  const bias = new Map(Object.keys(plan.weights).map((code) => [code, 0.35 * random.normal()]))
  let year = ''
  let number = 0
  for (const [day, count] of coming.days(random, {
    from: plan.from,
    to: telling.today,
    perMonth: curve(plan.perMonth),
  })) {
    if (!day.startsWith(year) || year === '') [year, number] = [day.slice(0, 4), 0]
    const rows: Row<typeof dossiers>[] = []
    for (let i = 0; i < count; i++) {
      const officeCode = office(random)
      if (day > lastDayOf(telling, officeCode)) continue
      const procedure = choose(random, officeCode, day, on.fullProcess(day))
      if (!procedure) continue
      const fullProcess = procedure.fullProcessOn !== null && procedure.fullProcessOn <= day
      const online = random.chance(
        onlineChance(on.online(day), on.fullProcess(day), fullProcess, bias.get(officeCode) ?? 0),
      )
      const facts: DossierFacts = {
        code: `HS-${year}-${String(++number).padStart(6, '0')}`,
        officeCode,
        sample: true,
        procedureCode: procedure.code,
        channel: online ? 'online' : random.chance(0.8) ? 'counter' : 'post',
        identified: online && random.chance(on.identified(day)),
        fullProcess,
        feeDue: procedure.feeBearing,
        paidOnline:
          procedure.feeBearing && online && random.chance(Math.min(1, on.paidOnline(day) / on.online(day))),
        filedOn: day,
        dueOn: workingDayAfter(day, terms[Number(procedure.code.slice(-4)) % terms.length] as number),
        settledOn: null,
        supplements: 0,
        digitalResult: false,
      }
      rows.push(...versions({ random, asking }, telling, plan, facts, on.digitalResult, coming.fedAt))
    }
    yield rows
  }
}

/** People file full-process services online more than others; together they keep to the city's level. */
function onlineChance(online: number, full: number, isFull: boolean, bias: number): number {
  const ofFull = 1 - (1 - online) * 0.62
  const level = isFull ? ofFull : Math.max(0.05, (online - full * ofFull) / (1 - full))
  const odds = Math.log(level / (1 - level)) + bias
  return 1 / (1 + Math.exp(-odds))
}

/** The usual procedures of an office come first in its list and bring most of its dossiers. */
function chooser(procedures: readonly Procedure[]) {
  const byOffice = new Map<string, Procedure[]>()
  for (const procedure of procedures)
    byOffice.set(procedure.office, [...(byOffice.get(procedure.office) ?? []), procedure])
  const pools = new Map<string, { full: Procedure[]; other: Procedure[] }>()
  const poolOf = (office: string, month: string) => {
    const key = `${office} ${month}`
    const known = pools.get(key)
    if (known) return known
    const start = `${month}-01`
    const current = (byOffice.get(office) ?? []).filter(
      (p) => p.listedOn <= start && (!p.retiredOn || p.retiredOn > addDays(start, 31)),
    )
    const isFull = (p: Procedure) => p.fullProcessOn !== null && p.fullProcessOn < start
    const pool = { full: current.filter(isFull), other: current.filter((p) => !isFull(p)) }
    pools.set(key, pool)
    return pool
  }
  return (random: Random, office: string, day: Day, fullShare: number): Procedure | undefined => {
    const { full, other } = poolOf(office, monthOf(day))
    const wanted = random.chance(fullShare)
    const pool = (wanted && full.length) || other.length === 0 ? full : other
    return pool[Math.floor(pool.length * random.next() ** 2)]
  }
}

function versions(
  { random, asking }: { random: Random; asking: Random },
  telling: Telling,
  plan: DossierPlan,
  facts: DossierFacts,
  digitalResult: (day: Day) => number,
  fedAt: Coming['fedAt'],
) {
  const { officeCode, filedOn } = facts
  const by = 'Hệ thống một cửa'
  const filedAt = fedAt(random, filedOn)
  const steps: Step<DossierFacts>[] = []
  const settledOn = settlementOf(random, plan, facts)
  if (settledOn <= telling.today) {
    const digital = random.chance(digitalResult(settledOn) * (facts.channel === 'online' ? 1.02 : 0.8))
    steps.push({
      at: Math.max(fedAt(random, settledOn), filedAt),
      by,
      set: { settledOn, digitalResult: digital, supplements: supplementsOf(asking, facts, settledOn) },
    })
  }
  // Counters typed in what people had filed online; a monthly check against the portal finds it.
  const mistaken = facts.channel === 'online' && random.chance(0.012)
  if (mistaken) {
    const { channel, identified, paidOnline } = facts
    const checkedOn = addDays(`${monthOf(addDays(`${monthOf(filedOn)}-01`, 31))}-01`, random.int(4, 40))
    steps.push({
      at: momentAt(checkedOn, '09:30'),
      by: recorderOf(officeCode),
      set: { channel, identified, paidOnline },
    })
  }
  const first = mistaken
    ? { ...facts, channel: 'counter' as const, identified: false, paidOnline: false }
    : facts
  return versionsOf<DossierFacts>({ at: filedAt, by, facts: first }, steps, telling.horizonOf(officeCode))
}

function settlementOf(random: Random, plan: DossierPlan, { officeCode, filedOn, dueOn }: DossierFacts): Day {
  const month = monthOf(dueOn)
  const dip = plan.onTimeDips.find((d) => d.office === officeCode && d.from <= month && month <= d.to)
  if (random.chance((plan.onTimeOf[officeCode] ?? plan.onTime) - (dip?.by ?? 0))) {
    // Most are settled shortly before they are due.
    const part = 1 - 0.75 * random.next() ** 1.6
    return workingDayBy(filedOn, Math.floor(daysBetween(filedOn, dueOn) * part), dueOn)
  }
  const late = random.chance(0.04) ? random.int(30, 90) : 1 + Math.floor(5 * random.exponential())
  return workingDayAfter(dueOn, late)
}

/**
 * How many times the citizen was asked for supplements, told with the settlement: seldom once; twice only of those that took
 * longer than their term, so that what the city published of dossiers on time stays what it was.
 */
function supplementsOf(asking: Random, { dueOn }: DossierFacts, settledOn: Day): number {
  const drawn = asking.next()
  if (settledOn > dueOn && drawn < 0.12) return 2
  return drawn > 0.93 ? 1 : 0
}

const workingDayBy = (from: Day, days: number, latest: Day): Day => {
  const day = workingDayAfter(addDays(from, days), 0)
  return day <= latest ? day : latest
}
