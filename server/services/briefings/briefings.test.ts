import { eq, like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { briefingIssues, briefings } from '../../../db/schema/briefings.ts'
import { mails } from '../../../db/schema/mails.ts'
import { sharedDatabases, sharedTables } from '../../../db/schema/registers.ts'
import { recordVersion } from '../../../db/versions.ts'
import type { BriefingList, BriefingPage, RevisedBriefing } from '../../core/briefings/briefing.ts'
import type { Difference } from '../../core/briefings/differences.ts'
import type { BlockSpec } from '../../core/briefings/spec.ts'
import { asSuperuser } from '../audit/testing/as-superuser.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, type Trial } from '../testing/trial.ts'

let trial: Trial
let writer: Browser
let leader: Browser
let officer: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  writer = await trial.signedInAs('communications')
  leader = await trial.signedInAs('leader')
  officer = await trial.signedInAs('officer')
})
afterAll(() => trial.close())

const page = (by: Browser, code: string) => by.ask<BriefingPage>('briefings.page', { code })
const start = (more: object = {}) =>
  writer.act<{ code: string }>('briefings.start', { template: 'monthly', lang: 'vi', ...more })
const blocks = (...specs: BlockSpec[]) => specs.map((spec, i) => ({ key: `k${i}`, spec }))
const databases: BlockSpec = { kind: 'trend', kpi: 'shared-databases-created', as: 'table' }
const csv = async (by: Browser, code: string) =>
  (await by.send({ url: `/exports/briefings/${code}?format=csv` })).body
async function issued(...specs: BlockSpec[]): Promise<string> {
  const { code } = await start({ blocks: blocks(...specs) })
  const { briefing } = await page(writer, code)
  await writer.act('briefings.issue', { code, version: briefing.version })
  return code
}

type Register = typeof sharedDatabases | typeof sharedTables

/** The city learns, from somebody, that what one row of a register says had not happened; gives its code. */
async function takeBack(table: Register, day: 'createdOn' | 'sharedOn', by: string): Promise<string> {
  const rows = await trial.db
    .select()
    .from(table as typeof sharedDatabases)
    .where(eq(table.knownTo, 'infinity'))
  const row = rows.find((one) => {
    const { [day]: done = null } = one as Record<string, unknown>
    return done !== null && String(done) < '2024-01-01'
  })
  if (!row) throw new Error('nothing to take back')
  const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, search: _____, ...facts } = row
  // After what was issued last, of which an answer that is kept may not tell yet.
  const [{ at } = { at: '' }] = await rowsOf<{ at: string }>(
    trial.db,
    sql`select to_json(max(known_from)) #>> '{}' as "at" from briefings`,
  )
  await recordVersion(trial.db, table, row.code, { at, by, facts: { ...facts, [day]: null } as never })
  await trial.heard()
  return row.code
}

describe('a draft', () => {
  it.each(['weekly', 'monthly', 'press', 'leader', 'blank'])(
    '%s begins with what its template says',
    async (template) => {
      const { code } = await start({ template })
      const made = await page(writer, code)
      expect(made.briefing).toMatchObject({ state: 'draft', template, issuedAt: null })
      expect(made.briefing.title.length).toBeGreaterThan(5)
      expect(made.blocks.length).toBe(made.briefing.blocks)
      expect(made.may).toEqual({ edit: true, duplicate: true, refresh: false })
    },
  )

  it('is changed by whoever saw its newest state, in any order of its blocks, and every state of it stays', async () => {
    const { code } = await start({ blocks: blocks(databases, { kind: 'text', text: 'Một' }) })
    const { briefing, blocks: before } = await page(writer, code)
    const save = { code, title: 'Của tôi', lang: 'vi', period: '2024-11', blocks: [...before].reverse() }
    const { version } = await leader.act<{ version: number }>('briefings.save', {
      ...save,
      version: briefing.version,
    })
    expect(await outcome(writer.act('briefings.save', { ...save, version: briefing.version }))).toBe(
      'changed-meanwhile',
    )
    const after = await page(writer, code)
    expect(after.briefing).toMatchObject({ title: 'Của tôi', version })
    expect(after.blocks.map(({ key }) => key)).toEqual(['k1', 'k0'])
    const kept = await trial.db.select().from(briefings).where(eq(briefings.code, code))
    expect(kept).toHaveLength(2)
    const wrong = [
      [{ title: '  ' }, 'name-needed'],
      [{ period: '2024-13' }, 'bad-period'],
      [{ blocks: [before[0], before[0]] }, 'bad-input'],
      [{ blocks: [{ key: 'a', spec: { kind: 'trend' } }] }, 'bad-input'],
    ] as const
    for (const [change, code] of wrong)
      expect(await outcome(writer.act('briefings.save', { ...save, version, ...change }))).toBe(code)
  })

  it('is not there for those who do not make any, and can be taken away', async () => {
    const { code } = await start()
    expect(await outcome(page(officer, code))).toBe('unknown-briefing')
    expect((await officer.ask<BriefingList>('briefings.list')).drafts).toEqual([])
    const { briefing } = await page(writer, code)
    await writer.act('briefings.discard', { code, version: briefing.version })
    expect(await outcome(page(writer, code))).toBe('unknown-briefing')
  })

  it('empty is not issued', async () => {
    const { code } = await start({ template: 'blank' })
    const { briefing } = await page(writer, code)
    expect(await outcome(writer.act('briefings.issue', { code, version: briefing.version }))).toBe(
      'briefing-empty',
    )
  })
})

describe('an issued briefing', () => {
  it('is locked, found by everybody entitled, and still what was hashed', async () => {
    const code = await issued(databases, { kind: 'text', text: 'Kính thưa' })
    const shown = await page(officer, code)
    expect(shown).toMatchObject({ verified: true, may: { edit: false, refresh: false } })
    expect(shown.briefing.hash).toMatch(/^[0-9a-f]{64}$/)
    const { version } = shown.briefing
    for (const verb of ['discard', 'issue'])
      expect(await outcome(writer.act(`briefings.${verb}`, { code, version }))).toBe('briefing-issued')
    expect((await officer.ask<BriefingList>('briefings.list')).issued.map((one) => one.code)).toContain(code)
  })

  it('tells when its bytes are no longer what was hashed', async () => {
    const code = await issued(databases)
    const [{ name } = { name: '' }] = await rowsOf<{ name: string }>(
      trial.db,
      sql`select current_database() as "name"`,
    )
    const superuser = asSuperuser({ connection: { ...inject('cluster'), database: name } })
    await superuser.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update briefing_issues set content = replace(content, '19', '20') where code = ${code}`
    })
    expect((await page(writer, code)).verified).toBe(false)
    await superuser.end()
  })

  it('19/57 stays 19/57 after one is taken back; it is told with old, new and who, and a refresh lists it', async () => {
    const code = await issued(
      databases,
      { kind: 'sentence', of: 'city' },
      { kind: 'text', text: 'Lời của tôi' },
    )
    const before = await csv(writer, code)
    expect(before).toContain('19;57')
    expect((await writer.ask<RevisedBriefing>('briefings.revised', { code })).revised).toEqual([])
    await takeBack(sharedDatabases, 'createdOn', 'reviewer of a test')
    expect(await csv(writer, code)).toBe(before)
    const { revised } = await writer.ask<RevisedBriefing>('briefings.revised', { code })
    const november = revised.filter(({ row }) => row === 'Tháng 11/2024')
    expect(november.map(({ old, now }) => [old, now])).toContainEqual(['19', '18'])
    expect(november[0]?.why).toMatchObject({ by: 'reviewer of a test' })
    const sentence = revised.find(({ row }) => row === null)
    expect(sentence?.old).toContain('19/57 cơ sở dữ liệu dùng chung')
    expect(sentence?.now).toContain('18/57 cơ sở dữ liệu dùng chung')
    const refreshed = await writer.act<{ code: string; differences: Difference[] }>('briefings.refresh', {
      code,
    })
    expect(refreshed.differences.map(({ old, now }) => [old, now])).toContainEqual(['19', '18'])
    const draft = await page(writer, refreshed.code)
    expect(draft.differences).toEqual(refreshed.differences)
    expect(draft.basedOn).toEqual({ code, title: draft.briefing.title })
    expect(draft.blocks.at(-1)?.spec).toEqual({ kind: 'text', text: 'Lời của tôi' })
    expect(await csv(writer, refreshed.code)).toContain('18;57')
  })

  it('is told to who issued it by one letter with 19, 18 and who; asked again none', async () => {
    const letters = () => trial.db.select().from(mails).where(like(mails.subject, '%đã điều chỉnh%'))
    const sent = await letters()
    await trial.upkeep()
    const told = await letters()
    expect(told.length).toBeGreaterThan(sent.length)
    expect(told.map(({ body }) => body).join()).toMatch(
      /trước là 19, nay là 18 \(ghi nhận bởi reviewer of a test/,
    )
    await trial.upkeep()
    expect(await letters()).toHaveLength(told.length)
    const listed = (await writer.ask<BriefingList>('briefings.list')).issued.map(({ revisions }) => revisions)
    expect(listed.filter((revisions) => revisions === 0).length).toBeLessThan(listed.length)
    const toOfficer = (await officer.ask<BriefingList>('briefings.list')).issued
    expect(new Set(toOfficer.map(({ revisions }) => revisions))).toEqual(new Set([null]))
  })

  it('gives each of two KPIs on one card its own reason, and in a table of the city as well', async () => {
    const code = await issued(
      { kind: 'card', kpis: ['shared-databases-created', 'shared-tables'] },
      { kind: 'scorecard', of: 'themes' },
      { kind: 'scorecard', of: 'matrix' },
    )
    await takeBack(sharedDatabases, 'createdOn', 'keeper of databases')
    await takeBack(sharedTables, 'sharedOn', 'keeper of tables')
    const { revised } = await writer.ask<RevisedBriefing>('briefings.revised', { code })
    const by = (key: string, rowKey: string) => [
      ...new Set(revised.filter((one) => one.key === key && one.rowKey === rowKey).map(({ why }) => why?.by)),
    ]
    for (const key of ['k0', 'k1']) {
      expect(by(key, 'shared-databases-created')).toEqual(['keeper of databases'])
      expect(by(key, 'shared-tables')).toEqual(['keeper of tables'])
    }
    const inMatrix = revised.filter(({ key }) => key === 'k2').map(({ why }) => why?.by)
    expect(new Set(inMatrix)).toEqual(new Set(['keeper of databases', 'keeper of tables']))
  })

  it('holds for each reader what that reader may see', async () => {
    const code = await issued(databases, { kind: 'trend', kpi: 'tasks-overdue', as: 'table' })
    expect(await csv(leader, code)).not.toContain('Chưa vẽ được')
    const own = await csv(officer, code)
    expect(own).toContain(';57')
    expect(own).toContain('Chưa vẽ được')
  })

  it('is duplicated for a period that has begun, with its words', async () => {
    const { code } = await start({ period: '2024-10', title: 'Báo cáo tháng 10/2024' })
    const copy = await writer.act<{ code: string }>('briefings.duplicate', { code })
    expect((await page(writer, copy.code)).briefing).toMatchObject({
      period: '2024-11',
      title: 'Báo cáo tháng 11/2024',
    })
  })

  it.each(['pptx', 'pdf', 'docx', 'xlsx'])('leaves the building as %s', async (format) => {
    const code = await issued(
      { kind: 'sentence', of: 'city' },
      { kind: 'card', kpis: ['shared-databases-created', 'shared-tables'] },
      { kind: 'tasks', of: 'criterion' },
      { kind: 'text', title: 'Nhận định', text: 'Một.\nHai.' },
      { kind: 'index', index: '766', of: 'components' },
    )
    const { statusCode, rawPayload, headers } = await writer.send({
      url: `/exports/briefings/${code}?format=${format}`,
    })
    expect(statusCode).toBe(200)
    expect(rawPayload.length).toBeGreaterThan(5_000)
    expect(headers['x-export-report']).toBeUndefined()
  })

  it('cannot be rewritten in the database', async () => {
    const [kept] = await trial.db.select().from(briefingIssues).limit(1)
    await expect(
      trial.db
        .update(briefingIssues)
        .set({ hash: 'x' })
        .where(eq(briefingIssues.code, kept?.code ?? '')),
    ).rejects.toThrow()
  })
})
