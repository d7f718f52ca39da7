import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { openStages, type Stage, stages } from '../core/deadline.ts'
import { pool } from '../core/value.ts'
import { kpis } from '../kpis/index.ts'
import { createAnswerStore } from './answer-store.ts'
import { understand } from './asked.ts'
import { readBreakdown } from './breakdown.ts'
import type { Context } from './context.ts'
import { readFacets } from './facets.ts'
import { readKpiFigures } from './kpi-figures.ts'
import { readPoints } from './points.ts'
import { readRows } from './rows.ts'
import { contextAt, launchClock } from './testing/context.ts'

/** Every grain as known now, and some periods as they were known before. */
const questions: [period: string, asOf: string | undefined][] = [
  ...[
    '2022-06',
    '2024-06',
    '2024-11',
    '2024-Q3',
    '2024-H1',
    '2024-9M',
    '2024-W47',
    '2024-11-ytd',
    '2024',
  ].map((period): [string, undefined] => [period, undefined]),
  ['2024-06', '2024-06-30'],
  ['2023-12', '2024-06-30'],
  ['2024-09', '2024-09-15T09:00:00+07:00'],
]

describe('drill-down adds up, for every KPI on the shelf', () => {
  let launch: TestDatabase
  let ctx: Context
  beforeAll(async () => {
    launch = await launchDatabase()
    // The story does not change under the test, so each answer need be worked out only once.
    ctx = { ...contextAt(launch.database.db, launchClock), answers: createAnswerStore(5_000, () => true) }
  }, 120_000)
  afterAll(() => launch.close())

  it.each(kpis.map((kpi) => [kpi.id, kpi] as const))(
    '%s',
    async (id, kpi) => {
      let rowsSeen = 0
      for (const [period, asOf] of questions) {
        const question = { id, period, asOf }
        const said = `${period} as of ${asOf ?? 'now'}`
        const asked = await understand(ctx, question)
        const { item } = await readKpiFigures(ctx, kpi, asked)
        const { parts } = await readRows(ctx, { ...question, size: 1 })
        rowsSeen += parts.denominator.rows
        expect(parts.numerator.amount, `${said}: rows counted = numerator`).toBe(item.numerator ?? 0)
        expect(parts.numerator.amount + parts.rest.amount, said).toBe(parts.denominator.amount)
        if (item.denominator !== null)
          expect(parts.denominator.amount, `${said}: counted + not counted = denominator`).toBe(
            item.denominator,
          )

        const points = await readPoints(ctx, kpi, {
          periods: [asked.period],
          moment: asked.moment,
          officeCodes: null,
        })
        const city = pool(points)
        expect(city?.numerator ?? null, `${said}: offices pool to the city`).toBe(item.numerator)
        expect(city?.denominator ?? null, said).toBe(item.denominator)
        const { rows } = await readBreakdown(ctx, question)
        expect(
          rows.reduce((sum, row) => sum + row.numerator, 0),
          said,
        ).toBe(item.numerator ?? 0)

        for (const part of ['numerator', 'rest', 'denominator'] as const) {
          const page = await readRows(ctx, { ...question, part, size: 40 })
          expect(page.found, `${said}: the list of ${part} is as long as it says`).toBe(parts[part].rows)
          const { facets } = await readFacets(ctx, { ...question, part })
          const ofOffices = facets.find(({ key }) => key === 'office')?.values ?? []
          expect(
            ofOffices.reduce((sum, { rows }) => sum + rows, 0),
            `${said}: the rows of ${part} by office are all of them`,
          ).toBe(page.found)
          if (part === 'denominator') continue
          expect(
            page.rows.every((row) => row.counted === (part === 'numerator')),
            said,
          ).toBe(true)
        }

        const [first] = points
        if (!first) continue
        const own = await readRows(ctx, { ...question, office: first.office, size: 1 })
        expect(own.parts.numerator.amount, `${said}, ${first.office}: its rows make its figure`).toBe(
          first.numerator,
        )
        expect(own.parts.denominator.rows, said).toBe(first.rows)
      }
      if (!withoutData.includes(id)) expect(rowsSeen, 'the story has rows for it').toBeGreaterThan(0)
    },
    120_000,
  )

  it('lists every counted row on its pages, once: 19 of the 57 shared databases, ten a page', async () => {
    const seen: string[] = []
    for (const page of [1, 2]) {
      const found = await readRows(ctx, { id: 'shared-databases-created', part: 'numerator', page, size: 10 })
      expect(found.found).toBe(19)
      expect(found.rows.every((row) => row.counted)).toBe(true)
      seen.push(...found.rows.map((row) => row.code))
    }
    expect(new Set(seen).size).toBe(19)
  })

  it.each(['office', '-office'])(
    'a page sorted by %s that is found by the sums of offices is the one found by looking at every row',
    async (sort) => {
      const asked = { id: 'dossiers-filed-online', period: '2024-10', sort, size: 20 } as const
      // A filter that lets everything through: the sums say nothing of filters.
      const filter = 'channel:online|counter|post'
      for (const part of ['numerator', 'rest', 'denominator'] as const) {
        const { pages } = await readRows(ctx, { ...asked, part })
        expect(pages).toBeGreaterThan(2)
        for (let page = 1; page <= pages; page++) {
          const { rows, found } = await readRows(ctx, { ...asked, part, page })
          const looked = await readRows(ctx, { ...asked, part, page, filter })
          expect(looked.found).toBe(found)
          expect(rows.map(({ code }) => code)).toEqual(looked.rows.map(({ code }) => code))
        }
      }
    },
  )

  it.each(['dossiers-overdue', 'dossiers-settled-on-time'])(
    'the pages of %s sorted by stage, of which open rows fill the first, are all its rows in the order of stages',
    async (id) => {
      const asked = { id, period: '2024-11', size: 25 } as const
      const every = async (sort: string) => {
        const { pages } = await readRows(ctx, { ...asked, sort })
        const found = []
        for (let page = 1; page <= pages; page++)
          found.push(...(await readRows(ctx, { ...asked, sort, page })).rows)
        return found
      }
      const looked = (await every('code')).toSorted(
        (a, b) =>
          stages.indexOf(a.stage as Stage) - stages.indexOf(b.stage as Stage) ||
          `${a.dueOn} ${a.code}`.localeCompare(`${b.dueOn} ${b.code}`, 'en'),
      )
      const rows = await every('stage')
      expect(rows.map(({ code }) => code)).toEqual(looked.map(({ code }) => code))
      const open = looked.filter(({ stage }) => openStages.some((one) => one === stage))
      expect(open.length).toBeGreaterThan(1)
      expect(looked.length).toBeGreaterThan(open.length)
      // Asked for by their stages, they are found the same way.
      const filter = `stage:${openStages.join('|')}`
      const { found } = await readRows(ctx, { ...asked, filter })
      expect(found).toBe(open.length)
    },
  )
})

/** The two KPIs of the story for which nobody has reported anything yet. */
const withoutData = ['open-datasets-machine-readable', 'petition-survey']
