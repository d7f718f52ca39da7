import { surveyResponses } from '../../db/schema/flows.ts'
import { addDays, type Day, weekday } from '../../server/core/day.ts'
import { curve, type Knot } from '../distributions/curve.ts'
import { type Random, weighted } from '../distributions/random.ts'
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
  /** the day from which the questionnaire asks for the five elements */
  elementsFrom: Day
}

/**
 * How an answer speaks of each element of SIPAS: the part that does, and the part of these that gives it a point more or less than
 * the whole. Few have sent feedback about a dossier, so few can score how it was handled.
 */
const elements = {
  accessScore: { answered: 0.96, better: 0.2, worse: 0.04 },
  procedureScore: { answered: 0.95, better: 0.1, worse: 0.1 },
  officialsScore: { answered: 0.94, better: 0.24, worse: 0.03 },
  resultScore: { answered: 0.97, better: 0.14, worse: 0.05 },
  feedbackScore: { answered: 0.38, better: 0.06, worse: 0.18 },
}
type Elements = Record<keyof typeof elements, number | null>

const mapped = <From>(of: Record<keyof Elements, From>, to: (from: From) => number | null): Elements => ({
  accessScore: to(of.accessScore),
  procedureScore: to(of.procedureScore),
  officialsScore: to(of.officialsScore),
  resultScore: to(of.resultScore),
  feedbackScore: to(of.feedbackScore),
})
const unasked = mapped(elements, () => null)
const turnedRound = (scores: Elements): Elements =>
  mapped(scores, (score) => (score === null ? null : 6 - score))
const elementsOf = (random: Random, score: number): Elements =>
  mapped(elements, ({ answered, better, worse }) => {
    if (!random.chance(answered)) return null
    const draw = random.next()
    const moved = draw < better ? score + 1 : draw >= 1 - worse ? score - 1 : score
    return Math.min(5, Math.max(1, moved))
  })

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
  // Of its own, so that the answers as a whole stay what they were before the elements were asked for.
  const ofElements = telling.random('survey-elements')
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
      const scores = day < plan.elementsFrom ? unasked : elementsOf(ofElements, score)
      const facts: Facts<typeof surveyResponses> = {
        code: `KS-${year}-${String(++number).padStart(5, '0')}`,
        officeCode,
        sample: true,
        subject: 'dossier',
        answeredOn: day,
        score,
        ...scores,
      }
      // Answers are read in on Mondays; a few scales were read the wrong way round and turned later.
      const readOn = addDays(day, 8 - weekday(day))
      const turned = score !== 3 && random.chance(0.006)
      const steps: Step<typeof facts>[] = turned
        ? [{ at: momentAt(addDays(readOn, 21), '09:00'), by: 'Hệ thống khảo sát', set: { score, ...scores } }]
        : []
      rows.push(
        ...versionsOf(
          {
            at: momentAt(readOn, '07:30'),
            by: 'Hệ thống khảo sát',
            facts: turned ? { ...facts, ...turnedRound(scores), score: 6 - score } : facts,
          },
          steps,
          telling.horizonOf(officeCode),
        ),
      )
    }
    yield rows
  }
}
