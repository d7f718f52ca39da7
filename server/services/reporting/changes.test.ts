import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  contests,
  entries,
  kpiDefinitions,
  periodLocks,
  reportedValues,
} from '../../../db/schema/reporting.ts'
import { targets } from '../../../db/schema/targets.ts'
import { recordVersion } from '../../../db/versions.ts'
import { parsePeriod } from '../../core/period.ts'
import type { ChangeKind, Changes } from '../../core/reporting/answers.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'
import { definitionOf } from './testing/definition.ts'
import { endOf, known, linesOf, plainLines, type World, type Write } from './testing/plain-changes.ts'

const city = 'HP'
const tables = {
  values: reportedValues,
  targets,
  definitions: kpiDefinitions,
  contests,
  locks: periodLocks,
  entries,
}
const injected = 500
const firstAt = Date.parse('2024-11-04T01:00:00Z')
/** Milliseconds between two of them: all lie before the story's present. */
const apart = 50 * 60_000
const today = '2024-11-22'
const months = ['2024-08', '2024-09', '2024-10', '2024-11']
const vintages = ['estimate', 'preliminary', 'official'] as const

let trial: Trial
let reviewer: Browser
let officer: Browser
let offices: string[]

beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  reviewer = await trial.signedInAs('reviewer')
  officer = await trial.signedInAs('officer')
  const setting = await reviewer.ask<{ offices: { code: string; kind: string }[] }>('setting')
  const others = setting.offices.filter(
    ({ kind, code }) => kind === 'department' && code !== ownOffice && code !== otherOffice,
  )
  offices = [ownOffice, otherOffice, ...others.slice(0, 3).map(({ code }) => code)]
})
afterAll(() => trial.close())

type Draw = { kind: number; kpi: number; office: number; what: number; much: number }
const draws = fc.array(
  fc.record({
    kind: fc.nat(99),
    kpi: fc.nat(7),
    office: fc.nat(4),
    what: fc.nat(999),
    much: fc.nat(100),
  }),
  { minLength: injected, maxLength: injected },
)

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** Known changes of every kind, as writes; each draw is one. */
function writesOf(run: string, theme: string, drawn: readonly Draw[]): Write[] {
  const ids = Array.from({ length: 8 }, (_, n) => `${run}-${n}`)
  const definition = (kpiId: string, own: object = {}) =>
    definitionOf({ kpiId, theme, reporters: offices, dueDay: 10, public: !/-[567]$/.test(kpiId), ...own })
  const writes: Write[] = ids.map((id) => ({
    table: 'definitions',
    code: definition(id).code,
    at: '2023-12-31T17:00:00.000Z',
    by: 'a test',
    facts: definition(id),
  }))
  for (const [n, draw] of drawn.entries()) {
    const at = new Date(firstAt + n * apart).toISOString()
    writes.push({ ...writeOf(draw, at), at, by: `Person ${draw.what % 7}` } as Write)
  }
  return writes

  function writeOf({ kind, kpi: k, office: o, what, much }: Draw, at: string): Omit<Write, 'at' | 'by'> {
    const kpi = pick(ids, k)
    const office = pick(offices, o)
    const open = <T extends Write['table']>(table: T, code: string) =>
      known(writes, table, at).find((facts) => facts.code === code)
    const period = pick(months, what)
    const code = `${kpi}/${office}/${period}`
    if (kind < 12) {
      const target = `${kpi}/${kind % 3 === 0 ? city : office}/${what % 2}`
      if (kind < 3 && open('targets', target)) return { table: 'targets', code: target, facts: null }
      return {
        table: 'targets',
        code: target,
        facts: {
          code: target,
          kpiId: kpi,
          officeCode: kind % 3 === 0 ? city : office,
          fromOn: what % 2 ? '2024-10-15' : '2024-01-01',
          dueOn: '2024-12-31',
          fromLevel: null,
          level: much / 100,
          documentCode: null,
          sample: true,
        },
      }
    }
    if (kind < 14) {
      const fresh = `${run}-new-${at}`
      return { table: 'definitions', code: definition(fresh).code, facts: definition(fresh) }
    }
    if (kind < 22) {
      const fromOn = pick(['2024-01-01', '2024-01-01', '2024-10-01', '2024-11-01'], what)
      const now = definition(kpi, { fromOn })
      const before = open('definitions', now.code)
      if (before && fromOn !== '2024-01-01' && much < 30)
        return { table: 'definitions', code: now.code, facts: null }
      const changed = pick(
        [
          { slack: much / 500 },
          { better: much % 2 ? ('lower' as const) : ('higher' as const) },
          { nameVi: `Tên mới ${much}`, formulaVi: `Công thức ${much}` },
          { dueDay: 10 + (much % 18) },
        ],
        much,
      )
      return { table: 'definitions', code: now.code, facts: { ...(before ?? now), ...changed } }
    }
    if (kind < 32) {
      const contest = `${code}/${run}`
      const before = open('contests', contest)
      const facts = {
        code: contest,
        kpiId: kpi,
        officeCode: office,
        period,
        numerator: null,
        denominator: null,
        claimedNumerator: much,
        claimedDenominator: 100,
        reason: `Lý do ${much}`,
        source: 'Công văn',
        state: 'open' as const,
        openedBy: 'a test',
        openedAt: at,
        decision: null,
      }
      if (before?.state !== 'open') return { table: 'contests', code: contest, facts }
      const state = much % 2 ? ('upheld' as const) : ('dismissed' as const)
      return { table: 'contests', code: contest, facts: { ...before, state, decision: `Kết luận ${much}` } }
    }
    if (kind < 36) {
      const lock = `${2010 + Number(run.slice(1))}-0${1 + (what % 9)}`
      const facts = { code: lock, locked: open('locks', lock)?.locked !== true, reason: `Vì ${much}` }
      return { table: 'locks', code: lock, facts }
    }
    const content = {
      code,
      kpiId: kpi,
      officeCode: office,
      period,
      denominator: 100,
      note: what % 3 ? null : `Ghi chú ${much}`,
      source: null,
      explanation: null,
      enteredBy: 'a test',
      sentOn: null,
    }
    if (kind < 48) {
      const state = pick(['entered', 'submitted', 'endorsed', 'returned'] as const, much)
      if (open('entries', code) && much > 80) return { table: 'entries', code, facts: null }
      const more = {
        numerator: much,
        vintage: 'estimate' as const,
        reason: null,
        endorsedBy: null,
        basedOn: null,
      }
      return { table: 'entries', code, facts: { ...content, ...more, state } }
    }
    const versions = writes.flatMap((write) => (write.table === 'values' && write.code === code ? write : []))
    const before = versions.at(-1)?.facts
    if (before && kind < 52) return { table: 'values', code, facts: null }
    const earlier = versions.at(-2)?.facts
    if (before && earlier && kind < 60) return { table: 'values', code, facts: earlier }
    const span = parsePeriod(period)
    if (!span) throw new RangeError(period)
    return {
      table: 'values',
      code,
      facts: {
        ...content,
        numerator: much,
        vintage: pick(vintages, what + much),
        startOn: span.start,
        endOn: span.end,
        standsUntil:
          { '2024-08': '2024-09-30', '2024-09': '2024-10-31', '2024-10': '2024-11-30' }[period] ??
          '2024-12-31',
        endorsedBy: 'a test',
        sample: true,
      },
    }
  }
}

async function inject({ writes }: Pick<World, 'writes'>) {
  for (const { table, code, at, by, facts } of writes)
    await recordVersion(trial.db, tables[table] as never, code, { at, by, facts: facts as never })
  await trial.heard()
}

const ask = (by: Browser, since: string, more: object = {}) =>
  by.ask<Changes>('reporting.changes', { since, ...more })

const kindOf = (line: string): ChangeKind => {
  const [kind, , , , , , old] = line.split(' | ')
  return kind === 'value' ? (old === 'null' ? 'first' : 'revised') : (kind as ChangeKind)
}
const themes = [undefined, 'security']
let runs = 0

describe('what has changed', () => {
  it('500 known changes of every kind: all found, none invented, for whoever asks and since whenever', async () => {
    await fc.assert(
      fc.asyncProperty(draws, async (drawn) => {
        const run = `r${runs}`
        const theme = themes[runs % themes.length]
        runs++
        const writes = writesOf(run, theme ?? 'work', drawn)
        const at = (n: number) => writes[writes.length - injected + n]?.at ?? ''
        const moments = ['2024-10-31', '2024-11-03', '2024-11-12', at(250), at(400), '2024-11-21']
        const askers = [
          { by: reviewer, own: null },
          { by: officer, own: [ownOffice] },
        ]
        const cases = moments.flatMap((since) => askers.map((asker) => ({ since, ...asker })))
        const isOurs = (kpi: string) => kpi.startsWith(`${run}-`)
        const isLock = (period: string) => period.startsWith(String(2010 + Number(run.slice(1))))
        const others = (answer: Changes) =>
          linesOf(
            answer,
            (kpi) => !isOurs(kpi),
            (period) => !isLock(period),
          )
        const before = []
        for (const { by, since } of cases) before.push(await ask(by, since, { theme }))
        await inject({ writes })
        for (const [n, { by, since, own }] of cases.entries()) {
          const answer = await ask(by, since, { theme })
          const world = { writes, city, offices, today, own }
          const expected = plainLines(world, since.includes('T') ? since : endOf(since), endOf(today))
          expect(linesOf(answer, isOurs, isLock)).toEqual(expected)
          const was = before[n] as Changes
          expect(others(answer)).toEqual(others(was))
          const counted = { ...was.tally }
          for (const line of expected) counted[kindOf(line)]++
          expect(answer.tally).toEqual(counted)
        }
      }),
      { numRuns: 2, endOnFailure: true },
    )
  }, 300_000)

  it('of one office only, says what concerns that office', async () => {
    const all = await ask(reviewer, '2024-10-31')
    const answer = await ask(reviewer, '2024-10-31', { office: ownOffice })
    const codes = (changes: Changes) => [
      ...new Set([
        ...changes.changes.map((one) => ('office' in one ? one.office?.code : ownOffice)),
        ...changes.flips.map(({ office }) => office?.code),
        ...changes.missing.map(({ office }) => office.code),
      ]),
    ]
    expect(codes(all).length).toBeGreaterThan(1)
    expect(codes(answer)).toEqual([ownOffice])
  })

  it('is for those who are signed in, and of moments that there were', async () => {
    expect(await outcome(ask(trial.browser(), '2024-11-01'))).toBe('sign-in-needed')
    expect(await outcome(ask(reviewer, '2024-11-23'))).toBe('as-of-in-future')
    expect(await outcome(ask(reviewer, 'yesterday'))).toBe('bad-as-of')
    expect(await outcome(ask(reviewer, '2024-11-01', { office: 'NOWHERE' }))).toBe('unknown-office')
  })

  it('nothing said means since the own last approval, which is not among what is new', async () => {
    const me = (await officer.ask<{ person: { name: string } }>('me')).person.name
    expect(await officer.ask<Changes>('reporting.changes')).toMatchObject({
      lastApproval: null,
      since: endOf('2024-11-21'),
    })
    const [value] = await trial.db.select().from(reportedValues).limit(1)
    if (!value) throw new Error('the story reports nothing')
    const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, search: _____, ...facts } = value
    const write = (code: string, at: string, by: string) =>
      recordVersion(trial.db, reportedValues, code, { at, by, facts: { ...facts, code } })
    await write('mine', '2024-11-22T09:00:00.000123Z', me)
    await write('theirs', '2024-11-22T09:00:00.000124Z', 'Somebody else')
    await trial.heard()
    const answer = await officer.ask<Changes>('reporting.changes')
    expect(answer).toMatchObject({
      lastApproval: '2024-11-22T09:00:00.000Z',
      tally: { first: 1, revised: 0 },
    })
    expect(answer.changes.map(({ by }) => by)).toEqual(['Somebody else'])
  })
})
