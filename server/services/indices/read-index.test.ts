import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexCounts } from '../../../db/schema/indices.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import type { IndexDefinition } from '../../core/indices/definition.ts'
import { addPoints } from '../../core/indices/score.ts'
import { componentOf, indexOf } from '../../core/indices/testing/small-index.ts'
import { versionSentence } from '../../core/indices/words.ts'
import { contextAt, launchClock, scopeOf } from '../testing/context.ts'
import { listIndices } from './list-indices.ts'
import { readIndexPage } from './read-index.ts'
import { closeIndex } from './testing/close-index.ts'
import { defineIndex } from './testing/define-index.ts'

let launch: TestDatabase
beforeAll(async () => {
  launch = await launchDatabase()
}, 180_000)
afterAll(() => launch.close())

const read = (question: object = {}, scope = scopeOf('all')) =>
  readIndexPage(contextAt(launch.database.db, launchClock, scope), { id: '766', ...question })

/** Of October 2023, unless another period is said, of which the story says nothing. */
const counted = (
  office: string,
  component: string,
  numerator: number,
  denominator: number,
  { index = '766', period = '2023-10' } = {},
) => {
  const code = `${index}/${period}/${office}/${component}`
  return recordVersion(launch.database.db, indexCounts, code, {
    at: '2024-05-30T09:00:00+07:00',
    by: 'a test',
    facts: {
      code,
      indexId: index,
      period,
      officeCode: office,
      componentId: component,
      numerator,
      denominator,
      provisional: false,
      sample: false,
    },
  })
}

describe('an index as it is asked for', () => {
  it('answers of the city and the newest period, says that it is sample data, and adds up', async () => {
    const { office, period, score, sample, attribution, index } = await read()
    expect([office.code, period, sample]).toEqual(['HP', '2024-11', true])
    expect(index.fromOn).toBe('2022-08-01')
    const groups = score.groups.map((group) => group.score ?? 0)
    expect(addPoints(groups, 2)).toBe(score.score)
    expect(score.max).toBe(100)
    expect(attribution.lost).toBe(addPoints([100, -(score.score ?? 0)], 2))
    expect(
      addPoints(
        attribution.offices.map(({ lost }) => lost),
        4,
      ),
    ).toBe(attribution.lost)
  })

  it('tells every grain of which something was counted: 11 months, 3 quarters, a half, nine months', async () => {
    const { history } = await read()
    expect(history.map(({ period }) => period).filter((id) => id.includes('-Q'))).toEqual([
      '2024-Q3',
      '2024-Q2',
      '2024-Q1',
    ])
    expect(history).toHaveLength(16)
    for (const id of ['2024-H1', '2024-9M', '2024-10'])
      expect((await read({ period: id })).score.score).toBe(
        history.find(({ period }) => period === id)?.score,
      )
  })

  it('ranks the offices of a kind, and gives each the score of its own page', async () => {
    const { ranking } = await read({ office: 'SYT' })
    expect(new Set(ranking.map(({ office }) => office.kind))).toEqual(new Set(['department']))
    expect(ranking).toHaveLength(20)
    const own = await read({ office: 'SYT' })
    expect(ranking.find(({ office }) => office.code === 'SYT')?.score).toBe(own.score.score)
    expect((await read()).ranking.filter(({ office }) => office.kind === 'district')).toHaveLength(15)
  })

  it('gives an office without petitions 6 of 6 for 0/0', async () => {
    const { score } = await read({ office: 'SCT' })
    expect(score.groups.flatMap(({ components }) => components)).toContainEqual(
      expect.objectContaining({
        id: 'PETITION_PROCESSING_ON_TIME',
        score: 6,
        numerator: 0,
        denominator: 0,
        basis: 'nothing-full',
      }),
    )
  })

  it('is absent, not zero, of a period and an office of which nothing was counted', async () => {
    const { score, attribution, ranking } = await read({ period: '2025-03', office: 'SYT' })
    expect(score).toMatchObject({ score: null, max: 100 })
    expect(attribution).toEqual({ lost: 0, components: [], offices: [] })
    expect(ranking).toEqual([])
  })

  it('refuses what there is not, in words of its own', async () => {
    await expect(read({ id: '999' })).rejects.toMatchObject({ code: 'unknown-index' })
    await expect(read({ period: 'x' })).rejects.toMatchObject({ code: 'bad-period' })
    await expect(read({ period: '2021-05' })).rejects.toMatchObject({ code: 'index-not-in-force' })
    await expect(read({ office: 'PT' })).rejects.toMatchObject({ code: 'unknown-office' })
  })

  it('answers as of the past as it did: a correction of 30/4 is not known on 29/4', async () => {
    const before = await read({ asOf: '2024-04-29', period: '2024-03' })
    const code = '766/2024-03/HP/PROGRESS'
    await recordVersion(launch.database.db, indexCounts, code, {
      at: '2024-04-30T09:00:00+07:00',
      by: 'a test',
      facts: {
        code,
        indexId: '766',
        period: '2024-03',
        officeCode: 'HP',
        componentId: 'PROGRESS',
        numerator: 1,
        denominator: 2,
        provisional: true,
        sample: false,
      },
    })
    expect(await read({ asOf: '2024-04-29', period: '2024-03' })).toEqual(before)
    const after = await read({ asOf: '2024-04-30', period: '2024-03' })
    expect(after.score.groups[1]).toMatchObject({ score: 10, provisional: true })
  })

  it('adds up the city from its offices where it has no counts of its own, but never what is the city’s', async () => {
    await counted('SYT', 'PROGRESS', 30, 40)
    await counted('SXD', 'PROGRESS', 30, 60)
    await counted('SYT', 'PUBLIC_CONTENT_FULL', 87, 89)
    await counted('SXD', 'PUBLIC_CONTENT_FULL', 87, 89)
    const { counts, origins } = await read({ period: '2023-10' })
    expect(counts.PROGRESS).toMatchObject({ numerator: 60, denominator: 100 })
    expect(origins).toMatchObject({ PROGRESS: 'sum' })
    expect(origins).not.toHaveProperty('PUBLIC_CONTENT_FULL')
    await counted('HP', 'PUBLIC_UPDATE_ON_TIME', 0, 68)
    const office = await read({ period: '2023-10', office: 'SYT' })
    expect(office.counts.PUBLIC_UPDATE_ON_TIME).toMatchObject({ numerator: 0, denominator: 68 })
    expect(office.origins.PUBLIC_UPDATE_ON_TIME).toBe('city')
  })
})

describe('rights to an index', () => {
  it('what is public is the same for everybody', async () => {
    expect(await read({}, scopeOf([]))).toEqual(await read())
  })

  it('of one that is not: the own office, without the others; not the city; and to the public it is not there', async () => {
    await closeIndex(launch.database.db, '2024-06-01T08:00:00+07:00')
    const own = scopeOf(['SYT'])
    const page = await read({ office: 'SYT' }, own)
    expect(page.score.score).not.toBeNull()
    expect(page.ranking.map(({ office }) => office.code)).toEqual(['SYT'])
    await expect(read({}, own)).rejects.toMatchObject({ code: 'not-yours' })
    await expect(read({ office: 'SYT' }, scopeOf([]))).rejects.toMatchObject({ code: 'unknown-index' })
    const listed = (scope: ReturnType<typeof scopeOf>) =>
      listIndices(contextAt(launch.database.db, launchClock, scope), {})
    expect(await listed(scopeOf([]))).toEqual([])
    expect(await listed(own)).toMatchObject([{ id: '766', newest: null }])
    expect((await listed(scopeOf('all')))[0]?.newest?.period).toBe('2024-11')
  })

  it('of one that is not: the points of what is the city’s, 2 × 40/80 = 1, are in an office’s total for whoever sees only that', async () => {
    await counted('SGDDT', 'PROGRESS', 30, 40)
    await counted('SYT', 'DOSSIER_SYNC', 1, 2)
    await counted('HP', 'PUBLIC_CONTENT_FULL', 40, 80)
    await counted('HP', 'ONLINE_3', 1, 2)
    const question = { office: 'SGDDT', period: '2023-10' }
    const page = await read(question, scopeOf(['SGDDT']))
    const all = await read(question)
    expect(page.counts.PUBLIC_CONTENT_FULL).toMatchObject({ numerator: 40, denominator: 80 })
    expect([page.score, page.history]).toEqual([all.score, all.history])
    expect(page.score.groups[0]?.components[2]).toMatchObject({ id: 'PUBLIC_CONTENT_FULL', score: 1 })
    expect(page.ranking.map(({ office }) => office.code)).toEqual(['SGDDT'])
  })
})

describe('an index of two versions, the second in force from 1 July 2024', () => {
  const of = (fromOn: string, max: number): IndexDefinition => ({
    ...indexOf(componentOf('A', { max })),
    id: 'two-versions',
    fromOn,
  })
  beforeAll(async () => {
    for (const definition of [of('2023-01-01', 10), of('2024-07-01', 20)])
      await defineIndex(launch.database.db, definition)
    for (const period of ['2024-06', '2024-07', '2024-H1', '2024-Q3', '2024-9M', '2023', '2022'])
      await counted('HP', 'A', 3, 4, { index: 'two-versions', period })
  })
  const scored = async (period: string) => {
    const { index, score } = await read({ id: 'two-versions', period })
    return [index.fromOn, score.score, score.max]
  }

  it('scores by the version in force on the last day: until 30 June 10 × 3/4 = 7,50, from then on 20 × 3/4 = 15', async () => {
    for (const period of ['2024-06', '2024-H1', '2023'])
      expect(await scored(period)).toEqual(['2023-01-01', 7.5, 10])
    for (const period of ['2024-07', '2024-Q3']) expect(await scored(period)).toEqual(['2024-07-01', 15, 20])
  })

  it('scores all of January to September, of which six months are older, by the second: 15 of 20, and says so', async () => {
    expect(await scored('2024-9M')).toEqual(['2024-07-01', 15, 20])
    const page = await read({ id: 'two-versions', period: '2024-9M' })
    expect(versionSentence(page, 'vi')).toContain('trước ngày 01/07/2024')
    expect(versionSentence(page, 'en')).toContain('all of it is scored by these rules')
    for (const period of ['2024-H1', '2024-07', '2024-Q3'])
      expect(versionSentence(await read({ id: 'two-versions', period }), 'vi')).toBeNull()
  })

  it('gives every period of the list the score of its own page, and none to 2022, before the first', async () => {
    const { history } = await read({ id: 'two-versions', period: '2024-07' })
    expect(Object.fromEntries(history.map(({ period, score, max }) => [period, [score, max]]))).toEqual({
      '2024-9M': [15, 20],
      '2024-Q3': [15, 20],
      '2024-07': [15, 20],
      '2024-06': [7.5, 10],
      '2024-H1': [7.5, 10],
      '2023': [7.5, 10],
    })
    await expect(read({ id: 'two-versions', period: '2022' })).rejects.toMatchObject({
      code: 'index-not-in-force',
    })
  })
})
