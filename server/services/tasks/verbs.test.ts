import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { itemSuccessions, proposals } from '../../../db/schema/proposals.ts'
import { taskNotes, taskSteps, tasks } from '../../../db/schema/tasks.ts'
import type { ProposalSaved } from '../../core/proposals/proposal.ts'
import { listTask } from '../proposals/testing/a-task.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'

let trial: Trial
const who = {} as Record<
  'officer' | 'head' | 'reviewer' | 'leader' | 'administrator' | 'helper' | 'stranger',
  Browser
>

beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  for (const role of ['officer', 'head', 'reviewer', 'leader', 'administrator'] as const)
    who[role] = await trial.signedInAs(role)
  const arrived = async (office: string) =>
    (await trial.arrived(who.administrator, { role: 'officer', office })).browser
  who.helper = await arrived(otherOffice)
  who.stranger = await arrived('SXD')
})
afterAll(() => trial.close())

let number = 0
async function aTask(own: Parameters<typeof listTask>[2] = {}): Promise<string> {
  const code = `V-${++number}`
  await listTask(trial.db, code, { coordinating: [otherOffice], ...own })
  return code
}
const taskOf = async (code: string) => {
  const [row] = await trial.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.code, code), eq(tasks.knownTo, 'infinity')))
  if (!row) throw new Error(`There is no task ${code}`)
  return row
}
const seen = async (code: string) => ({ code, seen: (await taskOf(code)).versionId })
const lastEntry = async (subject: string) =>
  (
    await trial.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subject))
      .orderBy(desc(auditEntries.number))
      .limit(1)
  )[0]

const document = '15/QĐ-UBND'
const clear = {
  work: { vi: 'Xây dựng kho dữ liệu y tế', en: 'Build the health data store' },
  person: 'Phó Giám đốc Sở Y tế',
  responsibility: 'Chủ trì, chịu trách nhiệm về tiến độ',
  product: 'Kho dữ liệu được nghiệm thu',
  authority: 'Giám đốc Sở phê duyệt',
  assignedBy: 'Kế hoạch 30/KH-UBND',
}
const fresh = {
  ...clear,
  office: ownOffice,
  coordinating: [otherOffice, ownOffice, otherOffice],
  year: 2024,
  dueOn: '2024-12-20',
  note: null,
}
type Changed = { code: string; version: number }

describe('a new task', () => {
  it('has all six clear, the next code of its year, and its office is not among those that help', async () => {
    const { code, version } = await who.reviewer.act<Changed>('tasks.create', fresh)
    expect(code).toMatch(/^NT-2024-\d{2,}$/)
    const row = await taskOf(code)
    expect(row).toMatchObject({
      versionId: version,
      officeCode: ownOffice,
      coordinating: [otherOffice],
      originalDueOn: '2024-12-20',
      dueOn: '2024-12-20',
      listedOn: '2024-11-22',
      person: clear.person,
    })
    expect(await lastEntry(code)).toMatchObject({
      verb: 'task.created',
      actingAs: 'reviewer',
      officeCode: ownOffice,
    })
    const next = await who.reviewer.act<Changed>('tasks.create', {
      ...fresh,
      work: { vi: 'Việc khác', en: '' },
    })
    expect(Number(next.code.slice(8))).toBe(Number(code.slice(8)) + 1)
    expect((await taskOf(next.code)).nameEn).toBe('Việc khác')
  })

  it('is not listed twice: neither under its code nor by its words, however their accents are typed', async () => {
    const own = { ...fresh, code: 'NT-2024-A1', work: { vi: 'Hoà mạng bệnh viện', en: 'Connect' } }
    expect(await outcome(who.reviewer.act('tasks.create', own))).toBe('done')
    expect(await outcome(who.reviewer.act('tasks.create', own))).toBe('task-exists')
    const { code: _, ...uncoded } = own
    const again = { ...uncoded, work: { vi: 'Hòa mạng bệnh viện'.normalize('NFD'), en: '' } }
    expect(await outcome(who.reviewer.act('tasks.create', again))).toBe('task-exists')
    expect(await outcome(who.reviewer.act('tasks.create', { ...again, office: otherOffice }))).toBe('done')
  })

  it('created by two at once gets two codes', async () => {
    const made = await Promise.all(
      ['một', 'hai', 'ba'].map((name) =>
        who.reviewer.act<Changed>('tasks.create', { ...fresh, work: { vi: `Cùng lúc ${name}`, en: '' } }),
      ),
    )
    expect(new Set(made.map(({ code }) => code)).size).toBe(3)
  })

  it.each([
    ['without a person', { person: ' ' }, 'task-incomplete'],
    ['without a product', { product: '' }, 'task-incomplete'],
    ['without a deadline and without saying why', { dueOn: null }, 'task-incomplete'],
    ['due before it is given', { dueOn: '2024-11-21' }, 'bad-dates'],
    ['of an office that there is not', { office: 'NONE' }, 'unknown-office'],
    ['of the whole city', { office: 'HP' }, 'unknown-office'],
    ['helped by an office that there is not', { coordinating: ['NONE'] }, 'unknown-office'],
    ['with a code that is no part of an address', { code: 'A/B' }, 'bad-input'],
  ])('%s is refused', async (_, own, code) => {
    expect(await outcome(who.reviewer.act('tasks.create', { ...fresh, ...own }))).toBe(code)
  })

  it('is given by the reviewer alone', async () => {
    for (const name of ['officer', 'head', 'leader', 'administrator'] as const)
      expect(await outcome(who[name].act('tasks.create', fresh)), name).toBe('not-yours')
  })
})

describe('amending', () => {
  it('puts words right by a document; to what it says already, it changes nothing', async () => {
    const code = await aTask()
    const amending = { ...clear, dueOn: '2024-12-31', document }
    const amended = await who.reviewer.act<Changed>('tasks.amend', { ...(await seen(code)), ...amending })
    expect(await taskOf(code)).toMatchObject({ person: clear.person, note: `Điều chỉnh theo ${document}` })
    expect(await lastEntry(code)).toMatchObject({
      verb: 'task.amended',
      before: { person: null },
      after: { person: clear.person, document },
    })
    expect(await who.reviewer.act('tasks.amend', { ...(await seen(code)), ...amending })).toEqual(amended)
  })

  it('neither moves a deadline nor overwrites what somebody else has just changed', async () => {
    const code = await aTask()
    const before = await seen(code)
    const amend = (own: object) =>
      outcome(who.reviewer.act('tasks.amend', { ...before, ...clear, dueOn: '2024-12-31', document, ...own }))
    expect(await amend({ dueOn: '2025-01-31' })).toBe('deadline-fixed')
    expect(await amend({ dueOn: null })).toBe('deadline-fixed')
    expect(await amend({ document: ' ' })).toBe('document-needed')
    expect(await amend({})).toBe('done')
    expect(await amend({ person: 'Chánh Văn phòng' })).toBe('changed-meanwhile')
    expect(await outcome(who.head.act('tasks.amend', { ...before, ...clear, dueOn: null, document }))).toBe(
      'not-yours',
    )
  })

  it('gives a deadline to a task that has none, which is then its first', async () => {
    const code = await aTask({ dueOn: null })
    await who.reviewer.act('tasks.amend', { ...(await seen(code)), ...clear, dueOn: '2025-02-28', document })
    expect(await taskOf(code)).toMatchObject({
      dueOn: '2025-02-28',
      originalDueOn: '2025-02-28',
      heldToOn: null,
    })
  })
})

describe('stopping', () => {
  const stop = async (code: string, own: object = {}) =>
    who.reviewer.act('tasks.stop', {
      ...(await seen(code)),
      kind: 'suspended',
      on: '2024-11-20',
      document,
      ...own,
    })

  it('suspends by a document, lets go on, and cancels for good', async () => {
    const code = await aTask()
    await stop(code)
    expect(await taskOf(code)).toMatchObject({
      stoppedOn: '2024-11-20',
      stopKind: 'suspended',
      stoppedBy: document,
    })
    expect(await outcome(stop(code))).toBe('task-closed')
    await who.reviewer.act('tasks.resume', { ...(await seen(code)), document })
    expect(await taskOf(code)).toMatchObject({ stoppedOn: null, stopKind: null, dueOn: '2024-12-31' })
    await stop(code)
    await stop(code, { kind: 'cancelled', on: '2024-11-22' })
    expect(await taskOf(code)).toMatchObject({ stoppedOn: '2024-11-20', stopKind: 'cancelled' })
    expect(await outcome(who.reviewer.act('tasks.resume', { ...(await seen(code)), document }))).toBe(
      'task-closed',
    )
  })

  it('goes on with a later deadline: the rating moves along where it was suspended in time', async () => {
    for (const [on, heldToOn] of [
      ['2024-11-15', null],
      ['2024-11-20', '2024-11-18'],
    ] as const) {
      const code = await aTask({ dueOn: '2024-11-18' })
      await stop(code, { on })
      await who.reviewer.act('tasks.resume', { ...(await seen(code)), document, dueOn: '2025-01-31' })
      expect(await taskOf(code), on).toMatchObject({ dueOn: '2025-01-31', heldToOn })
    }
  })

  it.each([
    ['of a day to come', { on: '2024-11-23' }, 'day-not-allowed'],
    ['before it was given', { on: '2024-01-14' }, 'day-not-allowed'],
    ['without a document', { document: '' }, 'document-needed'],
  ])('%s is refused', async (_, own, code) => {
    expect(await outcome(stop(await aTask(), own))).toBe(code)
  })

  it('closes the task to reports, and what is done is not stopped', async () => {
    const [stopped, done] = [await aTask(), await aTask({ doneOn: '2024-10-01' })]
    await stop(stopped)
    expect(await outcome(stop(done))).toBe('task-closed')
    expect(
      await outcome(
        who.officer.act('tasks.split', {
          ...(await seen(stopped)),
          steps: [{ name: 'Một', plannedOn: '2024-12-01' }],
        }),
      ),
    ).toBe('task-closed')
  })
})

describe('handing over', () => {
  const handOver = async (code: string, own: object = {}) =>
    who.reviewer.act('tasks.handOver', {
      ...(await seen(code)),
      to: otherOffice,
      from: '2024-11-22',
      document,
      reason: 'Chuyển chức năng',
      ...own,
    })

  it('keeps the code and joins the offices; the new one answers for what was not missed', async () => {
    const code = await aTask()
    await handOver(code)
    expect(await taskOf(code)).toMatchObject({
      officeCode: otherOffice,
      coordinating: [],
      chargedOfficeCode: null,
    })
    expect(
      await trial.db.select().from(itemSuccessions).where(eq(itemSuccessions.predecessor, code)),
    ).toMatchObject([
      { successor: code, fromOfficeCode: ownOffice, toOfficeCode: otherOffice, kind: 'hand-over', document },
    ])
  })

  it('of a task that was missed goes on charging the office before, and so does the next', async () => {
    const code = await aTask({ dueOn: '2024-11-20' })
    await handOver(code)
    expect((await taskOf(code)).chargedOfficeCode).toBe(ownOffice)
    await handOver(code, { to: 'SXD' })
    expect(await taskOf(code)).toMatchObject({ officeCode: 'SXD', chargedOfficeCode: ownOffice })
  })

  it.each([
    ['on the last day of the deadline', '2024-11-20', null],
    ['the day after', '2024-11-21', ownOffice],
  ])('%s: who is charged is decided by the day from which it is handed over', async (_, from, charged) => {
    const code = await aTask({ dueOn: '2024-11-20' })
    await handOver(code, { from })
    expect((await taskOf(code)).chargedOfficeCode).toBe(charged)
  })

  it('takes along what was under way, for the new office to look at, and the old one is out of it', async () => {
    const code = await aTask()
    const saving = {
      register: 'tasks',
      item: code,
      kind: 'progress',
      seen: null,
      content: { percent: 10, note: 'Đã làm', difficulties: null, requests: null },
    }
    const { saved } = (await who.head.act<ProposalSaved>('proposals.save', saving)) as {
      saved: { version: number }
    }
    const named = { register: 'tasks', item: code, kind: 'progress' }
    await who.head.act('proposals.submit', {
      key: randomUUID(),
      proposals: [{ ...named, seen: saved.version }],
    })
    await handOver(code)
    const [open] = await trial.db
      .select()
      .from(proposals)
      .where(and(eq(proposals.item, code), eq(proposals.knownTo, 'infinity')))
    expect(open).toMatchObject({ officeCode: otherOffice, state: 'entered', endorsedBy: null })
    const again = { ...saving, seen: open?.versionId }
    expect(await outcome(who.head.act('proposals.save', again))).toBe('not-yours')
    expect(await outcome(who.helper.act('proposals.save', again))).toBe('done')
  })

  it.each([
    ['to the office that leads it', { to: ownOffice }, 'unknown-office'],
    ['to an office that there is not', { to: 'NONE' }, 'unknown-office'],
    ['from a day to come', { from: '2024-11-23' }, 'day-not-allowed'],
    ['without a reason', { reason: ' ' }, 'reason-needed'],
    ['without a document', { document: ' ' }, 'document-needed'],
  ])('%s is refused', async (_, own, code) => {
    expect(await outcome(handOver(await aTask(), own))).toBe(code)
  })
})

describe('steps', () => {
  const split = async (by: Browser, code: string, ...steps: [name: string, plannedOn: string][]) =>
    by.act('tasks.split', {
      ...(await seen(code)),
      steps: steps.map(([name, plannedOn]) => ({ name, plannedOn })),
    })
  const stepsOf = (code: string) =>
    trial.db
      .select()
      .from(taskSteps)
      .where(and(eq(taskSteps.taskCode, code), eq(taskSteps.knownTo, 'infinity')))
      .orderBy(taskSteps.position)

  it('are added by the office that leads, in order, and the same twice are there once', async () => {
    const code = await aTask()
    await split(who.officer, code, ['Khảo sát', '2024-11-30'], ['Thiết kế', '2024-12-10'])
    await split(who.head, code, ['Thiết kế', '2024-12-10'], ['Nghiệm thu', '2024-12-30'])
    expect((await stepsOf(code)).map(({ code: step, name }) => [step, name])).toEqual([
      [`${code}.1`, 'Khảo sát'],
      [`${code}.2`, 'Thiết kế'],
      [`${code}.3`, 'Nghiệm thu'],
    ])
  })

  it('lie between the day the task was given and its deadline', async () => {
    const code = await aTask()
    expect(await outcome(split(who.officer, code, ['Sớm', '2024-01-14']))).toBe('step-outside')
    expect(await outcome(split(who.officer, code, ['Muộn', '2025-01-01']))).toBe('step-outside')
    expect(await outcome(split(who.officer, code, ['', '2024-12-01']))).toBe('name-needed')
  })

  it('are set by whoever has seen them as they are; none is done on a day to come', async () => {
    const code = await aTask()
    await split(who.officer, code, ['Khảo sát', '2024-11-30'])
    const [step] = await stepsOf(code)
    const set = (by: Browser, own: object) =>
      by.act<Changed>('tasks.setStep', {
        code: step?.code,
        seen: step?.versionId,
        plannedOn: '2024-11-30',
        doneOn: null,
        ...own,
      })
    expect(await outcome(set(who.officer, { doneOn: '2024-11-23' }))).toBe('day-not-allowed')
    const { version } = await set(who.officer, { doneOn: '2024-11-22' })
    expect(await outcome(set(who.head, { plannedOn: '2024-12-05' }))).toBe('changed-meanwhile')
    expect(await outcome(set(who.head, { seen: version, plannedOn: '2024-12-05' }))).toBe('done')
    expect((await taskOf(code)).dueOn).toBe('2024-12-31')
  })

  it('are no matter of an office that helps', async () => {
    const code = await aTask()
    await split(who.officer, code, ['Khảo sát', '2024-11-30'])
    const [step] = await stepsOf(code)
    for (const name of ['helper', 'stranger', 'reviewer', 'leader', 'administrator'] as const) {
      expect(await outcome(split(who[name], code, ['Thêm', '2024-12-01'])), name).toBe('not-yours')
      const setting = { code: step?.code, seen: step?.versionId, plannedOn: '2024-12-01', doneOn: null }
      expect(await outcome(who[name].act('tasks.setStep', setting)), name).toBe('not-yours')
    }
    expect(
      await outcome(
        who.officer.act('tasks.split', {
          code: 'V-none',
          seen: 1,
          steps: [{ name: 'A', plannedOn: '2024-12-01' }],
        }),
      ),
    ).toBe('not-yours')
  })
})

describe('notes', () => {
  it('are left by offices that lead or help, by the reviewer and the leader, and move nothing', async () => {
    const code = await aTask()
    const before = await taskOf(code)
    for (const name of ['officer', 'head', 'helper', 'reviewer', 'leader'] as const)
      expect(await outcome(who[name].act('tasks.note', { code, text: `  Ghi chú của ${name} ` })), name).toBe(
        'done',
      )
    for (const name of ['stranger', 'administrator'] as const)
      expect(await outcome(who[name].act('tasks.note', { code, text: 'Ghi chú' })), name).toBe('not-yours')
    expect(await outcome(who.officer.act('tasks.note', { code, text: ' ' }))).toBe('note-needed')
    const notes = await trial.db.select().from(taskNotes).where(eq(taskNotes.taskCode, code))
    expect(notes.map(({ officeCode, text }) => [officeCode, text])).toEqual([
      [ownOffice, 'Ghi chú của officer'],
      [ownOffice, 'Ghi chú của head'],
      [otherOffice, 'Ghi chú của helper'],
      [null, 'Ghi chú của reviewer'],
      [null, 'Ghi chú của leader'],
    ])
    expect(await taskOf(code)).toEqual(before)
  })
})
