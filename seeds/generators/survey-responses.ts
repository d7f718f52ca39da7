import { surveyResponses } from '../../db/schema/flows.ts'
import { addDays, type Day, weekday } from '../../server/core/day.ts'
import { curve, type Knot } from '../distributions/curve.ts'
import { weighted } from '../distributions/random.ts'
import { asPlanned, type Coming } from './flows.ts'
import { lastDayOf, type Telling } from './telling.ts'
import { type Facts, momentAt, type Row, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

export type SurveyPlan = {
  from: Day
  perMonth: readonly Knot[]
  weights: Readonly<Record<string, number>>
  /** part that gives 4 or 5 */
  satisfied: readonly Knot[]
  satisfiedOf: Readonly<Record<string, number>>
}

const good = weighted([
  [5, 46],
  [4, 54],
])
const poor = weighted([
  [3, 70],
  [2, 20],
  [1, 10],
])

export const surveyResponseRows = (telling: Telling, plan: SurveyPlan): TableRows =>
  rowsOf(surveyResponses, [...surveyResponsesByDay(telling, plan, asPlanned)].flat())

/** Answers to the survey on dossiers, day by day. Of petitions nobody has been asked yet. */
export function* surveyResponsesByDay(
  telling: Telling,
  plan: SurveyPlan,
  coming: Pick<Coming, 'days'>,
): Generator<Row<typeof surveyResponses>[]> {
  const random = telling.random('survey-responses')
  const office = weighted(Object.entries(plan.weights))
  const satisfied = curve(plan.satisfied)
  let year = ''
  let number = 0
  for (const [day, count] of coming.days(random, {
    from: plan.from,
    to: telling.today,
    perMonth: curve(plan.perMonth),
  })) {
    if (!day.startsWith(year) || year === '') [year, number] = [day.slice(0, 4), 0]
    const rows: Row<typeof surveyResponses>[] = []
    for (let i = 0; i < count; i++) {
      const officeCode = office(random)
      if (day > lastDayOf(telling, officeCode)) continue
      const happy = random.chance(satisfied(day) + (plan.satisfiedOf[officeCode] ?? 0))
      const score = (happy ? good : poor)(random)
      const facts: Facts<typeof surveyResponses> = {
        code: `KS-${year}-${String(++number).padStart(5, '0')}`,
        officeCode,
        sample: true,
        subject: 'dossier',
        answeredOn: day,
        score,
      }
      // Answers are read in on Mondays; a few scales were read the wrong way round and turned later.
      const readOn = addDays(day, 8 - weekday(day))
      const turned = score !== 3 && random.chance(0.006)
      const steps: Step<typeof facts>[] = turned
        ? [{ at: momentAt(addDays(readOn, 21), '09:00'), by: 'Hệ thống khảo sát', set: { score } }]
        : []
      rows.push(
        ...versionsOf(
          {
            at: momentAt(readOn, '07:30'),
            by: 'Hệ thống khảo sát',
            facts: turned ? { ...facts, score: 6 - score } : facts,
          },
          steps,
          telling.horizonOf(officeCode),
        ),
      )
    }
    yield rows
  }
}
