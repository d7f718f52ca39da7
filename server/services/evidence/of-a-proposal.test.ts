import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proposals } from '../../../db/schema/proposals.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { EvidenceList, EvidenceRow } from '../../core/evidence.ts'
import type { ProposalsActed } from '../../core/proposals/proposal.ts'
import { pdf } from '../../evidence/testing/files.ts'
import { listTask } from '../proposals/testing/a-task.ts'
import { type Browser, outcome, usualSite } from '../testing/browser.ts'
import { openTrial, otherOffice, type Trial } from '../testing/trial.ts'
import { multipartOf } from './testing/multipart.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'data-test-'))
let trial: Trial
const who = {} as Record<
  'officer' | 'head' | 'reviewer' | 'leader' | 'administrator' | 'visitor' | 'helper' | 'stranger',
  Browser
>
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), env: { DATA_DIR: dataDir } })
  for (const role of ['officer', 'head', 'reviewer', 'leader', 'administrator'] as const)
    who[role] = await trial.signedInAs(role)
  who.visitor = trial.browser()
  const arrived = async (office: string) =>
    (await trial.arrived(who.administrator, { role: 'officer', office })).browser
  who.helper = await arrived(otherOffice)
  who.stranger = await arrived('SXD')
})
afterAll(async () => {
  await trial.close()
  rmSync(dataDir, { recursive: true })
})

let number = 0
async function aTask(): Promise<string> {
  const code = `E-${++number}`
  await listTask(trial.db, code, { coordinating: [otherOffice] })
  return code
}
const keyOf = (item: string) => ({ register: 'tasks', item, kind: 'completion' })
async function send(by: Browser, item: string, bytes: Uint8Array): Promise<LightMyRequestResponse> {
  const form = multipartOf(bytes, 'Biên bản nghiệm thu.pdf')
  return by.send({
    method: 'POST',
    url: `/evidence?${new URLSearchParams(keyOf(item))}`,
    headers: { ...form.headers, origin: usualSite },
    payload: form.payload,
  })
}
const codeOf = (answer: LightMyRequestResponse): string =>
  answer.statusCode === 200 ? 'done' : answer.json().error.code
const list = (by: Browser, item: string) => by.ask<EvidenceList>('evidence.list', keyOf(item))
const fetched = async (by: Browser, code: string) => (await by.send({ url: `/evidence/${code}` })).statusCode
const withdraw = (by: Browser, code: string) => outcome(by.act('evidence.withdraw', { code }))
const seenOf = async (item: string) =>
  (
    await trial.db
      .select()
      .from(proposals)
      .where(and(eq(proposals.item, item), eq(proposals.knownTo, 'infinity')))
  )[0]?.versionId ?? null
const act = async (by: Browser, verb: string, item: string, more: object = {}) =>
  by.act<ProposalsActed>(`proposals.${verb}`, {
    key: randomUUID(),
    proposals: [{ ...keyOf(item), seen: await seenOf(item) }],
    ...more,
  })
async function sent(item: string): Promise<void> {
  const content = { doneOn: '2024-11-20', result: 'Đã nghiệm thu' }
  await who.head.act('proposals.save', { ...keyOf(item), seen: await seenOf(item), content })
  expect(await act(who.head, 'submit', item)).toMatchObject({ done: [{ state: 'endorsed' }] })
}

it('attached by officer or head of the office that leads; by nobody else, and of no other task', async () => {
  const item = await aTask()
  for (const name of ['helper', 'stranger', 'reviewer', 'leader', 'administrator'] as const)
    expect(codeOf(await send(who[name], item, pdf())), name).toBe('not-yours')
  expect(codeOf(await send(who.visitor, item, pdf()))).toBe('sign-in-needed')
  expect(codeOf(await send(who.officer, 'E-none', pdf()))).toBe('not-yours')
  expect((await list(who.officer, item)).files).toEqual([])
  const first = await send(who.officer, item, pdf('the product'))
  expect(codeOf(first)).toBe('done')
  // The same file again changes nothing.
  expect((await send(who.head, item, pdf('the product'))).json().code).toBe(first.json().code)
  expect(await list(who.officer, item)).toMatchObject({
    files: [{ fileName: 'Biên bản nghiệm thu.pdf', may: { withdraw: true } }],
    may: { attach: true },
  })
})

it('seen by the office and the city while it is under way, by those who help once it is approved', async () => {
  const item = await aTask()
  const { code }: EvidenceRow = (await send(who.officer, item, pdf('seen by whom'))).json()
  for (const [name, status] of [
    ['officer', 200],
    ['reviewer', 200],
    ['leader', 200],
    ['helper', 404],
    ['stranger', 404],
    ['administrator', 404],
    ['visitor', 401],
  ] as const)
    expect(await fetched(who[name], code), name).toBe(status)
  await sent(item)
  await act(who.reviewer, 'approve', item)
  expect(await fetched(who.helper, code)).toBe(200)
  expect(await fetched(who.stranger, code)).toBe(404)
  expect(await withdraw(who.helper, code)).toBe('not-yours')
})

it('taken away until it was decided with, and then it stays', async () => {
  const item = await aTask()
  const { code: wrong }: EvidenceRow = (await send(who.officer, item, pdf('the wrong file'))).json()
  expect(await withdraw(who.reviewer, wrong)).toBe('not-yours')
  expect(await withdraw(who.stranger, wrong)).toBe('unknown-evidence')
  expect(await withdraw(who.officer, wrong)).toBe('done')
  const { code }: EvidenceRow = (await send(who.officer, item, pdf('the right file'))).json()
  await sent(item)
  await act(who.reviewer, 'approve', item)
  expect(await withdraw(who.officer, code)).toBe('evidence-approved')
  expect((await list(who.officer, item)).files).toMatchObject([{ code, may: { withdraw: false } }])
})

it('taken away after it was sent, the completion cannot be approved', async () => {
  const item = await aTask()
  const { code }: EvidenceRow = (await send(who.officer, item, pdf('taken away'))).json()
  await sent(item)
  expect(await withdraw(who.officer, code)).toBe('done')
  expect(await act(who.reviewer, 'approve', item)).toMatchObject({ refused: [{ why: 'evidence-missing' }] })
})

it('of a refused completion stays with the refusal, and the same file can back the next', async () => {
  const item = await aTask()
  const { code }: EvidenceRow = (await send(who.officer, item, pdf('twice'))).json()
  await sent(item)
  await act(who.reviewer, 'refuse', item, { reason: 'Chưa nghiệm thu' })
  expect(await withdraw(who.officer, code)).toBe('evidence-approved')
  const again: EvidenceRow = (await send(who.officer, item, pdf('twice'))).json()
  expect(again.code).not.toBe(code)
  await sent(item)
  expect(await act(who.reviewer, 'approve', item)).toMatchObject({ refused: [] })
})

it('goes along when the task is handed over, and is the new office’s to take away', async () => {
  const item = await aTask()
  const { code }: EvidenceRow = (await send(who.officer, item, pdf('handed over'))).json()
  const [task] = await trial.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.code, item), eq(tasks.knownTo, 'infinity')))
  await who.reviewer.act('tasks.handOver', {
    code: item,
    seen: task?.versionId,
    to: otherOffice,
    from: '2024-11-22',
    document: '15/QĐ-UBND',
    reason: 'Chuyển chức năng',
  })
  expect(await fetched(who.helper, code)).toBe(200)
  expect(await withdraw(who.officer, code)).toBe('not-yours')
  expect(await withdraw(who.helper, code)).toBe('done')
})
