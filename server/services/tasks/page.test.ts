import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { decisions } from '../../../db/schema/proposals.ts'
import { taskNotes, taskSteps } from '../../../db/schema/tasks.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import { smallCity } from '../reporting/testing/small-city.ts'
import { contextAt, scopeOf } from '../testing/context.ts'
import { readTaskCalendar } from './calendar.ts'
import { exportTasks } from './export.ts'
import { readTaskPage } from './page.ts'
import { onceOnly, recordTask, taskOf } from './testing/tasks.ts'

const now = '2024-11-22T17:00:00+07:00'
let city: TestDatabase
beforeAll(async () => {
  city = await smallCity()
})
afterAll(() => city.close())

const code = 'NT-2024-1'
const listed = taskOf({
  code,
  assignedBy: '12/KH-UBND',
  originalDueOn: '2024-06-30',
  dueOn: '2024-06-30',
  coordinating: ['STC'],
})
const moved = { ...listed, dueOn: '2024-09-30', heldToOn: '2024-06-30' }
const movedAt = '2024-07-10T08:00:00+07:00'

/** A task whose deadline was moved only after it had passed, by a document; and handed over after that. */
async function filled<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return onceOnly(city, async (db) => {
    await recordTask(db, listed)
    await recordTask(db, moved, movedAt)
    await recordVersion(db, decisions, `tasks/${code}/extension#1`, {
      at: movedAt,
      by: 'the reviewer',
      facts: {
        code: '',
        proposal: `tasks/${code}/extension`,
        register: 'tasks',
        item: code,
        kind: 'extension',
        officeCode: 'SYT',
        content: { fromDueOn: '2024-06-30', toDueOn: '2024-09-30', reason: 'Chờ kinh phí' },
        enteredBy: 'the officer',
        sentOn: '2024-07-02',
        outcome: 'approved',
        document: '77/UBND-VP',
        decidedOn: '2024-07-10',
        sample: true,
      },
    })
    await recordTask(
      db,
      { ...moved, officeCode: 'SXD', chargedOfficeCode: 'SYT' },
      '2024-08-01T08:00:00+07:00',
    )
    await recordVersion(db, taskSteps, `${code}.1`, {
      at: movedAt,
      by: 'the officer',
      facts: {
        code: '',
        taskCode: code,
        officeCode: 'SYT',
        position: 1,
        name: 'Khảo sát',
        plannedOn: '2024-08-15',
        doneOn: '2024-08-16',
      },
    })
    await recordVersion(db, taskNotes, 'note', {
      at: movedAt,
      by: 'the helper',
      facts: { code: '', taskCode: code, officeCode: 'STC', text: 'Đã gửi số liệu' },
    })
    return work(db)
  })
}
const page = (db: Db, offices: 'all' | string[] = 'all', asOf?: string) =>
  readTaskPage(contextAt(db, now, scopeOf(offices)), { code, asOf })

describe('the page of a task', () => {
  it('says how its deadline came to be what it is, and who is charged for it', async () => {
    const shown = await filled((db) => page(db))
    expect(shown.deadlines).toEqual([
      {
        on: '2024-01-15',
        dueOn: '2024-06-30',
        by: 'a test',
        document: '12/KH-UBND',
        reason: null,
        late: false,
      },
      {
        on: '2024-07-10',
        dueOn: '2024-09-30',
        by: 'a test',
        document: '77/UBND-VP',
        reason: 'Chờ kinh phí',
        late: true,
      },
    ])
    expect(shown.charged.code).toBe('SYT')
    expect(shown.task).toMatchObject({
      office: { code: 'SXD' },
      stage: 'overdue',
      costs: true,
      extensions: 1,
    })
    expect(shown.history.map(({ what, document }) => [what, document])).toEqual([
      ['handed-over', null],
      ['deadline-moved', '77/UBND-VP'],
      ['listed', '12/KH-UBND'],
    ])
    expect(shown.steps).toMatchObject([{ name: 'Khảo sát', stage: 'done-late' }])
    expect(shown.notes).toMatchObject([{ by: 'the helper', office: { code: 'STC' } }])
  })

  it('is there for the offices that lead it, help with it or are charged for it, and for no other', async () => {
    await filled(async (db) => {
      for (const office of ['SYT', 'STC', 'SXD'])
        expect((await page(db, [office])).task.code, office).toBe(code)
      await expect(page(db, ['HP-OTHER'])).rejects.toMatchObject({ code: 'unknown-task' })
      await expect(page(db, [])).rejects.toMatchObject({ code: 'sign-in-needed' })
    })
  })

  it('is of a past day what it was on that day', async () => {
    await filled(async (db) => {
      const then = await page(db, 'all', '2024-07-01')
      expect(then).toMatchObject({
        task: { office: { code: 'SYT' }, dueOn: '2024-06-30', heldToOn: null },
        steps: [],
      })
      expect(then.deadlines).toHaveLength(1)
      expect(then.history.map(({ what }) => what)).toEqual(['listed'])
    })
  })
})

describe('the calendar of a month', () => {
  it('has every day of it, and each task on the day of the deadline in force', async () => {
    await filled(async (db) => {
      const ctx = contextAt(db, now)
      const { days } = await readTaskCalendar(ctx, { month: '2024-09' })
      expect(days).toHaveLength(30)
      expect(
        days.filter(({ tasks }) => tasks.length > 0).map(({ day, tasks }) => [day, tasks[0]?.code]),
      ).toEqual([['2024-09-30', code]])
      // 7 and 8 September were a Saturday and a Sunday.
      expect(days.slice(5, 9).map(({ working }) => working)).toEqual([true, false, false, true])
      expect((await readTaskCalendar(ctx, { month: '2024-06' })).days.flatMap(({ tasks }) => tasks)).toEqual(
        [],
      )
      await expect(readTaskCalendar(ctx, { month: '2024' })).rejects.toMatchObject({ code: 'bad-period' })
    })
  })
})

describe('the workbook', () => {
  it('has the columns of the Government Office, the day of its data, and no formula', async () => {
    const { bytes, fileName } = await filled(async (db) => {
      await recordTask(
        db,
        taskOf({
          code: 'NT-2024-2',
          nameVi: '=HYPERLINK("x")',
          dueOn: '2024-10-01',
          doneOn: '2024-10-02',
          result: 'Đã xong',
        }),
      )
      return exportTasks(contextAt(db, now), { sort: 'code' }, 'vi')
    })
    expect(fileName).toBe('nhiem-vu-2024-11-22.xlsx')
    const sheet = await readSheet(bytes)
    expect(JSON.stringify(sheet)).not.toContain('"formula"')
    const text = JSON.stringify(sheet)
    for (const part of [
      'Dữ liệu tính đến ngày 22/11/2024',
      'Có số liệu minh họa',
      'Văn bản giao nhiệm vụ',
      'Cơ quan chủ trì thực hiện',
      'Thời hạn hoàn thành',
      'Đang thực hiện (quá hạn)',
      'Đã hoàn thành quá hạn',
      '=HYPERLINK',
      '2024-10-02',
    ])
      expect(text).toContain(part)
  })
})
