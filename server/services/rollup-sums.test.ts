import { eq, getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../db/client.ts'
import { ensureMonths } from '../../db/ensure-months.ts'
import { rowsOf } from '../../db/rows.ts'
import { dossiers, exchanges, petitions, surveyResponses } from '../../db/schema/flows.ts'
import {
  dossierChanges,
  dossierHeads,
  dossierPending,
  dossierTotals,
  exchangeChanges,
  exchangePending,
  exchangeTotals,
  petitionChanges,
  petitionPending,
  petitionTotals,
  surveyChanges,
  surveyPending,
  surveyTotals,
} from '../../db/schema/rollups.ts'
import { rolledSql } from '../../db/sql/rolled.ts'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { type Facts, recordVersion, recordVersions } from '../../db/versions.ts'
import { addDays, type Day, dayOfInstant, endOfDay } from '../core/day.ts'

/** A row, in full: every rollup is compared with what is counted here from the versions themselves. */
type Known<T extends PgTable> = Omit<
  T['$inferSelect'],
  'versionId' | 'knownFrom' | 'knownTo' | 'recordedBy' | 'search' | 'code'
>
type Dossier = Known<typeof dossiers>
const day = fc.integer({ min: 0, max: 75 }).map((offset) => addDays('2024-01-20', offset))
const office = fc.constantFrom('SXD', 'SYT')

const dossier = fc
  .record({
    officeCode: office,
    sample: fc.boolean(),
    procedureCode: fc.constantFrom('TT-1', 'TT-2'),
    channel: fc.constantFrom('online' as const, 'counter' as const),
    identified: fc.boolean(),
    fullProcess: fc.boolean(),
    feeDue: fc.boolean(),
    paidOnline: fc.boolean(),
    filedOn: day,
    dueOn: day,
    settledOn: fc.option(day, { nil: null }),
    supplements: fc.integer({ min: 0, max: 3 }),
    digitalResult: fc.boolean(),
  })
  .map((facts): Dossier => facts)

const petition = fc.record({
  officeCode: office,
  sample: fc.boolean(),
  topic: fc.constantFrom('land' as const, 'traffic' as const),
  receivedOn: day,
  dueOn: day,
  answeredOn: fc.option(day, { nil: null }),
  repeated: fc.boolean(),
})
const element = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null })
const survey = fc.record({
  officeCode: office,
  sample: fc.boolean(),
  subject: fc.constantFrom('dossier' as const, 'petition' as const),
  answeredOn: day,
  score: fc.integer({ min: 1, max: 5 }),
  accessScore: element,
  procedureScore: element,
  officialsScore: element,
  resultScore: element,
  feedbackScore: element,
})
const exchange = fc.record({
  officeCode: office,
  sample: fc.boolean(),
  systemCode: fc.constantFrom('HT-1', 'HT-2'),
  exchangedOn: day,
  messages: fc.integer({ min: 0, max: 900 }),
})

type Counted = { day: Day | null; sums: Record<string, number> }
const later = (a: Day, b: Day) => (a > b ? a : b)
const one = (is: boolean) => (is ? 1 : 0)

const flows = {
  dossiers: {
    table: dossiers,
    tables: { totals: dossierTotals, pending: dossierPending, changes: dossierChanges },
    sums: [
      'filed',
      'filedOnline',
      'filedFull',
      'filedIdentified',
      'feeDue',
      'feePaid',
      'due',
      'dueMet',
      'settled',
      'settledDigital',
      'closed',
      'late',
    ],
    service: 'procedureCode',
    rows: dossier,
    counted: (d: Dossier): Counted[] => {
      const overdueOn = later(d.filedOn, addDays(d.dueOn, 1))
      const online = d.channel === 'online'
      const isLate = !d.settledOn || d.settledOn > overdueOn
      return [
        {
          day: d.filedOn,
          sums: {
            filed: 1,
            filedOnline: one(online),
            filedFull: one(online && d.fullProcess),
            filedIdentified: one(online && d.identified),
            feeDue: one(d.feeDue),
            feePaid: one(d.feeDue && d.paidOnline),
          },
        },
        {
          day: d.dueOn,
          sums: { due: 1, dueMet: one(!!d.settledOn && d.settledOn <= d.dueOn && d.supplements <= 1) },
        },
        { day: d.settledOn ?? null, sums: { settled: 1, settledDigital: one(d.digitalResult) } },
        { day: d.settledOn ? later(d.settledOn, d.filedOn) : null, sums: { closed: 1 } },
        { day: isLate ? overdueOn : null, sums: { late: 1 } },
        { day: isLate ? (d.settledOn ?? null) : null, sums: { late: -1 } },
      ]
    },
  },
  petitions: {
    table: petitions,
    tables: { totals: petitionTotals, pending: petitionPending, changes: petitionChanges },
    sums: ['received', 'due', 'dueMet', 'answered', 'answeredOnce'],
    service: 'topic',
    rows: petition,
    counted: (p: Known<typeof petitions>): Counted[] => [
      { day: p.receivedOn, sums: { received: 1 } },
      { day: p.dueOn, sums: { due: 1, dueMet: one(!!p.answeredOn && p.answeredOn <= p.dueOn) } },
      { day: p.answeredOn ?? null, sums: { answered: 1, answeredOnce: one(!p.repeated) } },
    ],
  },
  survey_responses: {
    table: surveyResponses,
    tables: { totals: surveyTotals, pending: surveyPending, changes: surveyChanges },
    sums: [
      'ofDossiers',
      'ofDossiersSatisfied',
      'ofPetitions',
      'ofPetitionsSatisfied',
      'accessAnswered',
      'accessSatisfied',
      'procedureAnswered',
      'procedureSatisfied',
      'officialsAnswered',
      'officialsSatisfied',
      'resultAnswered',
      'resultSatisfied',
      'feedbackAnswered',
      'feedbackSatisfied',
    ],
    service: 'subject',
    rows: survey,
    counted: (s: Known<typeof surveyResponses>): Counted[] => {
      const ofDossier = s.subject === 'dossier'
      return [
        {
          day: s.answeredOn,
          sums: {
            ofDossiers: one(ofDossier),
            ofDossiersSatisfied: one(ofDossier && s.score >= 4),
            ofPetitions: one(!ofDossier),
            ofPetitionsSatisfied: one(!ofDossier && s.score >= 4),
            accessAnswered: one(ofDossier && s.accessScore !== null),
            accessSatisfied: one(ofDossier && (s.accessScore ?? 0) >= 4),
            procedureAnswered: one(ofDossier && s.procedureScore !== null),
            procedureSatisfied: one(ofDossier && (s.procedureScore ?? 0) >= 4),
            officialsAnswered: one(ofDossier && s.officialsScore !== null),
            officialsSatisfied: one(ofDossier && (s.officialsScore ?? 0) >= 4),
            resultAnswered: one(ofDossier && s.resultScore !== null),
            resultSatisfied: one(ofDossier && (s.resultScore ?? 0) >= 4),
            feedbackAnswered: one(ofDossier && s.feedbackScore !== null),
            feedbackSatisfied: one(ofDossier && (s.feedbackScore ?? 0) >= 4),
          },
        },
      ]
    },
  },
  exchanges: {
    table: exchanges,
    tables: { totals: exchangeTotals, pending: exchangePending, changes: exchangeChanges },
    sums: ['reports', 'messages'],
    service: 'systemCode',
    rows: exchange,
    counted: (e: Known<typeof exchanges>): Counted[] => [
      { day: e.exchangedOn, sums: { reports: 1, messages: e.messages } },
    ],
  },
}
type FlowName = keyof typeof flows

type Version = Record<string, unknown> & { knownFrom: string; knownTo: string }
const monthOf = (on: Day) => `${on.slice(0, 7)}-01`
const lastOf = (month: Day) => addDays(monthOf(addDays(month, 31)), -1)

/** What the rollup has to say at a moment, counted from every version that was known then. */
function recounted(name: FlowName, versions: readonly Version[], at: Date): Map<string, number[]> {
  const { sums, service, counted } = flows[name]
  const today = dayOfInstant(at)
  const found = new Map<string, number[]>()
  const add = (key: string, from: Record<string, number>) => {
    const all = found.get(key) ?? sums.map(() => 0)
    found.set(
      key,
      all.map((value, i) => value + (from[sums[i] as string] ?? 0)),
    )
  }
  for (const version of versions) {
    const to = version.knownTo === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(version.knownTo)
    if (Date.parse(version.knownFrom) > at.getTime() || to <= at.getTime()) continue
    for (const { day, sums: from } of (counted as (facts: unknown) => Counted[])(version)) {
      if (!day || day > today) continue
      const rest = `${version.officeCode} ${version.sample}`
      add(`day ${day} ${rest} `, from)
      if (lastOf(monthOf(day)) > today) continue
      add(`month ${monthOf(day)} ${rest} `, from)
      add(`service ${monthOf(day)} ${rest} ${version[service]}`, from)
    }
  }
  for (const [key, values] of found) if (values.every((value) => value === 0)) found.delete(key)
  return found
}

async function rolled(db: Db, name: FlowName, at: Date, round: string): Promise<Map<string, number[]>> {
  const { tables, sums } = flows[name]
  const today = dayOfInstant(at)
  const month = monthOf(addDays(today, 1))
  const columns = sums.map((sum) => tables.totals[sum as 'day'])
  const rows = await rowsOf<Record<string, unknown>>(
    db,
    sql`with ranges(grain, lo, hi) as (values
        ('day', date '2023-01-01', ${today}::date),
        ('month', date '2023-01-01', ${addDays(month, -1)}::date),
        ('service', date '2023-01-01', ${addDays(month, -1)}::date))
      select *, day::text as "on" from ${rolledSql(tables, { sums: columns, asOf: sql`${at.toISOString()}::timestamptz`, offices: (office) => sql`${office} like ${`${round}-%`}` })} rolled`,
  )
  const found = new Map<string, number[]>()
  for (const row of rows) {
    const values = columns.map(({ name }) => Number(row[name]))
    if (values.some((value) => value !== 0))
      found.set(`${row.grain} ${row.on} ${row.office_code} ${row.sample} ${row.service}`, values)
  }
  return found
}

const endOfDayOf = (at: number) => Date.parse(endOfDay(dayOfInstant(new Date(at))))

type Step = {
  minutes: number
  rows: readonly { n: number; facts: { officeCode: string } | null }[]
  withoutPartition: boolean
  rolledBack: boolean
}

/** What a writer does in one transaction, some minutes after the last. */
const step = (rows: fc.Arbitrary<{ officeCode: string }>): fc.Arbitrary<Step> =>
  fc.record({
    minutes: fc.integer({ min: 1, max: 15_000 }),
    rows: fc.array(
      fc.record({ n: fc.integer({ min: 1, max: 6 }), facts: fc.option(rows, { nil: null, freq: 5 }) }),
      { minLength: 1, maxLength: 6 },
    ),
    withoutPartition: fc.boolean(),
    rolledBack: fc.boolean(),
  })

/** First, before the flows' months begin; so most things are known late, and some before their day. */
const begin = Date.parse('2024-01-20T08:00:00+07:00')

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())

describe('rollups', () => {
  let rounds = 0
  it.each(Object.keys(flows) as FlowName[])(
    '%s: after batches of new, corrected, doubled, late and withdrawn rows of three writers at once, every moment is what a recount gives',
    async (name) => {
      const { table, tables } = flows[name]
      const prefix = getTableName(tables.totals).replace('_totals', '')
      const { db, raw } = test.database
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(step(flows[name].rows), { maxLength: 4 }), { minLength: 3, maxLength: 3 }),
          async (writers) => {
            const round = `R${++rounds}`
            const moments = new Set<number>([begin])
            const write = async (
              writer: number,
              { rows, withoutPartition, rolledBack }: Step,
              now: number,
            ) => {
              const facts = new Map(
                rows.map(({ n, facts }) => [
                  `${round}-${writer}-${n}`,
                  facts && { ...facts, officeCode: `${round}-${facts.officeCode}` },
                ]),
              )
              if (!withoutPartition)
                await ensureMonths(
                  raw,
                  table,
                  [...facts.values()].flatMap((one) => one ?? []),
                )
              await db.transaction(async (tx) => {
                await recordVersions(tx, table as typeof dossiers, {
                  at: new Date(now).toISOString(),
                  by: 'Kiểm thử',
                  rows: [...facts].map(([code, one]) => ({
                    code,
                    facts: one as Facts<typeof dossiers> | null,
                  })),
                })
                if (rolledBack) throw new Error('rolled back')
              })
            }
            await Promise.all(
              writers.map(async (steps, writer) => {
                let now = begin
                for (const step of steps) {
                  now += step.minutes * 60_000
                  moments.add(now)
                  const written = write(writer, step, now)
                  if (step.rolledBack) await expect(written).rejects.toThrow('rolled back')
                  else await written
                }
              }),
            )
            const versions = (await db
              .select()
              .from(table as typeof dossiers)
              .where(sql`office_code like ${`${round}-%`}`)) as unknown as Version[]
            const [first] = await raw`select min(first_at)::text as at from (
              select grain, office_code, first_at from ${raw(`${prefix}_totals`)}
              union all select grain, office_code, first_at from ${raw(`${prefix}_pending`)}) one
              where grain = 'month' and office_code like ${`${round}-%`}`
            const knownFirst = versions.map(({ knownFrom }) => knownFrom).sort()[0] ?? null
            expect(first?.at, 'when anything was first known').toBe(knownFirst)
            const last = Math.max(...moments)
            for (const at of [...moments, endOfDayOf(last), last + 90 * 86_400_000])
              expect(await rolled(db, name, new Date(at), round), new Date(at).toISOString()).toEqual(
                recounted(name, versions, new Date(at)),
              )
          },
        ),
        { numRuns: 5 },
      )
    },
    120_000,
  )
})

describe('partitions', () => {
  const facts = (filedOn: Day): Dossier => ({
    officeCode: 'PX',
    sample: true,
    procedureCode: 'TT-1',
    channel: 'online',
    identified: false,
    fullProcess: false,
    feeDue: false,
    paidOnline: false,
    filedOn,
    dueOn: addDays(filedOn, 5),
    settledOn: null,
    supplements: 0,
    digitalResult: false,
  })
  const at = '2022-05-20T08:00:00+07:00'
  const record = (code: string, filedOn: Day) =>
    recordVersion(test.database.db, dossiers, code, {
      at,
      by: 'Kiểm thử',
      facts: { ...facts(filedOn), code },
    })
  const filed = async () => {
    const [row] = await test.database.raw`
      select sum(filed)::int as filed from dossier_totals where grain = 'day' and office_code = 'PX'`
    return row?.filed
  }

  it('a month that was asked for has its own; others wait in the default one, and stay there', async () => {
    const { raw } = test.database
    await ensureMonths(raw, dossiers, [{ filedOn: '2022-05-31' }, { filedOn: '1022-01-01' }])
    await record('P-1', '2022-05-01')
    await record('P-2', '2022-06-01')
    await ensureMonths(raw, dossiers, [{ filedOn: '2022-06-02' }])
    const where =
      await raw`select code, tableoid::regclass::text as part from dossiers where office_code = 'PX' order by 1`
    expect([...where]).toEqual([
      { code: 'P-1', part: 'dossiers_2022_05' },
      { code: 'P-2', part: 'dossiers_default' },
    ])
  })

  it('nothing is written to a partition itself, and nothing in it is rewritten, removed or wiped', async () => {
    const { raw } = test.database
    const write = [
      `insert into dossiers_2022_05 default values`,
      `update dossiers_2022_05 set known_to = now()`,
      `delete from dossiers_2022_05`,
      `truncate dossiers_2022_05`,
    ]
    for (const statement of write) await expect(raw.unsafe(statement)).rejects.toThrow(/through the table/)
    await expect(raw`delete from dossiers where code = 'P-1'`).rejects.toThrow(/never removed/)
    await expect(raw`update dossiers set channel = 'post' where code = 'P-1'`).rejects.toThrow(
      /never rewritten/,
    )
    await expect(raw`truncate dossiers`).rejects.toThrow(/never removed/)
  })

  it('a code has one open version, whatever month it lies in', async () => {
    const again = test.database.db.insert(dossiers).values({
      ...facts('2022-07-01'),
      code: 'P-1',
      knownFrom: '2022-07-01T08:00:00+07:00',
      recordedBy: 'Kiểm thử',
    })
    await expect(again).rejects.toThrow()
    const head = () => test.database.db.select().from(dossierHeads).where(eq(dossierHeads.code, 'P-1'))
    expect(await head()).toEqual([{ code: 'P-1', day: '2022-05-01' }])
    await recordVersion(test.database.db, dossiers, 'P-1', {
      at: '2022-07-01T08:00:00+07:00',
      by: 'Kiểm thử',
      facts: { ...facts('2022-05-02'), code: 'P-1' },
    })
    expect(await head()).toEqual([{ code: 'P-1', day: '2022-05-02' }])
  })

  it('an old one is detached, and the rollups still answer', async () => {
    const before = await filed()
    const [{ detached } = { detached: null }] = await test.database.raw`
      select detach_months('dossiers', '2022-06-01') as detached`
    expect(detached).toBe('dossiers_2022_05')
    expect(await test.database.raw`select from dossiers where code = 'P-1'`).toHaveLength(0)
    expect(before).toBe(2)
    expect(await filed()).toBe(2)
  })
})
