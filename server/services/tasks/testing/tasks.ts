import fc from 'fast-check'
import type { Db } from '../../../../db/client.ts'
import { tasks } from '../../../../db/schema/tasks.ts'
import type { TestDatabase } from '../../../../db/testing/database.ts'
import { recordVersion, type Transaction } from '../../../../db/versions.ts'
import { addDays, type Day } from '../../../core/day.ts'

export type TaskFacts = Omit<typeof tasks.$inferInsert, 'knownFrom' | 'knownTo' | 'recordedBy' | 'versionId'>

/** A task of the list of 2024, of SYT, open and without a deadline where nothing else is said. */
export const taskOf = (over: Partial<TaskFacts> & { code: string }): TaskFacts => ({
  officeCode: 'SYT',
  nameVi: `Nhiệm vụ ${over.code}`,
  nameEn: `Task ${over.code}`,
  sample: true,
  listedOn: '2024-01-15',
  year: 2024,
  coordinating: [],
  ...over,
})

export const recordTask = (
  db: Db | Transaction,
  facts: TaskFacts,
  at = '2024-01-16T08:00:00+07:00',
): Promise<boolean> => recordVersion(db, tasks, facts.code, { at, by: 'a test', facts })

const near = (today: Day) => fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days))

/** Tasks with dates around a day, of three departments, each by a code of its own. */
export function someTasks(today: Day, most: number): fc.Arbitrary<TaskFacts[]> {
  const office = fc.constantFrom('SYT', 'STC', 'SXD')
  const day = fc.option(near(today), { freq: 3 })
  return fc
    .array(
      fc.record({
        officeCode: office,
        chargedOfficeCode: fc.option(office, { freq: 1 }),
        coordinating: fc.uniqueArray(office, { maxLength: 2 }),
        assignedBy: fc.option(fc.constantFrom('12/KH-UBND', '45/TB-UBND')),
        year: fc.constantFrom(2024, 2024, 2024, 2023),
        dueOn: day,
        originalDueOn: day,
        heldToOn: fc.option(near(today), { freq: 1 }),
        doneOn: fc.option(near(today), { freq: 1 }),
        stoppedOn: fc.option(near(today), { freq: 1 }),
        progress: fc.option(fc.integer({ min: 0, max: 100 })),
        listedOn: fc.constantFrom('2024-01-15', '2024-01-15', addDays(today, 1)),
        retiredOn: fc.option(fc.constantFrom(today, addDays(today, 1)), { freq: 1 }),
      }),
      { maxLength: most },
    )
    .map((all) => all.map((one, i) => taskOf({ ...one, code: `NT-2024-${i + 1}` })))
}

/** What is done within stays within: the next question finds the city as it was. */
export async function onceOnly<T>({ database }: TestDatabase, work: (db: Db) => Promise<T>): Promise<T> {
  const undone = new Error('undone')
  let result: T | undefined
  await database.db
    .transaction(async (tx) => {
      result = await work(tx as unknown as Db)
      throw undone
    })
    .catch((fault) => {
      if (fault !== undone) throw fault
    })
  return result as T
}
