import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../db/rows.ts'
import { dossiers } from '../../db/schema/flows.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { stageSql } from '../../db/sql/stage.ts'
import { freshDatabase } from '../../db/testing/database.ts'
import { addDays, type Day } from '../core/day.ts'
import { stageOf } from '../core/deadline.ts'
import { fold } from '../core/text.ts'

/** What is said once in the program and once in the database says the same. */

let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const many = { numRuns: 200 }

const plain = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy']
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const letter = fc
  .tuple(fc.constantFrom(...plain), fc.constantFrom(...tones), fc.constantFrom('NFC', 'NFD'), fc.boolean())
  .map(([base, tone, form, upper]) => {
    const composed = (base + tone).normalize(form)
    return upper ? composed.toUpperCase() : composed
  })
const ascii = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code))
const text = fc.array(fc.oneof(letter, ascii)).map((letters) => letters.join(''))

test('fold is fold_text, over Vietnamese letters composed and decomposed and over ASCII', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const [row] = await database.database.raw`select fold_text(${value}) as folded`
      expect(row?.folded).toBe(fold(value))
    }),
    many,
  )
})

test('stageOf is stageSql, for every deadline, day of completion, stop and number of supplements around the day of the question', async () => {
  const today: Day = '2024-11-22'
  const near = fc.option(fc.integer({ min: -12, max: 12 }).map((days) => addDays(today, days)))
  const asked = fc.integer({ min: 0, max: 3 })
  const { dueOn: due, doneOn: done, stoppedOn: stopped } = tasks
  const settled = { dueOn: dossiers.dueOn, doneOn: dossiers.settledOn, supplements: dossiers.supplements }
  await fc.assert(
    fc.asyncProperty(near, near, near, asked, async (dueOn, doneOn, stoppedOn, supplements) => {
      const day = sql`${today}::date`
      const [row] = await rowsOf<{ stage: string; unstopped: string; supplemented: string }>(
        database.database.db,
        sql`select ${stageSql({ dueOn: due, doneOn: done, stoppedOn: stopped }, day)} as stage,
            ${stageSql({ dueOn: due, doneOn: done }, day)} as unstopped,
            ${stageSql(settled, day)} as supplemented
          from (values (${dueOn}::date, ${doneOn}::date, ${stoppedOn}::date)) as tasks(due_on, done_on, stopped_on),
            (values (${dueOn}::date, ${doneOn}::date, ${supplements}::int)) as dossiers(due_on, settled_on, supplements)`,
      )
      expect(row).toEqual({
        stage: stageOf({ dueOn, doneOn, stoppedOn }, today),
        unstopped: stageOf({ dueOn, doneOn }, today),
        supplemented: stageOf({ dueOn, doneOn, supplements }, today),
      })
    }),
    many,
  )
})
