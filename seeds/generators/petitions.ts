import { petitions } from '../../db/schema/flows.ts'
import { addDays, type Day, daysBetween } from '../../server/core/day.ts'
import { petitionTerms } from '../../server/core/due-day.ts'
import { workingDayAfter, workingDayFrom } from '../distributions/calendar.ts'
import { curve, type Knot } from '../distributions/curve.ts'
import { evenly, weighted } from '../distributions/random.ts'
import { asPlanned, type Coming } from './flows.ts'
import { lastDayOf, recorderOf, type Telling } from './telling.ts'
import { type Facts, momentAt, type Row, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

export type PetitionPlan = {
  from: Day
  perMonth: readonly Knot[]
  weights: Readonly<Record<string, number>>
  onTime: readonly Knot[]
  /** part in which the petitioner comes back with the same matter */
  repeated: readonly Knot[]
}

type PetitionFacts = Facts<typeof petitions>
type Topic = PetitionFacts['topic']

const topicsOf: Readonly<Record<string, Topic>> = { STNMT: 'land', SXD: 'construction', SGTVT: 'traffic' }
const anyTopic = weighted<Topic>([
  ['land', 24],
  ['environment', 20],
  ['traffic', 14],
  ['construction', 16],
  ['procedure', 14],
  ['other', 12],
])

export const petitionRows = (telling: Telling, plan: PetitionPlan): TableRows =>
  rowsOf(petitions, [...petitionsByDay(telling, plan, asPlanned)].flat())

/** The versions of the petitions of each day, day by day. */
export function* petitionsByDay(
  telling: Telling,
  plan: PetitionPlan,
  coming: Coming,
): Generator<Row<typeof petitions>[]> {
  const random = telling.random('petitions')
  const office = weighted(Object.entries(plan.weights))
  const onTime = curve(plan.onTime)
  const repeated = curve(plan.repeated)
  const isOnTime = evenly()
  let year = ''
  let number = 0
  for (const [day, count] of coming.days(random, {
    from: plan.from,
    to: telling.today,
    perMonth: curve(plan.perMonth),
  })) {
    if (!day.startsWith(year) || year === '') [year, number] = [day.slice(0, 4), 0]
    const rows: Row<typeof petitions>[] = []
    for (let i = 0; i < count; i++) {
      const officeCode = office(random)
      if (day > lastDayOf(telling, officeCode)) continue
      const own = topicsOf[officeCode]
      const dueOn = workingDayAfter(day, petitionTerms.handle)
      const answeredOn = isOnTime(onTime(dueOn))
        ? workingDayFrom(addDays(day, Math.floor(daysBetween(day, dueOn) * (0.25 + 0.72 * random.next()))))
        : workingDayAfter(dueOn, 1 + Math.floor(6 * random.exponential()))
      const comesBack = random.chance(repeated(day))
      const facts: PetitionFacts = {
        code: `PA-${year}-${String(++number).padStart(5, '0')}`,
        officeCode,
        sample: true,
        topic: own && random.chance(0.7) ? own : anyTopic(random),
        receivedOn: day,
        dueOn,
        answeredOn: null,
        repeated: false,
      }
      const receivedAt = coming.fedAt(random, day)
      const answeredAt = Math.max(coming.fedAt(random, answeredOn), receivedAt)
      const steps: Step<PetitionFacts>[] = []
      if (answeredOn <= telling.today)
        steps.push({ at: answeredAt, by: recorderOf(officeCode), set: { answeredOn } })
      if (comesBack)
        steps.push({
          at: Math.max(answeredAt + 60_000, momentAt(addDays(answeredOn, random.int(3, 30)), '10:00')),
          by: 'Hệ thống phản ánh, kiến nghị',
          set: { repeated: true },
        })
      rows.push(
        ...versionsOf<PetitionFacts>(
          { at: receivedAt, by: 'Hệ thống phản ánh, kiến nghị', facts },
          steps,
          telling.horizonOf(officeCode),
        ),
      )
    }
    yield rows
  }
}
