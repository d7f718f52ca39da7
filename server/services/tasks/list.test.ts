import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { proposals } from '../../../db/schema/proposals.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { stageOf } from '../../core/deadline.ts'
import type { TaskList, TaskQuestion } from '../../core/tasks/answers.ts'
import { daysMissed } from '../../core/tasks/rating.ts'
import { smallCity } from '../reporting/testing/small-city.ts'
import { contextAt, scopeOf } from '../testing/context.ts'
import { readTaskList } from './list.ts'
import { onceOnly, recordTask, someTasks, type TaskFacts, taskOf } from './testing/tasks.ts'

const today = '2024-11-22'
const now = `${today}T17:00:00+07:00`
let city: TestDatabase
beforeAll(async () => {
  city = await smallCity()
})
afterAll(() => city.close())

const codes = ({ rows }: TaskList) => rows.map(({ code }) => code)
const ask = (db: Db, question: TaskQuestion = {}, offices: 'all' | string[] = 'all', at = now) =>
  readTaskList(contextAt(db, at, scopeOf(offices)), question)

const isListed = ({ listedOn, retiredOn }: TaskFacts) =>
  listedOn <= today && (retiredOn == null || retiredOn > today)
const datesOf = (task: TaskFacts) => ({
  dueOn: task.dueOn ?? null,
  doneOn: task.doneOn ?? null,
  stoppedOn: task.stoppedOn ?? null,
  heldToOn: task.heldToOn ?? null,
})

describe('of any tasks, the list', () => {
  const question = fc.record(
    {
      office: fc.constantFrom('SYT', 'STC', 'HP'),
      helping: fc.boolean(),
      stages: fc.uniqueArray(fc.constantFrom('overdue', 'due-soon', 'done-late', 'stopped', 'no-deadline')),
      marks: fc.uniqueArray(fc.constantFrom('costs', 'extended')),
      document: fc.constantFrom('12/KH-UBND', '99/KH-UBND'),
      month: fc.constantFrom('2024-11', '2024-12', 'none'),
      year: fc.constantFrom(2023, 2024),
      sort: fc.constantFrom('trouble', 'code', 'due', 'office', 'progress'),
      group: fc.constantFrom('none', 'office', 'document', 'month'),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<TaskQuestion>

  it('holds what a reader would pick by hand, each facet counts what its own choice would leave', async () => {
    await fc.assert(
      fc.asyncProperty(
        someTasks(today, 14),
        question,
        fc.constantFrom('all', ['SYT'], ['STC', 'SXD']),
        async (all, asked, offices) => {
          const list = await onceOnly(city, async (db) => {
            for (const task of all) await recordTask(db, task)
            return ask(db, { ...asked, size: 100 }, offices as 'all' | string[])
          })
          const sees = (office: string | null | undefined) =>
            offices === 'all' || (offices as string[]).includes(office ?? '')
          const seen = all.filter(
            (task) =>
              isListed(task) &&
              (sees(task.officeCode) || sees(task.chargedOfficeCode) || task.coordinating?.some(sees)),
          )
          const holds: Record<string, (task: TaskFacts) => boolean> = {
            stages: (task) => !asked.stages?.length || asked.stages.includes(stageOf(datesOf(task), today)),
            marks: (task) =>
              (asked.marks ?? []).every((mark) =>
                mark === 'costs'
                  ? daysMissed(datesOf(task), today) > 0
                  : task.dueOn != null && task.originalDueOn != null && task.dueOn !== task.originalDueOn,
              ),
            document: (task) => asked.document === undefined || task.assignedBy === asked.document,
            month: (task) =>
              asked.month === undefined ||
              (asked.month === 'none' ? task.dueOn == null : (task.dueOn?.startsWith(asked.month) ?? false)),
            office: (task) =>
              asked.office === undefined || asked.office === 'HP'
                ? !asked.helping || (task.coordinating?.length ?? 0) > 0
                : asked.helping
                  ? (task.coordinating?.includes(asked.office) ?? false)
                  : task.officeCode === asked.office,
          }
          const ofYear = seen.filter(({ year }) => year === (asked.year ?? 2024))
          const but = (left?: string) =>
            ofYear.filter((task) => Object.entries(holds).every(([key, one]) => key === left || one(task)))
          expect([...codes(list)].sort()).toEqual(
            but()
              .map(({ code }) => code)
              .sort(),
          )
          expect(list.found).toBe(but().length)
          expect(list.years).toEqual([...new Set(seen.map(({ year }) => year))].sort((a, b) => b - a))
          const count = <T>(of: TaskFacts[], by: (task: TaskFacts) => T) => {
            const found = new Map<T, number>()
            for (const task of of) found.set(by(task), (found.get(by(task)) ?? 0) + 1)
            return found
          }
          expect(new Map(list.stages.map(({ stage, rows }) => [stage, rows]))).toEqual(
            count(but('stages'), (task) => stageOf(datesOf(task), today)),
          )
          expect(new Map(list.months.map(({ month, rows }) => [month, rows]))).toEqual(
            count(but('month'), ({ dueOn }) => dueOn?.slice(0, 7) ?? 'none'),
          )
          expect(new Map(list.offices.map(({ office, rows }) => [office.code, rows]))).toEqual(
            count(but('office'), ({ officeCode }) => officeCode),
          )
          expect(list.marks.find(({ mark }) => mark === 'costs')?.rows).toBe(
            but('marks').filter((task) => daysMissed(datesOf(task), today) > 0).length,
          )
          expect(list.groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(
            (asked.group ?? 'none') === 'none' ? 0 : list.found,
          )
          for (const { from, to, rows } of list.groups) expect(to - from + 1).toBe(rows)
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('the list', () => {
  const facts = [
    taskOf({
      code: 'NT-2024-1',
      nameVi: 'Số hóa hồ sơ lĩnh vực y tế',
      originalDueOn: '2024-10-31',
      dueOn: '2024-11-20',
      person: 'Phó Giám đốc Sở Y tế',
    }),
    taskOf({ code: 'NT-2024-2', dueOn: '2024-11-22', originalDueOn: '2024-11-22', coordinating: ['STC'] }),
    taskOf({ code: 'NT-2024-3', officeCode: 'STC', dueOn: '2024-12-31', originalDueOn: '2024-12-31' }),
    taskOf({ code: 'NT-2024-10', officeCode: 'STC', chargedOfficeCode: 'SYT', dueOn: '2024-12-31' }),
  ]
  const filled = <T>(work: (db: Db) => Promise<T>) =>
    onceOnly(city, async (db) => {
      for (const task of facts) await recordTask(db, task)
      return work(db)
    })

  it('says of a task its days, its extensions and what it costs', async () => {
    const { rows } = await filled((db) => ask(db))
    expect(
      rows.map(({ code, stage, daysLate, workingDaysLeft, costs }) => [
        code,
        stage,
        daysLate,
        workingDaysLeft,
        costs,
      ]),
    ).toEqual([
      ['NT-2024-1', 'overdue', 2, null, true],
      ['NT-2024-2', 'due-today', 0, 0, false],
      // 23 November is a Saturday: five days in each of the weeks from the 25th, and two until 31 December.
      ['NT-2024-3', 'not-due', 0, 27, false],
      ['NT-2024-10', 'not-due', 0, 27, false],
    ])
  })

  it('finds words without their accents, in names, persons and the names of offices', async () => {
    await filled(async (db) => {
      expect(codes(await ask(db, { q: 'so hoa ho so' }))).toEqual(['NT-2024-1'])
      expect(codes(await ask(db, { q: 'PHO GIAM DOC' }))).toEqual(['NT-2024-1'])
      expect(codes(await ask(db, { q: 'đơn vị stc' }))).toEqual(['NT-2024-3', 'NT-2024-10'])
      expect(codes(await ask(db, { person: 'giám đốc sở' }))).toEqual(['NT-2024-1'])
      expect(codes(await ask(db, { q: '100%' }))).toEqual([])
    })
  })

  it('sorts codes as numbers are read, and pages through all of it once', async () => {
    await filled(async (db) => {
      const pages = await Promise.resolve([1, 2, 3, 4]).then(async (all) => {
        const found: string[] = []
        for (const page of all) found.push(...codes(await ask(db, { sort: 'code', size: 1, page })))
        return found
      })
      expect(pages).toEqual(['NT-2024-1', 'NT-2024-2', 'NT-2024-3', 'NT-2024-10'])
      await expect(ask(db, { size: 1, page: 5 })).rejects.toMatchObject({ code: 'page-past-end' })
      await expect(ask(db, { month: '2024-13' })).rejects.toMatchObject({ code: 'bad-input' })
      await expect(ask(db, { office: 'NONE' })).rejects.toMatchObject({ code: 'unknown-office' })
    })
  })

  it('shows a task to whoever leads it, helps with it or is charged for it, and to nobody else', async () => {
    await filled(async (db) => {
      expect(codes(await ask(db, {}, ['SYT']))).toEqual(['NT-2024-1', 'NT-2024-2', 'NT-2024-10'])
      expect(codes(await ask(db, {}, ['STC']))).toEqual(['NT-2024-2', 'NT-2024-3', 'NT-2024-10'])
      expect(codes(await ask(db, {}, ['SXD']))).toEqual([])
      await expect(ask(db, {}, [])).rejects.toMatchObject({ code: 'sign-in-needed' })
    })
  })

  it('says what was sent and waits, and not what is only being written', async () => {
    await filled(async (db) => {
      const propose = (
        kind: 'progress' | 'extension',
        state: 'entered' | 'submitted' | 'endorsed',
        at: string,
      ) =>
        recordVersion(db, proposals, `tasks/NT-2024-1/${kind}`, {
          at,
          by: 'a test',
          facts: {
            code: `tasks/NT-2024-1/${kind}`,
            register: 'tasks',
            item: 'NT-2024-1',
            kind,
            officeCode: 'SYT',
            content: { fromDueOn: '2024-11-20', toDueOn: '2024-12-20', reason: 'vì' },
            enteredBy: 'a test',
            state,
          },
        })
      const told = async (asOf?: string) => {
        const { rows, marks } = await ask(db, { asOf })
        const { extensionAsked, waiting } = rows.find(
          ({ code }) => code === 'NT-2024-1',
        ) as TaskList['rows'][0]
        return [extensionAsked, waiting, marks.find(({ mark }) => mark === 'waiting')?.rows]
      }
      await propose('extension', 'entered', '2024-11-18T08:00:00+07:00')
      expect(await told()).toEqual([null, null, 0])
      await propose('extension', 'submitted', '2024-11-19T08:00:00+07:00')
      expect(await told()).toEqual(['2024-12-20', { kind: 'extension', with: 'head' }, 1])
      await propose('progress', 'submitted', '2024-11-20T08:00:00+07:00')
      await propose('extension', 'endorsed', '2024-11-20T09:00:00+07:00')
      expect(await told()).toEqual(['2024-12-20', { kind: 'extension', with: 'reviewer' }, 1])
      // As it was known then.
      expect(await told('2024-11-18')).toEqual([null, null, 0])
      expect(await told('2024-11-19')).toEqual(['2024-12-20', { kind: 'extension', with: 'head' }, 1])
    })
  })

  it('answers of a past day what it answered on that day, whatever has been recorded since', async () => {
    await onceOnly(city, async (db) => {
      const first = taskOf({ code: 'NT-2024-1', originalDueOn: '2024-06-30', dueOn: '2024-06-30' })
      await recordTask(db, first)
      const then = await ask(db, {}, 'all', '2024-07-01T17:00:00+07:00')
      expect(then.rows[0]).toMatchObject({ stage: 'overdue', daysLate: 1, extensions: 0, costs: true })
      await recordTask(
        db,
        { ...first, dueOn: '2024-09-30', heldToOn: '2024-06-30' },
        '2024-07-10T08:00:00+07:00',
      )
      await recordTask(
        db,
        { ...first, dueOn: '2024-09-30', heldToOn: '2024-06-30', doneOn: '2024-09-01' },
        '2024-09-02T08:00:00+07:00',
      )
      expect((await ask(db)).rows[0]).toMatchObject({
        stage: 'done-on-time',
        extensions: 1,
        costs: true,
        originalDueOn: '2024-06-30',
        heldToOn: '2024-06-30',
      })
      expect((await ask(db, { asOf: '2024-07-01' })).rows).toEqual(then.rows)
      expect((await ask(db, { asOf: '2024-07-15' })).rows[0]).toMatchObject({
        stage: 'not-due',
        extensions: 1,
      })
    })
  })
})
