import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mails } from '../../../db/schema/mails.ts'
import { reminders } from '../../../db/schema/reporting.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { type Facts, recordVersion } from '../../../db/versions.ts'
import { ensureDemonstrationPeople } from '../../../seeds/demonstration-people.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import { createCarrier } from '../../mail/carrier.ts'
import { smtpTransport } from '../../mail/smtp.ts'
import { openMailServer } from '../../mail/testing/mail-server.ts'
import { readMessage } from '../../mail/testing/read-message.ts'
import { contextAt } from '../testing/context.ts'
import { sendTaskDigests } from './digest-tasks.ts'
import { sendTaskReminders } from './remind-tasks.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await launchDatabase()
  const { db, raw } = database.database
  await ensureDemonstrationPeople(db)
  // Of all tasks one is left open: whom is written to, and how often, is known in full.
  await raw`alter table tasks disable trigger keep_versions`
  await raw`delete from tasks`
  await raw`alter table tasks enable trigger keep_versions`
  await raw`alter table proposals disable trigger keep_versions`
  await raw`delete from proposals`
  await raw`alter table proposals enable trigger keep_versions`
  await record(facts)
})
afterAll(() => database.close())
afterEach(async () => {
  await database.database.db.delete(mails)
})

/** Due on Tuesday 26 November 2024, led by the office of the demonstration. */
const facts: Facts<typeof tasks> = {
  code: 'NT-1',
  officeCode: 'SYT',
  nameVi: 'Số hóa hồ sơ y tế',
  nameEn: 'Digitise health files',
  sample: true,
  listedOn: '2024-01-25',
  year: 2024,
  originalDueOn: '2024-11-26',
  dueOn: '2024-11-26',
}
const record = (given: Facts<typeof tasks>, at = '2024-01-26T08:00:00+07:00') =>
  recordVersion(database.database.db, tasks, given.code as string, { at, by: 'a test', facts: given })

const wall = new Date('2026-01-05T02:00:00Z')
const on = (day: string) => ({
  ...contextAt(database.database.db, `${day}T09:00:00+07:00`),
  at: wall,
  link: (path: string) => `https://dashboard.example${path}`,
})
const remind = (day: string) => sendTaskReminders(on(day))
const digest = (day: string) => sendTaskDigests(on(day))
const letters = () => database.database.db.select().from(mails).orderBy(mails.recipient)
const recipients = async () => (await letters()).map(({ recipient }) => recipient.split('@')[0])

describe('reminders of a task due on Tuesday 26 November', () => {
  it('none on Wednesday the 20th; on Thursday, three working days before, one to the officer, and never again', async () => {
    expect(await remind('2024-11-20')).toBe(0)
    expect(await remind('2024-11-21')).toBe(1)
    expect(await recipients()).toEqual(['officer'])
    expect(await remind('2024-11-21')).toBe(0)
    expect(await remind('2024-11-25')).toBe(0)
    const [letter] = await letters()
    expect(letter?.subject).toContain('Sở Y tế: 1 nhiệm vụ sắp đến hạn')
    expect(letter?.body).toContain('- NT-1: Số hóa hồ sơ y tế; hạn 26/11/2024, còn 3 ngày làm việc')
    expect(letter?.body).toContain('https://dashboard.example/tasks?office=SYT')
    expect(letter?.body).toContain('đề nghị gia hạn trước khi hết ngày đến hạn')
  })

  it('on the day to the officer and the head: 2, also when two processes remind at once', async () => {
    const posted = await Promise.all([remind('2024-11-26'), remind('2024-11-26')])
    expect(posted[0] + posted[1]).toBe(2)
    expect(await recipients()).toEqual(['head', 'officer'])
  })

  it('the day after to officer, head and reviewer: 3, of whom the reviewer is told which office', async () => {
    expect(await remind('2024-11-27')).toBe(3)
    expect(await recipients()).toEqual(['head', 'officer', 'reviewer'])
    const reviewer = (await letters()).at(-1)
    expect(reviewer?.subject).toMatch(/^1 nhiệm vụ quá hạn/)
    expect(reviewer?.body).toContain('hạn 26/11/2024, quá 1 ngày; Sở Y tế')
    expect(reviewer?.body).not.toContain('đề nghị gia hạn')
  })

  it('none again once overdue; anew once the deadline has moved', async () => {
    expect(await remind('2024-12-03')).toBe(0)
    await record({ ...facts, dueOn: '2024-12-20' }, '2024-12-03T10:00:00+07:00')
    expect(await remind('2024-12-04')).toBe(0)
    expect(await remind('2024-12-18')).toBe(1)
  })

  it('to the head alone while a completion that was sent waits with the head', async () => {
    await record({ ...facts, code: 'NT-2', dueOn: '2025-01-10' }, '2024-12-20T10:00:00+07:00')
    await database.database.raw`
      insert into proposals (known_from, recorded_by, code, register, item, kind, office_code, content, entered_by, state)
      values ('2025-01-08T08:00:00+07:00', 'a test', 'tasks/NT-2/completion', 'tasks', 'NT-2', 'completion', 'SYT',
        '{"doneOn":"2025-01-07","result":"Xong"}', 'a test', 'submitted')`
    expect(await remind('2025-01-09')).toBe(1)
    expect(await recipients()).toEqual(['head'])
    expect((await letters())[0]?.body).toContain('đã báo cáo hoàn thành, chờ thủ trưởng đơn vị')
  })

  it('none of what is done, and none of what was stopped', async () => {
    await record(
      { ...facts, code: 'NT-2', dueOn: '2025-01-10', doneOn: '2025-01-07' },
      '2025-01-10T08:00:00+07:00',
    )
    await record(
      { ...facts, code: 'NT-3', dueOn: '2025-01-10', stoppedOn: '2025-01-06', stopKind: 'suspended' },
      '2025-01-10T08:00:00+07:00',
    )
    expect(await remind('2025-01-10')).toBe(0)
    expect(await remind('2025-01-13')).toBe(0)
  })
})

describe('the digest of a week', () => {
  it('goes out on Monday, not on Tuesday, once to each of the office’s people: 2', async () => {
    await record({ ...facts, code: 'NT-4', dueOn: '2025-02-14' }, '2025-01-20T10:00:00+07:00')
    await record({ ...facts, code: 'NT-5', dueOn: '2025-02-17' }, '2025-01-20T10:00:00+07:00')
    expect(await digest('2025-02-11')).toBe(0)
    expect(await digest('2025-02-10')).toBe(2)
    expect(await digest('2025-02-10')).toBe(0)
    const [letter] = await letters()
    expect(letter?.subject).toContain('Sở Y tế: nhiệm vụ tuần từ 10/02/2025 đến 16/02/2025')
    expect(letter?.body).toMatch(/Đến hạn trong tuần \(1\):\n- NT-4: .+; hạn 14\/02\/2025\n/)
    expect(letter?.body).toMatch(/Quá hạn, chưa hoàn thành \(1\):\n- NT-1: .+; hạn 20\/12\/2024\n/)
    expect(letter?.body).toContain('- NT-2: Số hóa hồ sơ y tế; báo cáo hoàn thành, chờ thủ trưởng đơn vị')
    expect(letter?.body).not.toContain('NT-5')
  })

  it('in a week that begins with a holiday goes out on the first day worked', async () => {
    await database.database
      .raw`insert into calendar_days (known_from, recorded_by, code, working, name_vi, name_en)
      values ('2025-02-01T08:00:00+07:00', 'a test', '2025-02-17', false, 'Nghỉ', 'Off')`
    expect(await digest('2025-02-17')).toBe(0)
    expect(await digest('2025-02-18')).toBe(2)
  })
})

it('over SMTP a reminder arrives as it was written, in the language of its reader', async () => {
  const server = await openMailServer()
  const { db } = database.database
  await db.delete(reminders)
  await database.database.raw`update people set lang = 'en' where id = 'demonstration-officer'`
  expect(await remind('2025-02-14')).toBe(2)
  const carrier = createCarrier({
    db,
    transport: smtpTransport(`smtp://127.0.0.1:${server.port}`, 'so@example.vn'),
    at: () => wall,
    report: (fault) => expect.fail(String(fault)),
  })
  expect(await carrier.deliver()).toBe(2)
  const arrived = server.arrived.map((one) => ({ to: one.to[0], ...readMessage(one.raw) }))
  const english = arrived.find(({ to }) => to?.startsWith('officer'))
  expect(english?.header('content-language')).toBe('en')
  expect(english?.header('subject')).toContain('Tasks due today (1)')
  expect(english?.text).toContain('- NT-4: Digitise health files; due by the end of today')
  const vietnamese = arrived.find(({ to }) => to?.startsWith('head'))
  expect(vietnamese?.text).toContain('Đến hạn hôm nay:\n- NT-4: Số hóa hồ sơ y tế; hạn đến hết ngày hôm nay')
  await server.close()
})
