import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { seals, tasks } from '../../../db/schema/tasks.ts'
import { freshDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import type { SealList, SealMade, SealPage } from '../../core/seals/answers.ts'
import type { SealContent } from '../../core/seals/content.ts'
import type { RatingPage, TaskList } from '../../core/tasks/answers.ts'
import { asSuperuser } from '../audit/testing/as-superuser.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'
import { verifySealFile, verifySeals } from './verify.ts'

const period = '2024-Q3'
let trial: Trial
let officer: Browser
let head: Browser
let reviewer: Browser
let leader: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  officer = await trial.signedInAs('officer')
  head = await trial.signedInAs('head')
  reviewer = await trial.signedInAs('reviewer')
  leader = await trial.signedInAs('leader')
})
afterAll(() => trial.close())

const page = (by: Browser, code = period) => by.ask<SealPage>('seals.page', { code })
const seal = (by: Browser, more: object = {}) => by.act<SealMade>('seals.seal', { code: period, ...more })
const file = async (by: Browser, code = period) => {
  const reply = await by.send({ url: `/seals/${code}.json` })
  return { status: reply.statusCode, bytes: reply.rawPayload, headers: reply.headers }
}
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a period', () => {
  it('is frozen by the reviewer, and shows the list and the ratings of its last day', async () => {
    expect(await outcome(seal(officer))).toBe('not-yours')
    expect(await outcome(seal(leader))).toBe('not-yours')
    expect(await outcome(seal(trial.browser()))).toBe('sign-in-needed')
    expect(await outcome(seal(reviewer, { code: '2024-W30' }))).toBe('bad-period')
    expect(await outcome(seal(reviewer, { code: '2025' }))).toBe('period-in-future')
    expect(await outcome(page(reviewer))).toBe('unknown-seal')
    const made = await seal(reviewer)
    expect(made).toMatchObject({ code: period, version: 1 })
    await trial.heard()
    const shown = await page(reviewer)
    expect(shown).toMatchObject({
      verified: true,
      foundHash: made.hash,
      seal: { hash: made.hash, reason: null },
    })
    const list = await reviewer.ask<TaskList>('tasks.list', { size: 200 })
    expect(shown.content?.tasks.length).toBe(list.found)
    expect(shown.content).toMatchObject({ asOfDay: '2024-09-30', year: 2024 })
    // What was done or stopped in October had not happened on 30 September.
    for (const task of shown.content?.tasks ?? [])
      if (task.doneOn && task.doneOn > '2024-09-30') expect(task.stage).not.toMatch(/^done/)
    await seal(reviewer, { code: '2024' })
    await trial.heard()
    const year = await page(reviewer, '2024')
    const ratings = await reviewer.ask<RatingPage>('tasks.rating', {})
    const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
    expect(year.content?.offices).toEqual(
      ratings.offices
        .map(({ office, rating }) => ({ code: office.code, name: office.name, rating }))
        .sort(byCode),
    )
    const { seals: listed } = await reviewer.ask<SealList>('seals.list')
    expect(listed.map(({ code }) => code)).toEqual(expect.arrayContaining([period, '2024']))
  })

  it('goes out as the very bytes that were hashed, to those who see the whole city', async () => {
    const { bytes, headers } = await file(reviewer)
    const { seal: row } = await page(reviewer)
    expect(sha(bytes)).toBe(row.hash)
    expect(headers['content-disposition']).toContain(`${period}.json`)
    const content = JSON.parse(bytes.toString('utf8')) as SealContent
    expect(content.offices.length).toBeGreaterThan(10)
    expect((await file(officer)).status).toBe(403)
    expect((await file(trial.browser())).status).toBe(401)
    expect((await file(reviewer, '2024-Q1')).status).toBe(404)
    expect((await file(leader)).bytes.equals(bytes)).toBe(true)
  })

  it('shows to an office its own part', async () => {
    const { content } = await page(head)
    expect(content?.offices.map(({ code }) => code)).toEqual([ownOffice])
    for (const task of content?.tasks ?? [])
      expect([task.office, task.charged, ...task.coordinating]).toContain(ownOffice)
  })

  it('is frozen anew only with a reason, and every version stays', async () => {
    const [before] = (await page(reviewer)).versions
    expect(await outcome(seal(reviewer))).toBe('reason-needed')
    expect(await outcome(seal(reviewer, { reason: '  ' }))).toBe('reason-needed')
    const again = await seal(reviewer, { reason: 'Bổ sung văn bản gia hạn đến muộn' })
    expect(again.version).toBe(2)
    const { versions, seal: row } = await page(reviewer)
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
    expect(versions[1]).toEqual(before)
    expect(row.reason).toBe('Bổ sung văn bản gia hạn đến muộn')
    expect((JSON.parse((await file(reviewer)).bytes.toString()) as SealContent).replaces).toBe(before?.hash)
  })
})

describe('a dispute', () => {
  const own = async () => {
    const { content } = await page(head)
    const task = content?.tasks.find(({ charged }) => charged === ownOffice)
    if (!task) throw new Error('the office has no task in the frozen list')
    return task.code
  }
  const dispute = (by: Browser, task: string, more: object = {}) =>
    by.act<{ code: string }>('seals.dispute', {
      code: period,
      task,
      claim: 'Hoàn thành ngày 28/9/2024, đúng hạn',
      reason: 'Biên bản nghiệm thu số 12/BB-SYT',
      ...more,
    })
  const answer = (by: Browser, code: string, upheld: boolean, text = 'Đã đối chiếu biên bản') =>
    by.act<{ sealed: SealMade | null }>('seals.answer', { code, upheld, answer: text })

  it('is opened by the office, about a task of its own, once at a time', async () => {
    const task = await own()
    const others = (await page(reviewer)).content?.tasks.find(
      ({ office, charged }) => office === otherOffice && charged === otherOffice,
    )
    expect(await outcome(dispute(reviewer, task))).toBe('not-yours')
    expect(await outcome(dispute(officer, others?.code ?? ''))).toBe('not-yours')
    expect(await outcome(dispute(officer, 'NT-NONE'))).toBe('not-yours')
    expect(await outcome(dispute(officer, task, { claim: ' ' }))).toBe('reason-needed')
    expect(await outcome(dispute(officer, task))).toBe('done')
    expect(await outcome(dispute(head, task))).toBe('already-disputed')
    const shown = await page(head)
    expect(shown.disputes).toMatchObject([{ task: { code: task }, state: 'open', may: { answer: false } }])
    expect(shown.seal.openDisputes).toBe(1)
  })

  it('is answered by the reviewer, once; dismissed, nothing is frozen anew', async () => {
    const [open] = (await page(reviewer)).disputes
    expect(open?.may.answer).toBe(true)
    const code = open?.code ?? ''
    expect(await outcome(answer(head, code, true))).toBe('not-yours')
    expect(await outcome(answer(reviewer, code, false, ' '))).toBe('reason-needed')
    expect(await outcome(answer(reviewer, 'none', false))).toBe('unknown-dispute')
    const before = (await page(reviewer)).seal
    expect(await answer(reviewer, code, false, 'Biên bản ký sau thời hạn')).toEqual({ sealed: null })
    expect(await outcome(answer(reviewer, code, true))).toBe('changed-meanwhile')
    expect((await page(reviewer)).seal).toMatchObject({ hash: before.hash, version: before.version })
  })

  it('is part of the record: upheld, the period is frozen anew, with the answer and what it put right', async () => {
    const task = await own()
    const { code } = await dispute(officer, task)
    const [row] = await trial.db
      .select()
      .from(tasks)
      .where(sql`${tasks.code} = ${task} and ${tasks.knownTo} = 'infinity'`)
    if (!row) throw new Error('no such task')
    const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, search: _____, ...facts } = row
    await recordVersion(trial.db, tasks, task, {
      at: new Date('2024-11-22T09:59:59Z').toISOString(),
      by: 'a test',
      facts: { ...facts, result: 'Đã nghiệm thu' },
    })
    const before = (await page(reviewer)).seal
    const { sealed } = await answer(reviewer, code, true, 'Công nhận biên bản nghiệm thu')
    expect(sealed?.version).toBe(before.version + 1)
    const content = JSON.parse((await file(reviewer)).bytes.toString()) as SealContent
    expect(content).toMatchObject({ reason: 'Công nhận biên bản nghiệm thu', asOfDay: '2024-09-30' })
    expect(content.disputes.map(({ state, answer: said }) => [state, said])).toEqual([
      ['dismissed', 'Biên bản ký sau thời hạn'],
      ['upheld', 'Công nhận biên bản nghiệm thu'],
    ])
    expect(content.tasks.find((one) => one.code === task)?.result).toBe('Đã nghiệm thu')
  })
})

describe('what was frozen', () => {
  it('verifies, as it is kept and as it was downloaded', async () => {
    const { faults, count, periods } = await verifySeals(trial.db)
    expect(faults).toEqual([])
    // Two periods were frozen above, four times in all; 2023 is the launch story's.
    expect([periods, count]).toEqual([2 + 1, 4 + 1])
    const { bytes } = await file(reviewer)
    expect(await verifySealFile(trial.db, bytes)).toMatchObject({ period, version: 3, fault: null })
  })

  it('verifies after its rows were carried into another database', async () => {
    const other = await freshDatabase()
    const rows = await trial.db.select().from(seals)
    for (const { versionId: _, ...row } of rows) await other.database.db.insert(seals).values(row)
    expect(await verifySeals(other.database.db)).toEqual({ count: 4 + 1, periods: 2 + 1, faults: [] })
    await other.close()
  })

  it('fails loudly when a file has one byte changed, and says which', async () => {
    const { bytes } = await file(reviewer)
    for (const at of [bytes.indexOf('"doneOn"'), bytes.indexOf('NT-2024') + 9, bytes.length - 40]) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 1
      const { fault, hash } = await verifySealFile(trial.db, altered)
      expect(fault, String(at)).toMatch(/ALTERED|no frozen period/)
      expect(fault).toContain(hash)
      if (fault?.includes('ALTERED')) expect(fault).toContain(`it differs from byte ${at + 1} on`)
    }
  })

  it('fails loudly when a byte is changed behind the service, and says of which period and hash', async () => {
    const superuser = asSuperuser(await placeOf(trial))
    await superuser.unsafe(`set session_replication_role = replica;
      update seals set content = overlay(content placing 'X' from 200 for 1) where code = '2024-Q3' and reason is null`)
    const { faults } = await verifySeals(trial.db)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(
      /^2024-Q3, version 1: ALTERED: its bytes give [0-9a-f]{64}, [0-9a-f]{64} was frozen$/,
    )
    // Whoever makes the hash fit the bytes again has the audit log against them.
    await superuser.unsafe(`set session_replication_role = replica;
      update seals set hash = encode(sha256(convert_to(content, 'UTF8')), 'hex') where code = '2024-Q3' and reason is null`)
    const fitted = await verifySeals(trial.db)
    expect(fitted.faults.join()).toContain('the audit log says')
    await superuser.end()
  })
})

async function placeOf({ db }: Trial) {
  const { rows } = await db.execute(sql`select current_database() as database`)
  return { connection: { ...inject('cluster'), database: String(rows[0]?.database) } }
}
