import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportedValues } from '../../db/schema/reporting.ts'
import type { TestDatabase } from '../../db/testing/database.ts'
import { type Facts, recordVersion } from '../../db/versions.ts'
import { dayOfInstant, minDay } from '../../server/core/day.ts'
import { parsePeriod } from '../../server/core/period.ts'
import { dueOn, valueCode } from '../../server/core/reporting/due.ts'
import { standsUntil } from '../../server/core/reporting/stands.ts'
import { verdictBy } from '../generators/verdict.ts'
import { documentsKnownAt } from '../reference/documents.ts'
import { type Definition, definitionsOf } from '../reference/reported-kpi.ts'
import { reportedKpis } from '../reference/reported-kpis.ts'
import { launchDatabase } from '../testing/launch-database.ts'
import { launch } from './launch.ts'
import { corrected, underWay } from './launch-reporting.ts'
import { reversedEstimate } from './launch-reports-told.ts'
import { launchTargets } from './launch-targets.ts'

let test: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  test = await launchDatabase()
  sql = test.database.raw
}, 60_000)
afterAll(() => test.close())

const clock = Date.parse(launch.clockAt)
const definitions = definitionsOf(reportedKpis)
const inForce = (kpi: string, end: string): Definition =>
  definitions.filter((d) => d.kpiId === kpi && d.fromOn <= end).at(-1) as Definition
const verdict = verdictBy(launchTargets)

type Version = typeof reportedValues.$inferSelect
const versions = async (): Promise<Version[]> => test.database.db.select().from(reportedValues)
const open = ({ knownTo }: { knownTo: string }) => knownTo === 'infinity'
const knownOn = ({ knownFrom }: { knownFrom: string }) => dayOfInstant(new Date(knownFrom))

async function sumOf(kpi: string, period: string) {
  const [row] = await sql`select count(*)::int as offices, sum(numerator)::float as numerator,
      sum(denominator)::float as denominator
    from reported_values where kpi_id = ${kpi} and period = ${period} and known_to = 'infinity'`
  return { ...row }
}

describe('added up by hand', () => {
  it('data requests met by the first quarter: 10 + 14 + 8 + 5 + 7 = 44 of 11 + 18 + 9 + 7 + 10 = 55, which is 80 %', async () => {
    expect(await sumOf('data-requests-met', '2024-Q1')).toEqual({
      offices: 5,
      numerator: 44,
      denominator: 55,
    })
  })
  it('and by the third: 31 + 40 + 22 + 17 + 26 = 136 of 34 + 52 + 24 + 21 + 29 = 160, which is 85 %', async () => {
    expect(await sumOf('data-requests-met', '2024-Q3')).toEqual({
      offices: 5,
      numerator: 136,
      denominator: 160,
    })
  })
})

describe('the definitions', () => {
  it('are 34 KPIs, one of them defined twice, a third not public, two in the matrix', () => {
    const ids = new Set(definitions.map((d) => d.kpiId))
    expect([definitions.length, ids.size]).toEqual([35, 34])
    const hidden = new Set(definitions.filter((d) => !d.public).map((d) => d.kpiId))
    expect(hidden.size).toBe(10)
    expect(new Set(definitions.filter((d) => d.matrix).map((d) => d.kpiId)).size).toBe(2)
  })

  it.each(definitions.map((d) => [d.code, d] as const))('%s is complete', (code, d) => {
    expect(code).toBe(`${d.kpiId}@${d.fromOn}`)
    expect(d.kpiId).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    for (const [key, value] of Object.entries(d)) {
      if (typeof value !== 'string') continue
      expect(value, key).toBe(value.trim().normalize('NFC'))
      expect(value, key).not.toMatch(/^$|tỉ lệ/i)
    }
    for (const short of [d.shortVi, d.shortEn]) expect([...short].length).toBeLessThanOrEqual(32)
    for (const question of [d.questionVi, d.questionEn]) expect(question).toMatch(/\?$/)
    for (const formula of [d.formulaVi, d.formulaEn]) expect(formula).toMatch(/\.$/)
    for (const name of [d.nameVi, d.nameEn, d.numeratorVi, d.numeratorEn, d.nounVi, d.nounEn])
      expect(name).not.toMatch(/[.?]$/)
    expect(d.denominatorVi === null).toBe(d.unit === 'count')
    expect(d.denominatorEn === null).toBe(d.unit === 'count')
    expect(d.caveatVi === null).toBe(d.caveatEn === null)
    // A score cannot be pooled over offices.
    if (d.theme === 'indices') expect(d.reporters).toHaveLength(1)
  })

  it('name documents that were issued when they were set', () => {
    const issued = new Map(documentsKnownAt(clock).map((d) => [d.code, d.issuedOn]))
    const late = reportedKpis.flatMap(({ id, setOn, documents }) =>
      documents.flatMap((code) => ((issued.get(code) ?? '9999') <= setOn ? [] : [`${id}: ${code}`])),
    )
    expect(late).toEqual([])
  })

  it('have no id that is counted from registers', async () => {
    const rows = await sql`select distinct kpi_id from announcements`
    const ids = new Set(definitions.map((d) => d.kpiId))
    expect(rows.filter((row) => ids.has(row.kpi_id))).toEqual([])
  })
})

describe('the values', () => {
  it('are named by KPI, office and period, stand as long as the definition says, and fit it', async () => {
    const wrong = (await versions()).filter((v) => {
      const period = parsePeriod(v.period)
      const d = inForce(v.kpiId, v.endOn)
      if (!period || !d || period.grain !== d.cadence) return true
      const value = d.unit === 'share' ? v.numerator / (v.denominator ?? Number.NaN) : v.numerator
      const asked = d.reporters ? d.reporters.includes(v.officeCode) : true
      return !(
        asked &&
        v.code === valueCode(v.kpiId, v.officeCode, v.period) &&
        v.startOn === period.start &&
        v.endOn === period.end &&
        v.standsUntil === standsUntil(period, d.carries) &&
        (d.unit === 'share') === (v.denominator !== null) &&
        value >= (d.least ?? 0) &&
        value <= (d.most ?? Number.POSITIVE_INFINITY)
      )
    })
    expect(wrong.map((v) => v.code)).toEqual([])
  })

  it('of November are there for 12 of 20 departments; Foreign Affairs has been silent since August', async () => {
    expect((await sumOf('work-files-online', '2024-10')).offices).toBe(19)
    expect((await sumOf('work-files-online', '2024-11')).offices).toBe(12)
    expect((await sumOf('community-digital-teams', '2024-11')).offices).toBe(9)
    const [last] = await sql`select max(known_from)::date::text as known, max(period) as period
      from reported_values where office_code = 'SNGV' and period like '2024-0%'`
    expect(last?.period).toBe('2024-07')
    expect(last?.known < '2024-08-17').toBe(true)
  })

  it('are estimates before their month is over, and official later', async () => {
    const monthly = (await versions()).filter((v) => parsePeriod(v.period)?.grain === 'month')
    expect(monthly.filter((v) => v.vintage !== 'estimate' && knownOn(v) <= v.endOn)).toEqual([])
    const now = (period: string) => [
      ...new Set(monthly.filter((v) => v.period === period && open(v)).map((v) => v.vintage)),
    ]
    expect(now('2024-11')).toEqual(['estimate'])
    expect(now('2024-09')).toEqual(['official'])
    expect(now('2024-10').sort()).toEqual(['estimate', 'official', 'preliminary'])
  })

  it('some were sent late, most were not, and none was approved before it was sent', async () => {
    const firsts = (await versions()).filter((v, _, all) =>
      all.every((other) => other.code !== v.code || other.versionId >= v.versionId),
    )
    const late = firsts.filter((v) => {
      const { dueDay, dueLag, theme } = inForce(v.kpiId, v.endOn)
      const period = parsePeriod(v.period)
      return theme !== 'indices' && period && (v.sentOn ?? '') > dueOn(period, { dueDay, dueLag })
    })
    expect(late.length / firsts.length).toBeGreaterThan(0.02)
    expect(late.length / firsts.length).toBeLessThan(0.1)
    expect(firsts.filter((v) => v.sentOn === null || v.sentOn > knownOn(v))).toEqual([])
  })

  it('behind their target are explained, and only they', async () => {
    const told = (await versions()).map((v) => {
      const d = inForce(v.kpiId, v.endOn)
      const status = verdict(d, v.officeCode, v, minDay(v.endOn, knownOn(v)))
      return { code: v.code, status, explained: v.explanation !== null, open: open(v) }
    })
    expect(told.filter(({ status, explained }) => (status === 'behind') !== explained)).toEqual([])
    const met = new Set(told.filter((t) => t.open && t.code.endsWith('/2024-11')).map((t) => t.status))
    expect([...met].sort()).toEqual(['at-risk', 'behind', 'no-target', 'on-track'])
  })

  it('the estimate that said that the quarter met its target was reversed by the official value', async () => {
    const { kpi, office, period } = reversedEstimate
    const of = (await versions())
      .filter((v) => v.code === valueCode(kpi, office, period))
      .sort((a, b) => a.versionId - b.versionId)
    expect(
      of.map((v) => [v.vintage, verdict(inForce(kpi, v.endOn), office, v, minDay(v.endOn, knownOn(v)))]),
    ).toEqual([
      ['estimate', 'on-track'],
      ['official', 'behind'],
    ])
  })

  it('only the rank in DTI 2022 is published: what became known later is not there', async () => {
    const rows =
      await sql`select code, numerator, source from reported_values where not sample or period >= '2025'`
    expect(rows.map((row) => ({ ...row }))).toEqual([
      {
        code: 'dti-rank/STTTT/2022',
        numerator: 14,
        source: 'Bộ Thông tin và Truyền thông: Báo cáo DTI 2022',
      },
    ])
    expect(await sql`select code from reported_values where kpi_id like 'dti-%' and period = '2023'`).toEqual(
      [],
    )
  })
})

describe('work under way', () => {
  const now = () => sql`select code, office_code, period, state, reason, endorsed_by, sent_on, based_on::int
    from entries where known_to = 'infinity'`

  it('5 values are entered, 14 wait for their head, 25 for the reviewer, 2 were returned with a reason', async () => {
    const rows = await now()
    const count = (state: string) => rows.filter((row) => row.state === state).length
    expect(['entered', 'submitted', 'endorsed', 'returned'].map(count)).toEqual([5, 14, 25, 2])
    expect(rows).toHaveLength(underWay.length)
    expect(rows.every((row) => (row.state === 'returned') === (row.reason !== null))).toBe(true)
    expect(rows.every((row) => (row.state === 'endorsed') === (row.endorsed_by !== null))).toBe(true)
    expect(rows.every((row) => row.state !== 'entered' || row.sent_on === null)).toBe(true)
  })

  it('Health owes ten figures of November: one is entered, one sent, one endorsed, one returned, six not begun', async () => {
    const rows = await sql`select state from entries
      where known_to = 'infinity' and office_code = 'SYT' and period = '2024-11' order by 1`
    expect(rows.map((row) => row.state)).toEqual(['endorsed', 'entered', 'returned', 'submitted'])
    const owed = new Set(
      definitions.flatMap((d) =>
        d.cadence === 'month' && d.origin === 'office' && d.kinds.includes('department') && !d.reporters
          ? [d.kpiId]
          : [],
      ),
    )
    const approved = await sql`select from reported_values r join kpi_definitions d using (kpi_id)
      where r.office_code = 'SYT' and r.period = '2024-11' and d.origin = 'office'`
    expect([owed.size, approved.length]).toEqual([10, 0])
  })

  it('begins from the version in force, or from none where there is none', async () => {
    const rows = await sql`select e.code, e.based_on::int, r.version_id::int
      from entries e left join reported_values r on r.code = e.code and r.known_to = 'infinity'`
    expect(rows.filter((row) => row.based_on !== row.version_id)).toEqual([])
    expect(new Set(rows.filter((row) => row.based_on !== null).map((row) => row.code)).size).toBe(4)
  })

  it('no numerator is above its denominator', async () => {
    expect(await sql`select code from entries where numerator > denominator`).toEqual([])
  })

  it('one figure from the centre is contested, as it stands', async () => {
    const rows = await sql`select c.state, d.origin, c.claimed_denominator < c.denominator as less
      from contests c
      join kpi_definitions d on d.kpi_id = c.kpi_id
      join reported_values r on r.kpi_id = c.kpi_id and r.office_code = c.office_code and r.period = c.period
        and r.numerator = c.numerator and r.denominator = c.denominator and r.known_to = 'infinity'`
    expect(rows.map((row) => ({ ...row }))).toEqual([{ state: 'open', origin: 'centre', less: true }])
  })
})

describe('locked periods', () => {
  it('months are locked to September, October and November are open', async () => {
    const rows =
      await sql`select code from period_locks where known_to = 'infinity' and locked and code like '2024-__' and code !~ 'Q'`
    expect(rows.map((row) => row.code).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) => `2024-0${month}`),
    )
  })

  it('nothing of a period changed while it was locked', async () => {
    expect(
      await sql`select v.code from (
          select code, period, known_from from reported_values union all
          select code, period, known_from from entries) v
        join period_locks l on l.code = v.period and l.locked
          and v.known_from >= l.known_from and v.known_from < l.known_to`,
    ).toEqual([])
  })

  it('May was opened again for one figure, which was put right, and locked again', async () => {
    const locks = await sql`select locked from period_locks where code = '2024-05' order by known_from`
    expect(locks.map((row) => row.locked)).toEqual([true, false, true])
    const [last] = await sql`select vintage, note from reported_values
      where code = ${corrected.code} and known_to = 'infinity'`
    expect({ ...last }).toEqual({ vintage: 'official', note: corrected.note })
  })
})

describe('after the load', () => {
  it('a version recorded after it gets a number of its own', async () => {
    const [newest] = await sql`select max(version_id)::int as id from reported_values`
    const [value] = (await versions()).filter((v) => open(v) && v.period === '2024-11')
    const { versionId, knownFrom, knownTo, recordedBy, search, ...facts } = value as Version
    await recordVersion(test.database.db, reportedValues, facts.code, {
      at: '2024-11-23T08:00:00+07:00',
      by: 'Đơn vị thẩm định',
      facts: { ...facts, note: 'lần sau' } as Facts<typeof reportedValues>,
    })
    const [after] = await sql`select version_id::int as id from reported_values where note = 'lần sau'`
    expect(after?.id).toBe(newest?.id + 1)
  })
})
