import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposals } from '../../../db/schema/proposals.ts'
import { sharedDatabases } from '../../../db/schema/registers.ts'
import type { Breakdown, RowPage } from '../../core/answers.ts'
import type { ItemList, ItemPage } from '../../core/items/answers.ts'
import { newItemCode } from '../../core/proposals/item-code.ts'
import type { ProposalKind, ProposalSaved, ProposalsActed } from '../../core/proposals/proposal.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'

const register = 'shared-databases'
const kpi = 'shared-databases-created'

let trial: Trial
const who = {} as Record<'officer' | 'head' | 'reviewer' | 'leader' | 'other' | 'visitor', Browser>
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  for (const role of ['officer', 'head', 'reviewer', 'leader'] as const)
    who[role] = await trial.signedInAs(role)
  const administrator = await trial.signedInAs('administrator')
  who.other = (await trial.arrived(administrator, { role: 'head', office: otherOffice })).browser
  who.visitor = trial.browser()
})
afterAll(() => trial.close())

const list = (by: Browser, more: object = {}) => by.ask<ItemList>('items.list', { register, ...more })
const page = (by: Browser, code: string, more: object = {}) =>
  by.ask<ItemPage>('items.page', { register, code, ...more })
const underWay = async (item: string, kind: ProposalKind) =>
  (
    await trial.db
      .select()
      .from(proposals)
      .where(and(eq(proposals.code, `${register}/${item}/${kind}`), eq(proposals.knownTo, 'infinity')))
  )[0]
const save = async (by: Browser, item: string, kind: ProposalKind, content: object) =>
  by.act<ProposalSaved>('proposals.save', {
    register,
    item,
    kind,
    seen: (await underWay(item, kind))?.versionId ?? null,
    content,
  })
const act = async (by: Browser, verb: string, item: string, kind: ProposalKind) =>
  by.act<ProposalsActed>(`proposals.${verb}`, {
    key: randomUUID(),
    proposals: [{ register, item, kind, seen: (await underWay(item, kind))?.versionId ?? null }],
  })
/** All the way, each by whoever it is for. */
async function approved(item: string, kind: ProposalKind, content: object): Promise<void> {
  expect(await save(who.officer, item, kind, content)).toMatchObject({ saved: {} })
  for (const [by, verb] of [
    [who.officer, 'submit'],
    [who.head, 'endorse'],
    [who.reviewer, 'approve'],
  ] as const)
    expect((await act(by, verb, item, kind)).refused, verb).toEqual([])
  await trial.heard()
}
async function refusedOnSending(item: string, kind: ProposalKind, content: object): Promise<string> {
  const saved = await save(who.officer, item, kind, content)
  if ('refused' in saved) return saved.refused
  const why = (await act(who.officer, 'submit', item, kind)).refused[0]?.why ?? 'sent'
  await act(who.officer, 'discard', item, kind)
  return why
}
/** The figure of the city, and of one office. */
async function figures(office: string, more: object = {}): Promise<[city: string, office: string]> {
  const found = await who.leader.ask<Breakdown>('kpi.breakdown', { id: kpi, ...more })
  const own = found.rows.find((row) => row.office.code === office)
  const say = (of: { numerator: number; denominator: number | null } | null | undefined) =>
    of ? `${of.numerator}/${of.denominator}` : 'none'
  return [say(found.city), say(own)]
}
const openItem = async (office: string): Promise<string> => {
  const { rows } = await list(who.leader, { office })
  const found = rows.find(
    ({ dates, proposals: under, listedOn }) =>
      dates.createdOn === null && under.length === 0 && listedOn < '2024-11-22',
  )
  if (!found) throw new Error(`Everything of ${office} is done`)
  return found.code
}

it('a list that there is not is said to be unknown, not to be a fault of the address', async () => {
  expect(await outcome(list(who.officer, { register: 'tables' }))).toBe('unknown-register')
  expect(await outcome(page(who.officer, 'DC-034', { register: 'tasks' }))).toBe('unknown-register')
})

describe('the milestones of an item', () => {
  it('1 more of 57 is created once it is approved, and not before: 19 + 1 = 20', async () => {
    const code = await openItem(ownOffice)
    const before = await figures(ownOffice)
    expect(before[0]).toBe('19/57')
    const minuteBefore = { asOf: '2024-11-22T16:59:00+07:00' }
    expect(await figures(ownOffice, minuteBefore)).toEqual(before)
    const dates = { designedOn: '2024-09-02', builtOn: '2024-10-20', createdOn: '2024-11-20' }
    await save(who.officer, code, 'milestones', { dates, note: 'Nghiệm thu đợt 2' })
    await act(who.officer, 'submit', code, 'milestones')
    await trial.heard()
    expect(await figures(ownOffice)).toEqual(before)
    const [mine] = (await list(who.officer, { q: code })).rows
    expect(mine?.proposals).toMatchObject([
      { kind: 'milestones', state: 'submitted', enteredBy: expect.any(String) },
    ])
    expect((await list(who.leader, { q: code, office: ownOffice })).rows[0]?.proposals).toEqual([])
    await act(who.head, 'endorse', code, 'milestones')
    await act(who.reviewer, 'approve', code, 'milestones')
    await trial.heard()
    expect((await figures(ownOffice))[0]).toBe('20/57')
    expect(await figures(ownOffice, minuteBefore)).toEqual(before)
    const shown = await page(who.officer, code)
    expect(shown.item).toMatchObject({
      dates,
      stage: expect.stringMatching(/^done/),
      note: 'Nghiệm thu đợt 2',
    })
    expect(shown.decisions[0]).toMatchObject({
      kind: 'milestones',
      outcome: 'approved',
      enteredBy: expect.stringContaining('Cán bộ'),
    })
    expect(shown.history[0]?.differences.map(({ label }) => label.en)).toContain('Created')
    const rows = await who.leader.ask<RowPage>('kpi.rows', { id: kpi, part: 'numerator', q: code })
    expect(rows.rows[0]?.recordedBy).toBe(shown.item.recordedBy)
  })

  it('reached tomorrow, or built before it was designed, is refused where it is sent', async () => {
    const code = await openItem(ownOffice)
    const of = (dates: object) => refusedOnSending(code, 'milestones', { dates, note: null })
    expect(await of({ createdOn: '2024-11-23' })).toBe('milestone-in-the-future')
    expect(await of({ designedOn: '2024-10-02', builtOn: '2024-10-01' })).toBe('dates-out-of-order')
    expect(await of({ launchedOn: '2024-10-02' })).toBe('content-incomplete')
    expect(await of({ plannedOn: '2025-06-30' })).toBe('sent')
  })

  it('are asked for by the own office alone', async () => {
    const code = await openItem(otherOffice)
    const content = { dates: { plannedOn: '2025-06-30' }, note: null }
    expect(await outcome(save(who.officer, code, 'milestones', content))).toBe('not-yours')
    expect(await outcome(save(who.visitor, code, 'milestones', content))).toBe('sign-in-needed')
    expect(await outcome(page(who.officer, code))).toBe('unknown-item')
  })
})

describe('an item of a list', () => {
  it('added from a day makes 57 + 1 = 58, in the office that added it', async () => {
    const before = await figures(ownOffice)
    const code = newItemCode(ownOffice, Uint8Array.from([1, 2, 3, 4, 5, 6]))
    await approved(code, 'add', {
      office: ownOffice,
      name: { vi: 'Cơ sở dữ liệu tiêm chủng', en: '' },
      from: '2024-11-22',
      dates: { plannedOn: '2025-06-30' },
      document: 'Quyết định số 1/QĐ-UBND',
      note: null,
    })
    const after = await figures(ownOffice)
    const plusOne = (said: string) => said.replace(/\d+$/, (n) => String(Number(n) + 1))
    expect(after).toEqual(before.map(plusOne))
    expect((await page(who.officer, code)).item).toMatchObject({
      name: { vi: 'Cơ sở dữ liệu tiêm chủng', en: 'Cơ sở dữ liệu tiêm chủng' },
      sample: true,
      listedOn: '2024-11-22',
    })
    // Under that code there is one; and a code of another office is none of this one's.
    const content = {
      name: { vi: 'Khác', en: '' },
      from: '2024-11-22',
      dates: {},
      document: null,
      note: null,
    }
    expect(await refusedOnSending(code, 'add', { ...content, office: ownOffice })).toBe('changed-meanwhile')
    const foreign = newItemCode(otherOffice, Uint8Array.from([6, 5, 4, 3, 2, 1]))
    expect(await refusedOnSending(foreign, 'add', { ...content, office: ownOffice })).toBe('unknown-item')
  })

  it('handed over today leaves the city as it was, and both offices with what they had before in earlier periods', async () => {
    const code = await openItem(ownOffice)
    const before = { now: await figures(ownOffice), earlier: await figures(ownOffice, { period: '2024-10' }) }
    const theirs = {
      now: await figures(otherOffice),
      earlier: await figures(otherOffice, { period: '2024-10' }),
    }
    await approved(code, 'hand-over', {
      to: otherOffice,
      from: '2024-11-22',
      reason: 'Chuyển chức năng',
      document: null,
    })
    const moved = (said: string, by: number) => said.replace(/\d+$/, (n) => String(Number(n) + by))
    expect(await figures(ownOffice)).toEqual([before.now[0], moved(before.now[1], -1)])
    expect(await figures(otherOffice)).toEqual([theirs.now[0], moved(theirs.now[1], 1)])
    expect(await figures(ownOffice, { period: '2024-10' })).toEqual(before.earlier)
    expect(await figures(otherOffice, { period: '2024-10' })).toEqual(theirs.earlier)
    const [next] = (await page(who.officer, code)).successors
    expect(next).toMatchObject({ code: `${code}.2`, office: { code: otherOffice }, on: '2024-11-22' })
    expect((await page(who.other, `${code}.2`)).predecessors).toMatchObject([{ code }])
    expect((await list(who.officer, { q: code })).rows.map((row) => row.code)).not.toContain(code)
  })

  it('merged into another of the same office is one fewer, and leads to it', async () => {
    const mine = (await list(who.officer)).rows.filter(({ listedOn }) => listedOn < '2024-11-22')
    const [code = '', into = ''] = mine.map((row) => row.code)
    const [foreign] = (await list(who.leader, { office: otherOffice })).rows
    const content = { from: '2024-11-22', reason: 'Trùng phạm vi', document: null }
    expect(await refusedOnSending(code, 'merge', { ...content, into: foreign?.code })).toBe(
      'not-the-same-office',
    )
    expect(await refusedOnSending(code, 'merge', { ...content, into: code })).toBe('unknown-item')
    const before = await figures(ownOffice)
    await approved(code, 'merge', { ...content, into })
    const outOf = ([said]: [string, string]) => Number(said.split('/')[1])
    expect(outOf(await figures(ownOffice))).toBe(outOf(before) - 1)
    expect((await page(who.officer, code)).successors).toMatchObject([{ code: into, kind: 'merge' }])
  })

  it('retired counts until the day before', async () => {
    const { rows } = await list(who.officer)
    const code = rows.find(({ listedOn }) => listedOn < '2024-11-22')?.code ?? ''
    await approved(code, 'retire', { from: '2024-11-22', reason: 'Không còn phù hợp', document: null })
    const [row] = await trial.db
      .select()
      .from(sharedDatabases)
      .where(and(eq(sharedDatabases.code, code), eq(sharedDatabases.knownTo, 'infinity')))
    expect(row?.retiredOn).toBe('2024-11-22')
    expect((await list(who.officer)).rows.map((one) => one.code)).not.toContain(code)
    expect((await list(who.officer, { asOf: '2024-11-21' })).rows.map((one) => one.code)).toContain(code)
    expect(await refusedOnSending(code, 'milestones', { dates: {}, note: 'x' })).toBe('unknown-item')
  })
})
