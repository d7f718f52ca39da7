import type { PgTable } from 'drizzle-orm/pg-core'
import { dossiers, petitions, surveyResponses } from '../../db/schema/flows.ts'
import { formatter } from '../../server/core/format.ts'
import { dossiersByDay } from '../generators/dossiers.ts'
import { inFiles } from '../generators/flows.ts'
import { petitionsByDay } from '../generators/petitions.ts'
import type { Procedure } from '../generators/procedures.ts'
import { surveyResponsesByDay } from '../generators/survey-responses.ts'
import { tellingOf } from '../generators/telling.ts'
import type { TableRows } from '../generators/versions.ts'
import {
  clockAt,
  dossiersPlan,
  launchTelling,
  petitionsPlan,
  registersOfLaunch,
  surveysPlan,
} from './launch.ts'
import type { Story } from './story.ts'

/** Of a thousand dossiers, as in the launch story. */
const perThousand = { petitions: 71, answers: 119 } as const
/** A flow of fewer rows lies in one piece. */
const worthMonths = 20_000
/** So many versions at a time are made and stored: what is held in memory does not grow with the city. */
const pieceOf = 60_000

/** The part of a number of dossiers that another flow brings. */
export const inProportion = (dossierCount: number, flow: keyof typeof perThousand): number =>
  Math.round((dossierCount * perThousand[flow]) / 1_000)

/**
 * A city of `count` dossiers filed in three years, with petitions and answers in proportion: to measure with. Its
 * registers, offices, seasons, channels and lateness are those of the launch story; the same number gives the same city.
 */
export const cityOf = (count: number): Story => ({
  name: 'city',
  titleVi: `Thành phố có ${formatter('vi').number(count)} hồ sơ, để đo tốc độ`,
  titleEn: `A city of ${formatter('en').number(count)} dossiers, to measure speed`,
  clockAt,
  *tables() {
    const { tables, procedures } = registersOfLaunch(launchTelling())
    yield* tables
    yield* flowsOfCity(count, procedures)
  },
})

/** Dossiers, petitions and answers of such a city, piece by piece. */
export function* flowsOfCity(count: number, procedures: readonly Procedure[]): Generator<TableRows> {
  const telling = tellingOf('city', Date.parse(clockAt), {})
  const coming = (of: number) => inFiles(of, telling.clock)
  const answers = inProportion(count, 'answers')
  const asked = inProportion(count, 'petitions')
  yield* inPieces(dossiers, count, dossiersByDay(telling, dossiersPlan, procedures, coming(count)))
  yield* inPieces(petitions, asked, petitionsByDay(telling, petitionsPlan, coming(asked)))
  yield* inPieces(surveyResponses, answers, surveyResponsesByDay(telling, surveysPlan, coming(answers)))
}

function* inPieces(table: PgTable, count: number, days: Iterable<TableRows['rows']>): Generator<TableRows> {
  const inMonths = count >= worthMonths
  let rows: Record<string, unknown>[] = []
  for (const day of days) {
    rows = rows.concat(day)
    if (rows.length < pieceOf) continue
    yield { table, rows, inMonths }
    rows = []
  }
  yield { table, rows, inMonths }
}
