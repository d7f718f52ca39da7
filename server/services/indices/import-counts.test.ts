import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { loadReferenceIfEmpty } from '../../../seeds/load-story.ts'
import { officeRegister } from '../../../seeds/reference/offices.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import { contextAt, launchClock } from '../testing/context.ts'
import { importCounts } from './import-counts.ts'
import { readIndexPage } from './read-index.ts'

const head = 'index,period,office,component,numerator,denominator,provisional,source'
/** Phú Thọ, quarter III/2026 (domain notes 3.1.4), as if they were the city's. */
const golden = [
  ['PUBLISH_ON_TIME', 0, 54],
  ['PUBLIC_UPDATE_ON_TIME', 0, 68],
  ['PUBLIC_CONTENT_FULL', 87, 89],
  ['DOSSIER_SYNC', 339_457, 339_457],
  ['PROGRESS', 402_886, 464_494],
  ['ONLINE_1', 52, 89],
  ['ONLINE_2', 449, 1_884],
  ['ONLINE_3', 435_258, 440_558],
  ['PAYMENT_A', 233_203, 268_066],
  ['PAYMENT_B', 115, 311],
  ['PAYMENT_C', 66, 311],
  ['ORIGINAL_RESULT_AVAILABLE', 334_358, 464_494],
  ['SO_HOA_GIAY_TO_GIAI_QUYET', 83_994, 464_494],
  ['REUSED_DIGITIZED_DATA', 64_382, 464_494],
  ['SYNCED_WITH_DVCQG_PERSONAL_STORAGE', 0, 464_494],
  ['CITIZEN_DATA_CONNECTED_DOSSIER', 192_191, 464_494],
  ['CITIZEN_DATA_CONNECTED_FORMALITY', 342, 1_300],
  ['ELECTRONIC_CERTIFIED_COPY', '', ''],
  ['PETITION_PROCESSING_ON_TIME', 300, 499],
  ['PETITION_HANDLING_SATISFACTION', 238, 499],
  ['DOSSIER_RECEIVING_SATISFACTION', 402_886, 464_494],
] as const
const goldenRows = (office: string, period: string) =>
  golden.map(([id, n, d]) => `766,${period},${office},${id},${n},${d},,Cổng DVCQG`)
const goldenFile = [head, ...goldenRows('HP', '2026-Q3')].join('\n')

let test: TestDatabase
let second = 0
beforeAll(async () => {
  test = await freshDatabase()
  await loadReferenceIfEmpty(test.database, new Date('2026-10-01T08:00:00+07:00'))
})
afterAll(() => test.close())

/** Each import happens a second after the one before. */
const at = () => new Date(Date.parse('2026-10-05T08:00:00+07:00') + 1_000 * ++second)
const takeOver = (file: string, options: object = {}) => {
  const now = at()
  const ctx = {
    ...contextAt(test.database.db, now.toISOString()),
    actor: { kind: 'terminal', name: 'root' } as const,
    visit: { at: now, address: 'terminal' },
  }
  return importCounts(ctx, { bytes: Buffer.from(file), take: 'at-once', ...options })
}
const read = (question: object = {}) =>
  readIndexPage(contextAt(test.database.db, at().toISOString()), { id: '766', ...question })
const problemsOf = async (...rows: string[]) =>
  (await takeOver([head, ...rows].join('\n'))).problems.map(({ en }) => en)

describe('a file of counts', () => {
  it('gives the city 7,96 + 17,35 + 8,41 + 6,67 + 8,75 + 12,25 = 61,39 of 100', async () => {
    expect(await takeOver(goldenFile)).toMatchObject({
      problems: [],
      taken: true,
      values: { fresh: 21, changed: 0, unchanged: 0 },
    })
    const { score, period, sample, sources } = await read()
    expect(score).toMatchObject({ score: 61.39, max: 100, missing: 0 })
    expect(score.groups.map((group) => group.score)).toEqual([7.96, 17.35, 8.41, 6.67, 8.75, 12.25])
    expect({ period, sample, sources }).toEqual({ period: '2026-Q3', sample: false, sources: ['Cổng DVCQG'] })
  })

  it('taken over twice changes nothing, and leaves no second entry in the log', async () => {
    const entries = () => test.database.db.$count(auditEntries)
    const before = await entries()
    expect((await takeOver(goldenFile)).values).toEqual({ fresh: 0, changed: 0, unchanged: 21 })
    expect(await entries()).toBe(before)
  })

  it('corrected opens a new version: 20 × 1/2 = 10 from then on, and every moment before answers as it did', async () => {
    const asOf = at().toISOString()
    const before = await read({ asOf })
    const corrected = goldenFile.replace('PROGRESS,402886,464494,', 'PROGRESS,232247,464494,x')
    expect((await takeOver(corrected)).values).toEqual({ fresh: 0, changed: 1, unchanged: 20 })
    expect((await read()).score.groups[1]).toMatchObject({ score: 10, provisional: true })
    expect(await read({ asOf })).toEqual(before)
    await takeOver(goldenFile)
    expect((await read()).score.score).toBe(61.39)
  })

  it('takes the city, its departments and its communes', async () => {
    const file = [
      head,
      '766,2026-09,SCT,PETITION_PROCESSING_ON_TIME,0,0,,',
      '766,Tháng 9/2026,11311,payment a,808,1000,,',
      '766,2026-09,11311,(Payment B),4592,10000,TEMP_NATIONAL_REPORT_DENOMINATOR,',
      '766,2026-09,11311,PAYMENT_C,2704,10000,,',
    ].join('\n')
    expect((await takeOver(file)).values.fresh).toBe(4)
    const commune = await read({ period: '2026-09', office: '11311' })
    expect(commune.score.groups.find(({ id }) => id === 'payment')).toMatchObject({
      score: 6.68,
      provisional: true,
    })
    const department = await read({ period: '2026-09', office: 'SCT' })
    expect(department.score.groups.find(({ id }) => id === 'satisfaction')).toMatchObject({
      score: 6,
      missing: 2,
    })
  })

  it('is refused whole, with every problem by row and field', async () => {
    expect(
      await problemsOf(
        '766,2026-Q3,PT,PROGRESS,1,2,,',
        '767,2026-Q3,HP,PROGRESS,1,2,,',
        '766,Quý 9,HP,PROGRESS,1,2,,',
        '766,2026-W30,HP,PROGRESS,1,2,,',
        '766,2027-Q1,HP,PROGRESS,1,2,,',
        '766,2021-Q1,HP,PROGRESS,1,2,,',
        '766,2026-Q3,SGTVT,PROGRESS,1,2,,',
        '766,2026-Q3,HP,SPEED,1,2,,',
        '766,2026-Q3,HP,PROGRESS,1.579,2000,,',
        '766,2026-Q3,HP,ONLINE_1,"81,5%",100,,',
        '766,2026-Q3,HP,ONLINE_2,-1,2,,',
        '766,2026-Q3,HP,PAYMENT_A,,2,,',
        '766,2026-Q3,HP,PAYMENT_B,1,2,maybe,',
        '766,2026-Q3,HP,PAYMENT_C,1,2,,',
        '766,Quý III/2026,hp,payment-c,1,2,,',
        '766,,HP,,1,2,,',
      ),
    ).toEqual([
      'Row 2, column office: The city has no office with the code “PT”. Counts of other provinces cannot be recorded here.',
      'Row 3, column index: There is no index “767”. Indices: 766.',
      'Row 4, column period: The period “Quý 9” cannot be read. Examples: 2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026.',
      'Row 5, column period: An index is of a month, quarter, half, nine months or year; “2026-W30” is none of these.',
      'Row 6, column period: The period “2027-Q1” has not begun.',
      'Row 7, column period: The index was not in force in the period “2021-Q1”.',
      'Row 8, column office: The office “SGTVT” did not exist in this period.',
      expect.stringMatching(
        /^Row 9, column component: The index has no component “SPEED” in this period. Components: PUBLISH_ON_TIME, /,
      ),
      'Row 10, column numerator: “1.579” can be read in two ways. Say how the file writes numbers: Vietnamese 1.579,5 (--numbers vi) or English 1,579.5 (--numbers en).',
      'Row 11, column numerator: “81,5%” is a percentage. Give the numerator and the denominator.',
      'Row 12, column numerator: “-1” is below zero.',
      'Row 13, column numerator: Only one of the two numbers is there. Leave both empty where nothing is known; write 0 and 0 where there was nothing to count.',
      'Row 14, column provisional: “maybe” does not say whether the count is provisional. Write x if it is, nothing if not.',
      'Row 16: The same index, period, office and component as row 15.',
      'Row 17, column period: “period” is empty.',
      'Row 17, column component: “component” is empty.',
    ])
    expect((await read()).score.score).toBe(61.39)
  })

  it('is taken with a published share beyond the whole: 6 × 105/100 is 6 and no more, and is said to be looked at', async () => {
    const { taken, notices } = await takeOver(`${head}\n766,2026-05,HP,DOSSIER_SYNC,105,100,,`)
    expect(taken).toBe(true)
    expect(notices.map(({ en }) => en)).toEqual([
      'Row 2, column numerator: The numerator 105 is larger than the denominator: the points stop at the maximum. See that the two columns are not swapped.',
    ])
    const { score } = await read({ period: '2026-05' })
    expect(score.groups[0]?.components[3]).toMatchObject({ score: 6, numerator: 105, denominator: 100 })
  })

  it.each([
    ['a mark of Unicode first, and lines that end as Windows ends them', '\uFEFF', ',', '\r\n'],
    ['semicolons', '', ';', '\n'],
    ['tabs', '', '\t', '\n'],
  ])('may have %s', async (_say, first, sign, end) => {
    const month = { ',': '2026-02', ';': '2026-03', '\t': '2026-04' }[sign]
    const rows = ['index,period,office,component,numerator,denominator', `766,${month},HP,PAYMENT_B,115,311`]
    const file = `${first}${rows.map((row) => row.replaceAll(',', sign)).join(end)}${end}${end}`
    expect(await takeOver(file)).toMatchObject({ problems: [], values: { fresh: 1 } })
    expect((await read({ period: month })).counts.PAYMENT_B).toMatchObject({
      numerator: 115,
      denominator: 311,
    })
  })

  it('names index, period and component as people do', async () => {
    const file = [
      head,
      'Bộ chỉ số 766,9 tháng năm 2026,HP,Hồ sơ xử lý đúng hạn (trong hạn),402886,464494,,',
      '766/QĐ-TTg,2026-9M,HP,(online 1),52,89,,',
      'Index 766,9T/2026,HP,publish_on_time,0,54,,',
      '766,9 tháng đầu năm 2026,HP,ELECTRONIC_CERTIFIED_COPY,null,NULL,,',
    ].join('\n')
    expect((await takeOver(file)).values.fresh).toBe(4)
    const { score } = await read({ period: '2026-9M' })
    expect(score.groups.map((group) => group.score)).toEqual([0, 17.35, 1.46, null, 2, null])
  })

  it('writes its numbers as somebody says: 1.579 is one thousand five hundred seventy-nine in Vietnamese', async () => {
    const file = `${head}\n766,2026-08,HP,PROGRESS,1.579,1.937,,`
    expect((await takeOver(file, { numbers: 'vi' })).taken).toBe(true)
    expect((await read({ period: '2026-08' })).counts.PROGRESS).toMatchObject({
      numerator: 1_579,
      denominator: 1_937,
    })
    expect((await takeOver(file, { numbers: 'en' })).values.changed).toBe(1)
    expect((await read({ period: '2026-08' })).counts.PROGRESS).toMatchObject({
      numerator: 1.579,
      denominator: 1.937,
    })
  })

  it('has its columns, in either language, once each', async () => {
    const said = async (...lines: string[]) => (await takeOver(lines.join('\n'))).problems.map(({ vi }) => vi)
    expect(await said('Bộ chỉ số;Kỳ;Đơn vị;Thành phần;Tử số;Mẫu số', '766;2026-07;HP;PROGRESS;1;2')).toEqual(
      [],
    )
    expect(await said('index,period,office,numerator,numerator,colour', '766,2026-07,HP,1,2,3')).toEqual([
      'Dòng 1, cột numerator: Cột “numerator” có hai lần.',
      expect.stringMatching(/^Dòng 1 \(F1\): Không có cột nào tên “colour”/),
      'Dòng 1: Thiếu cột “component”.',
      'Dòng 1: Thiếu cột “denominator”.',
    ])
    expect(await said(head)).toEqual(['Dòng 1: Tệp không có dòng số liệu nào.'])
  })

  it('is a person’s with the right to it only, and looked at first, then taken over as it was seen', async () => {
    const now = at()
    const ctx = { ...contextAt(test.database.db, now.toISOString()), visit: { at: now, address: '::1' } }
    await expect(importCounts(ctx, { bytes: Buffer.from(goldenFile) })).rejects.toMatchObject({
      code: 'sign-in-needed',
    })
    const looked = await takeOver(goldenFile, { take: undefined })
    expect(looked).toMatchObject({ taken: false, values: { unchanged: 21 } })
    await expect(takeOver(goldenFile, { take: 'something else' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})

describe('a city that stands in an earlier year', () => {
  let launch: TestDatabase
  beforeAll(async () => {
    launch = await launchDatabase()
  }, 180_000)
  afterAll(() => launch.close())

  const wall = new Date('2026-10-05T08:00:00+07:00')
  const register = officeRegister(wall.getTime())
  const bring = (file: string, visitAt = wall) =>
    importCounts(
      {
        ...contextAt(launch.database.db, launchClock),
        actor: { kind: 'terminal', name: 'root' },
        visit: { at: visitAt, address: 'terminal' },
      },
      { bytes: Buffer.from(file), take: 'at-once', register },
    )
  const ask = (question: object) =>
    readIndexPage(contextAt(launch.database.db, launchClock), { id: '766', ...question })

  it('scores a published answer of 2026 by the six groups of 2026: … + 8,41 + 6,67 + … = 61,39', async () => {
    expect((await bring(goldenFile)).taken).toBe(true)
    const { score, index } = await ask({ period: '2026-Q3' })
    expect(index.fromOn).toBe('2026-01-01')
    expect(score.score).toBe(61.39)
    expect(score.groups.map((group) => group.score)).toEqual([7.96, 17.35, 8.41, 6.67, 8.75, 12.25])
    expect((await ask({ period: '2024-Q3' })).score.groups).toHaveLength(5)
  })

  it('comes to know a commune and a department of 2026 with their counts, and says so in the log', async () => {
    const file = [
      head,
      ...goldenRows('11311', '2026-09'),
      '766,2026-09,SNNMT,PETITION_PROCESSING_ON_TIME,0,0,,',
      '766,2026-09,SNNMT,PETITION_HANDLING_SATISFACTION,0,0,,',
    ].join('\n')
    const entries = () => launch.database.db.$count(auditEntries, eq(auditEntries.verb, 'office.recorded'))
    await expect(ask({ period: '2026-09', office: '11311' })).rejects.toMatchObject({
      code: 'unknown-office',
    })
    expect((await bring(file)).taken).toBe(true)
    expect(await entries()).toBe(2)
    const { office, score, ranking } = await ask({ period: '2026-09', office: '11311' })
    expect(office).toMatchObject({ kind: 'commune', name: { vi: 'Phường Hồng Bàng' } })
    expect(score.score).toBe(61.39)
    expect(ranking.map((one) => [one.office.code, one.rank])).toEqual([['11311', 1]])
    // 6 + 6 of 0/0, and 2 for certified copies of which nothing is said.
    expect((await ask({ period: '2026-09', office: 'SNNMT' })).score.score).toBe(14)
    expect((await bring(file)).values.fresh).toBe(0)
    expect(await entries()).toBe(2)
  })

  it('knows no office that no public register has, and none before its day', async () => {
    const said = async (row: string) => (await bring(`${head}\n${row}`)).problems.map(({ en }) => en)
    expect(await said('766,2026-09,99999,PROGRESS,1,2,,')).toEqual([
      'Row 2, column office: The city has no office with the code “99999”. Counts of other provinces cannot be recorded here.',
    ])
    expect(await said('766,2025-Q2,11329,PROGRESS,1,2,,')).toEqual([
      'Row 2, column office: The office “11329” did not exist in this period.',
    ])
  })
})
