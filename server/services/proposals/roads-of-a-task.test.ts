import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decisions, proposals } from '../../../db/schema/proposals.ts'
import { evidence, evidenceFiles } from '../../../db/schema/reporting.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import { recordVersion } from '../../../db/versions.ts'
import type {
  ProposalContent,
  ProposalKind,
  ProposalSaved,
  ProposalsActed,
} from '../../core/proposals/proposal.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'
import { listTask } from './testing/a-task.ts'

let trial: Trial
const who = {} as Record<
  'officer' | 'head' | 'reviewer' | 'leader' | 'administrator' | 'visitor' | 'helper',
  Browser
>

beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  for (const role of ['officer', 'head', 'reviewer', 'leader', 'administrator'] as const)
    who[role] = await trial.signedInAs(role)
  who.visitor = trial.browser()
  who.helper = (await trial.arrived(who.administrator, { role: 'officer', office: otherOffice })).browser
})
afterAll(() => trial.close())

let number = 0
/** A task of its own, so that no test leans on another. */
async function aTask(own: Parameters<typeof listTask>[2] = {}): Promise<string> {
  const code = `T-${++number}`
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
const underWay = async (item: string, kind: ProposalKind) =>
  (
    await trial.db
      .select()
      .from(proposals)
      .where(and(eq(proposals.code, `tasks/${item}/${kind}`), eq(proposals.knownTo, 'infinity')))
  )[0]
const decisionsOn = (item: string) =>
  trial.db.select().from(decisions).where(eq(decisions.item, item)).orderBy(desc(decisions.knownFrom))
/** A file as the upload would have named it. */
async function attach(item: string, kind: ProposalKind, hash = randomUUID()): Promise<void> {
  const code = randomUUID()
  await trial.db
    .insert(evidenceFiles)
    .values({ hash, mediaType: 'application/pdf', size: 1, keptAt: '2024-11-22T08:00:00+07:00' })
  await recordVersion(trial.db, evidence, code, {
    at: '2024-11-22T08:00:00+07:00',
    by: 'a test',
    facts: {
      code,
      subject: `tasks/${item}/${kind}`,
      kpiId: null,
      officeCode: ownOffice,
      hash,
      fileName: 'a.pdf',
      attachedBy: 'a test',
    },
  })
}

const contents = {
  progress: { percent: 40, note: 'Đã khảo sát', difficulties: null, requests: null },
  completion: { doneOn: '2024-11-20', result: 'Đã nghiệm thu' },
  extension: { fromDueOn: '2024-12-31', toDueOn: '2025-03-31', reason: 'Chờ hướng dẫn của bộ' },
} satisfies { [K in ProposalKind]?: ProposalContent[K] }
type Kind = keyof typeof contents

const save = async (by: Browser, item: string, kind: Kind, own: object = {}) =>
  by.act<ProposalSaved>('proposals.save', {
    register: 'tasks',
    item,
    kind,
    seen: (await underWay(item, kind))?.versionId ?? null,
    content: { ...contents[kind], ...own },
  })
const act = async (by: Browser, verb: string, item: string, kind: Kind, more: object = {}) =>
  by.act<ProposalsActed>(`proposals.${verb}`, {
    key: randomUUID(),
    proposals: [{ register: 'tasks', item, kind, seen: (await underWay(item, kind))?.versionId ?? null }],
    ...more,
  })
const why = async (acting: Promise<ProposalsActed>) => (await acting).refused[0]?.why ?? 'done'
/** To the reviewer's desk. */
async function sent(item: string, kind: Kind, own: object = {}): Promise<void> {
  if (kind === 'completion') await attach(item, kind)
  await save(who.officer, item, kind, own)
  await act(who.officer, 'submit', item, kind)
  await act(who.head, 'endorse', item, kind)
  expect((await underWay(item, kind))?.state).toBe('endorsed')
}

describe('progress of a task', () => {
  it('entered, sent, endorsed and approved is 40%, and not before', async () => {
    const task = await aTask()
    expect(await save(who.officer, task, 'progress')).toMatchObject({ saved: {} })
    expect(await why(act(who.officer, 'submit', task, 'progress'))).toBe('done')
    expect((await taskOf(task)).progress).toBeNull()
    expect(await act(who.head, 'endorse', task, 'progress')).toMatchObject({ done: [{ state: 'endorsed' }] })
    expect((await taskOf(task)).progress).toBeNull()
    expect(await act(who.reviewer, 'approve', task, 'progress')).toMatchObject({
      done: [{ state: 'approved', version: null }],
    })
    expect((await taskOf(task)).progress).toBe(40)
    expect(await underWay(task, 'progress')).toBeUndefined()
    expect(await decisionsOn(task)).toMatchObject([
      { code: `tasks/${task}/progress#1`, outcome: 'approved', content: contents.progress },
    ])
    // And the next report begins anew.
    await sent(task, 'progress', { percent: 70 })
    await act(who.reviewer, 'approve', task, 'progress')
    expect((await taskOf(task)).progress).toBe(70)
    expect((await decisionsOn(task))[0]?.code).toBe(`tasks/${task}/progress#2`)
  })

  it('sent by the head is with the reviewer by the same press', async () => {
    const task = await aTask()
    await save(who.head, task, 'progress')
    expect(await act(who.head, 'submit', task, 'progress')).toMatchObject({ done: [{ state: 'endorsed' }] })
  })

  it('without a note it is not sent', async () => {
    const task = await aTask()
    await save(who.officer, task, 'progress', { note: '  ' })
    expect(await why(act(who.officer, 'submit', task, 'progress'))).toBe('content-incomplete')
  })

  it('given back, returned, withdrawn and discarded it leaves the task as it was', async () => {
    const task = await aTask()
    await save(who.officer, task, 'progress')
    await act(who.officer, 'submit', task, 'progress')
    await act(who.officer, 'withdraw', task, 'progress')
    expect((await underWay(task, 'progress'))?.state).toBe('entered')
    await act(who.officer, 'submit', task, 'progress')
    await act(who.head, 'giveBack', task, 'progress', { reason: 'Ghi rõ hơn' })
    expect(await underWay(task, 'progress')).toMatchObject({ state: 'returned', reason: 'Ghi rõ hơn' })
    await sent(task, 'progress', { percent: 45 })
    expect(await outcome(act(who.reviewer, 'return', task, 'progress'))).toBe('bad-input')
    expect(await outcome(act(who.reviewer, 'return', task, 'progress', { reason: ' ' }))).toBe(
      'reason-needed',
    )
    await act(who.reviewer, 'return', task, 'progress', { reason: 'Thiếu minh chứng' })
    expect(await underWay(task, 'progress')).toMatchObject({ state: 'returned', reason: 'Thiếu minh chứng' })
    await act(who.officer, 'discard', task, 'progress')
    expect(await underWay(task, 'progress')).toBeUndefined()
    expect((await taskOf(task)).progress).toBeNull()
    expect(await decisionsOn(task)).toEqual([])
  })
})

describe('who may', () => {
  it('propose: officer and head of the office that leads; an office that helps sets no date', async () => {
    const task = await aTask()
    for (const name of ['reviewer', 'leader', 'administrator', 'helper'] as const)
      for (const kind of ['progress', 'completion', 'extension'] as const)
        expect(await outcome(save(who[name], task, kind)), `${name} ${kind}`).toBe('not-yours')
    expect(await outcome(save(who.visitor, task, 'progress'))).toBe('sign-in-needed')
    expect(await underWay(task, 'progress')).toBeUndefined()
  })

  it('decide: the reviewer alone, and nothing that no head endorsed', async () => {
    const task = await aTask()
    await save(who.officer, task, 'progress')
    await act(who.officer, 'submit', task, 'progress')
    for (const name of ['officer', 'head', 'leader', 'administrator', 'helper'] as const)
      expect(await outcome(act(who[name], 'approve', task, 'progress')), name).toBe('not-yours')
    expect(await why(act(who.reviewer, 'approve', task, 'progress'))).toBe('not-in-this-state')
    expect(await outcome(act(who.officer, 'endorse', task, 'progress'))).toBe('not-yours')
    expect((await taskOf(task)).progress).toBeNull()
  })

  it('hear of a task that there is not: whoever decides on all of them, and nobody else', async () => {
    expect(await outcome(save(who.officer, 'T-none', 'progress'))).toBe('not-yours')
    expect(await outcome(act(who.officer, 'submit', 'T-none', 'progress'))).toBe('not-yours')
    expect(await why(act(who.reviewer, 'approve', 'T-none', 'progress'))).toBe('unknown-item')
  })
})

describe('completion', () => {
  it('with the product attached counts as of the day on which it was done', async () => {
    const task = await aTask()
    await save(who.officer, task, 'completion')
    expect(await why(act(who.officer, 'submit', task, 'completion'))).toBe('evidence-missing')
    await sent(task, 'completion')
    await act(who.reviewer, 'approve', task, 'completion')
    expect(await taskOf(task)).toMatchObject({ doneOn: '2024-11-20', progress: 100, result: 'Đã nghiệm thu' })
    await save(who.officer, task, 'progress')
    expect(await why(act(who.officer, 'submit', task, 'progress'))).toBe('already-done')
  })

  it('is neither of a day to come nor of one before the task was given', async () => {
    const task = await aTask()
    await attach(task, 'completion')
    for (const [doneOn, refusal] of [
      ['2024-11-23', 'done-in-the-future'],
      ['2024-01-14', 'done-before-listed'],
    ] as const) {
      await save(who.officer, task, 'completion', { doneOn })
      expect(await why(act(who.officer, 'submit', task, 'completion')), doneOn).toBe(refusal)
    }
    expect(await outcome(save(who.officer, task, 'completion', { doneOn: '2024-02-30' }))).toBe('bad-input')
  })

  it('refused asks for its product anew', async () => {
    const task = await aTask()
    await sent(task, 'completion')
    expect(await why(act(who.reviewer, 'refuse', task, 'completion', { reason: 'Chưa nghiệm thu' }))).toBe(
      'done',
    )
    expect((await taskOf(task)).doneOn).toBeNull()
    expect(await decisionsOn(task)).toMatchObject([{ outcome: 'refused', reason: 'Chưa nghiệm thu' }])
    await save(who.officer, task, 'completion')
    expect(await why(act(who.officer, 'submit', task, 'completion'))).toBe('evidence-missing')
  })

  it('and progress of one task, approved together, leave it done at 100%', async () => {
    const task = await aTask()
    await sent(task, 'completion')
    await sent(task, 'progress')
    const keys = await Promise.all(
      (['completion', 'progress'] as const).map(async (kind) => ({
        register: 'tasks',
        item: task,
        kind,
        seen: (await underWay(task, kind))?.versionId,
      })),
    )
    const acted = await who.reviewer.act<ProposalsActed>('proposals.approve', {
      key: randomUUID(),
      proposals: keys,
    })
    expect(acted).toMatchObject({ done: [{}, {}], refused: [] })
    expect(await taskOf(task)).toMatchObject({ doneOn: '2024-11-20', progress: 100 })
  })
})

describe('more time', () => {
  const document = 'Công văn 12/VPUBND'

  it('asked for in time moves deadline and rating; the first deadline stays', async () => {
    const task = await aTask()
    await sent(task, 'extension')
    expect(await why(act(who.reviewer, 'approve', task, 'extension'))).toBe('document-missing')
    await act(who.reviewer, 'approve', task, 'extension', { document })
    expect(await taskOf(task)).toMatchObject({
      originalDueOn: '2024-12-31',
      dueOn: '2025-03-31',
      heldToOn: null,
    })
    expect(await decisionsOn(task)).toMatchObject([{ outcome: 'approved', document, sentOn: '2024-11-22' }])
  })

  it('asked for after the deadline moves it, and the rating goes on holding to the one that had passed', async () => {
    const task = await aTask({ dueOn: '2024-11-21' })
    await sent(task, 'extension', { fromDueOn: '2024-11-21' })
    await act(who.reviewer, 'approve', task, 'extension', { document })
    expect(await taskOf(task)).toMatchObject({ dueOn: '2025-03-31', heldToOn: '2024-11-21' })
    // A further one, asked for in time, does not undo it.
    await sent(task, 'extension', { fromDueOn: '2025-03-31', toDueOn: '2025-06-30' })
    await act(who.reviewer, 'approve', task, 'extension', { document })
    expect(await taskOf(task)).toMatchObject({ dueOn: '2025-06-30', heldToOn: '2024-11-21' })
  })

  it('asked for on the last day is asked for in time', async () => {
    const task = await aTask({ dueOn: '2024-11-22' })
    await sent(task, 'extension', { fromDueOn: '2024-11-22' })
    await act(who.reviewer, 'approve', task, 'extension', { document })
    expect((await taskOf(task)).heldToOn).toBeNull()
  })

  it('taken back was not asked for, returned it was', async () => {
    const task = await aTask()
    await save(who.officer, task, 'extension')
    await act(who.officer, 'submit', task, 'extension')
    expect((await underWay(task, 'extension'))?.sentOn).toBe('2024-11-22')
    await act(who.officer, 'withdraw', task, 'extension')
    expect((await underWay(task, 'extension'))?.sentOn).toBeNull()
    await act(who.officer, 'submit', task, 'extension')
    await act(who.head, 'endorse', task, 'extension')
    await act(who.reviewer, 'return', task, 'extension', { reason: 'Nêu rõ lý do' })
    expect((await underWay(task, 'extension'))?.sentOn).toBe('2024-11-22')
  })

  it('refused by a document leaves the deadline', async () => {
    const task = await aTask()
    await sent(task, 'extension')
    const refusing = { reason: 'Không có lý do chính đáng' }
    expect(await why(act(who.reviewer, 'refuse', task, 'extension', refusing))).toBe('document-missing')
    expect(await act(who.reviewer, 'refuse', task, 'extension', { ...refusing, document })).toMatchObject({
      done: [{ state: 'empty', version: null }],
    })
    expect((await taskOf(task)).dueOn).toBe('2024-12-31')
    expect(await decisionsOn(task)).toMatchObject([{ outcome: 'refused', document, ...refusing }])
  })

  it('is neither asked for of a task without deadline, nor to an earlier day, nor from another deadline', async () => {
    const undated = await aTask({ dueOn: null })
    await save(who.officer, undated, 'extension')
    expect(await why(act(who.officer, 'submit', undated, 'extension'))).toBe('no-deadline')
    const task = await aTask()
    await save(who.officer, task, 'extension', { toDueOn: '2024-12-31' })
    expect(await why(act(who.officer, 'submit', task, 'extension'))).toBe('deadline-not-later')
    await save(who.officer, task, 'extension', { fromDueOn: '2024-12-30' })
    expect(await why(act(who.officer, 'submit', task, 'extension'))).toBe('changed-meanwhile')
  })
})

describe('two at once', () => {
  it('the second who saves is shown what the first kept; the same twice changes nothing', async () => {
    const task = await aTask()
    const first = await save(who.officer, task, 'progress')
    expect(await save(who.officer, task, 'progress')).toEqual(first)
    const saving = {
      register: 'tasks',
      item: task,
      kind: 'progress',
      seen: null,
      content: { ...contents.progress, percent: 50 },
    }
    expect(await who.head.act('proposals.save', saving)).toMatchObject({
      conflict: { content: { percent: 40 }, state: 'entered', may: ['enter', 'discard', 'submit'] },
    })
  })

  it('one key is carried out once and answered twice alike', async () => {
    const task = await aTask()
    await save(who.officer, task, 'progress')
    const body = {
      key: randomUUID(),
      proposals: [
        {
          register: 'tasks',
          item: task,
          kind: 'progress',
          seen: (await underWay(task, 'progress'))?.versionId,
        },
      ],
    }
    const [once, again] = await Promise.all([
      who.officer.act('proposals.submit', body),
      who.officer.act('proposals.submit', body),
    ])
    expect(again).toEqual(once)
    expect(once).toMatchObject({ done: [{ state: 'submitted' }], refused: [] })
    expect(await outcome(who.head.act('proposals.submit', body))).toBe('not-yours')
  })

  it('all or nothing: one that cannot be sent leaves the others as they were', async () => {
    const [whole, partial] = [await aTask(), await aTask()]
    await save(who.officer, whole, 'progress')
    await save(who.officer, partial, 'progress', { note: '' })
    const keys = await Promise.all(
      [whole, partial].map(async (item) => ({
        register: 'tasks',
        item,
        kind: 'progress',
        seen: (await underWay(item, 'progress'))?.versionId,
      })),
    )
    expect(await who.officer.act('proposals.submit', { key: randomUUID(), proposals: keys })).toEqual({
      done: [],
      refused: [{ register: 'tasks', item: partial, kind: 'progress', why: 'content-incomplete' }],
    })
    expect((await underWay(whole, 'progress'))?.state).toBe('entered')
  })
})
