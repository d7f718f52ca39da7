import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ProposalList, ProposalSaved, TaskWork } from '../../core/proposals/proposal.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'
import { listTask } from './testing/a-task.ts'

let trial: Trial
const who = {} as Record<
  'officer' | 'head' | 'reviewer' | 'leader' | 'administrator' | 'visitor' | 'helper',
  Browser
>

/** Tasks of this file, by the state in which a report of their progress stands. */
const states = ['entered', 'submitted', 'endorsed', 'returned'] as const
const taskIn = (state: string) => `W-${state}`

beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  for (const role of ['officer', 'head', 'reviewer', 'leader', 'administrator'] as const)
    who[role] = await trial.signedInAs(role)
  who.visitor = trial.browser()
  who.helper = (await trial.arrived(who.administrator, { role: 'officer', office: otherOffice })).browser
  for (const state of states) await listTask(trial.db, taskIn(state), { coordinating: [otherOffice] })
  for (const [code, dueOn] of [
    ['W-over', '2024-11-21'],
    ['W-today', '2024-11-22'],
    ['W-soon', '2024-11-29'],
    ['W-later', '2024-11-30'],
    ['W-undated', null],
  ] as const)
    await listTask(trial.db, code, { dueOn })
  await listTask(trial.db, 'W-done', { dueOn: '2024-11-21', doneOn: '2024-11-01' })
  await listTask(trial.db, 'W-stopped', {
    dueOn: '2024-11-21',
    stoppedOn: '2024-11-01',
    stopKind: 'suspended',
  })
  for (const state of states) await bring(state)
})
afterAll(() => trial.close())

async function bring(state: (typeof states)[number]): Promise<void> {
  const key = { register: 'tasks', item: taskIn(state), kind: 'extension' } as const
  const answer = await who.officer.act<ProposalSaved>('proposals.save', {
    ...key,
    seen: null,
    content: { fromDueOn: '2024-12-31', toDueOn: '2025-01-31', reason: 'Chờ hướng dẫn' },
  })
  let seen = 'saved' in answer ? answer.saved.version : null
  const act = async (by: Browser, verb: string, reason?: string) => {
    const acted = await by.act<{ done: { version: number | null }[] }>(`proposals.${verb}`, {
      key: randomUUID(),
      proposals: [{ ...key, seen }],
      reason,
    })
    seen = acted.done[0]?.version ?? null
  }
  if (state !== 'entered') await act(who.officer, 'submit')
  if (state === 'endorsed') await act(who.head, 'endorse')
  if (state === 'returned') await act(who.head, 'giveBack', 'Nêu rõ lý do')
}

const ofThis = (items: ProposalList['items']) =>
  items.filter(({ proposal }) => proposal.key.item.startsWith('W-'))
const namesIn = (items: ProposalList['items']) => ofThis(items).map(({ proposal }) => proposal.key.item)
const reviewed = async (by: Browser, office?: string) =>
  namesIn((await by.ask<ProposalList>('proposals.review', { office })).items)

it('waits with the reviewer once endorsed, with the head once sent, and with nobody else', async () => {
  expect(await reviewed(who.reviewer)).toEqual([taskIn('endorsed')])
  expect(await reviewed(who.reviewer, ownOffice)).toEqual([taskIn('endorsed')])
  expect(await reviewed(who.reviewer, otherOffice)).toEqual([])
  expect(await reviewed(who.head)).toEqual([taskIn('submitted')])
  for (const name of ['officer', 'leader', 'administrator', 'helper'] as const)
    expect(await outcome(reviewed(who[name])), name).toBe('not-yours')
  expect(await outcome(reviewed(who.visitor))).toBe('sign-in-needed')
})

it('is told with what it would change, its files and what may be done', async () => {
  const { items, today } = await who.reviewer.ask<ProposalList>('proposals.review', {})
  expect(today).toBe('2024-11-22')
  expect(ofThis(items)).toMatchObject([
    {
      name: { vi: `Nhiệm vụ ${taskIn('endorsed')}` },
      office: { code: ownOffice },
      evidence: 0,
      proposal: { state: 'endorsed', sentOn: '2024-11-22', may: ['return', 'refuse', 'approve'] },
      differences: [
        { label: { vi: 'Thời hạn' }, before: '31/12/2024', after: '31/01/2025' },
        { before: null, after: 'Chờ hướng dẫn' },
      ],
    },
  ])
})

it('stands among one’s own work: owed by now or within a week, returned, waiting, sent', async () => {
  const work = await who.officer.ask<TaskWork>('proposals.mine')
  const owed = work.owed.filter(({ code }) => code.startsWith('W-'))
  expect(owed.map(({ code, stage }) => [code, stage])).toEqual([
    ['W-over', 'overdue'],
    ['W-today', 'due-today'],
    ['W-soon', 'due-soon'],
  ])
  expect(work.owed.every(({ office }) => office.code === ownOffice)).toBe(true)
  expect(namesIn(work.returned)).toEqual([taskIn('returned')])
  expect(namesIn(work.waiting)).toEqual([])
  expect(namesIn(work.sent)).toEqual([taskIn('endorsed'), taskIn('submitted')])
})

it('is another’s work by what they are for', async () => {
  const head = await who.head.ask<TaskWork>('proposals.mine')
  expect([namesIn(head.waiting), namesIn(head.sent)]).toEqual([[taskIn('submitted')], [taskIn('endorsed')]])
  const reviewer = await who.reviewer.ask<TaskWork>('proposals.mine')
  expect([reviewer.owed, reviewer.returned, reviewer.sent]).toEqual([[], [], []])
  expect(namesIn(reviewer.waiting)).toEqual([taskIn('endorsed')])
  const nothing = { owed: [], returned: [], waiting: [], sent: [] }
  for (const name of ['leader', 'administrator'] as const)
    expect(await who[name].ask('proposals.mine'), name).toEqual(nothing)
  const helper = await who.helper.ask<TaskWork>('proposals.mine')
  expect(helper.owed.filter(({ code }) => code.startsWith('W-'))).toEqual([])
  expect(
    [...helper.returned, ...helper.waiting, ...helper.sent].map(({ office }) => office.code),
  ).not.toContain(ownOffice)
  expect(await outcome(who.visitor.ask('proposals.mine'))).toBe('sign-in-needed')
})
