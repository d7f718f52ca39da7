import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexComponents, indexGroups, indexVersions } from '../../db/schema/indices.ts'
import type { TestDatabase } from '../../db/testing/database.ts'
import { recordVersion } from '../../db/versions.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import type { BlockSpec } from '../core/briefings/spec.ts'
import { definitionRowsOf } from '../core/indices/definition-rows.ts'
import { componentOf, indexOf } from '../core/indices/testing/small-index.ts'
import { langs } from '../core/words.ts'
import { readIndexPage } from '../services/indices/read-index.ts'
import { readKpiPage } from '../services/kpi-page.ts'
import { readScorecard } from '../services/scorecard.ts'
import { contextAt, launchClock } from '../services/testing/context.ts'
import { readFrozenBlocks } from './read/briefing-blocks.ts'
import { readLeaderPage } from './read/leader-page.ts'
import { readSpec } from './read/spec-blocks.ts'
import { renderCsv } from './render/csv.ts'

const twoWays = { vi: 'Đo theo hai cách khác nhau', en: 'Measured in two different ways' }

let launch: TestDatabase
beforeAll(async () => {
  launch = await launchDatabase()
  const definition = {
    ...indexOf(
      componentOf('ASKED', { countedBy: 'satisfaction-survey', max: 50 }),
      componentOf('REPEATED', { countedBy: 'petitions-not-repeated', max: 50 }),
    ),
    id: 'both',
    fromOn: '2023-01-01',
  }
  const { version, groups, components } = definitionRowsOf(definition, 9)
  const record = { at: '2024-01-02T08:00:00+07:00', by: 'a test' }
  const { db } = launch.database
  await recordVersion(db, indexVersions, version.code, { ...record, facts: version })
  for (const facts of groups) await recordVersion(db, indexGroups, facts.code, { ...record, facts })
  for (const facts of components) await recordVersion(db, indexComponents, facts.code, { ...record, facts })
}, 180_000)
afterAll(() => launch.close())

const asking = () => ({
  ...contextAt(launch.database.db, launchClock),
  link: (path: string) => `https://a.vn${path}`,
  short: async (address: string) => address,
})
const both: BlockSpec[] = [
  { kind: 'card', kpis: ['satisfaction-survey', 'petitions-not-repeated'] },
  { kind: 'card', kpis: ['survey-officials', 'petitions-on-time'] },
  { kind: 'scorecard', of: 'themes' },
  { kind: 'scorecard', of: 'office', office: 'SYT' },
  { kind: 'index', index: 'both', of: 'components', when: { rule: 'fixed', period: '2024-10' } },
  { kind: 'index', index: 'both', of: 'offices', when: { rule: 'fixed', period: '2024-10' } },
]
const one: BlockSpec[] = [
  { kind: 'card', kpis: ['satisfaction-survey', 'survey-officials', 'dossiers-settled-on-time'] },
  { kind: 'card', kpis: ['petitions-on-time', 'petitions-not-repeated'] },
  { kind: 'scorecard', of: 'matrix' },
  { kind: 'trend', kpi: 'satisfaction-survey' },
  { kind: 'index', index: '766', of: 'components', when: { rule: 'fixed', period: '2024-10' } },
]
const nameOf = (spec: BlockSpec) => JSON.stringify(spec)

describe.each(langs)('satisfaction by survey beside satisfaction by records, in %s', (lang) => {
  it.each(both.map((spec) => [nameOf(spec), spec] as const))(
    'is told apart in the block %s',
    async (_, spec) => {
      const [block] = await readSpec(asking(), {}, spec, { lang })
      expect(block?.kind === 'figure' && block.finding).toContain(twoWays[lang])
    },
  )

  it.each(one.map((spec) => [nameOf(spec), spec] as const))('is not met in the block %s', async (_, spec) => {
    const [block] = await readSpec(asking(), {}, spec, { lang })
    expect((block?.kind === 'figure' && block.finding) ?? '').not.toContain(twoWays[lang])
  })

  it('is told apart on the sheet for leaders', async () => {
    expect((await readLeaderPage(asking(), {}, lang)).mixed).toContain(twoWays[lang])
  })
})

describe('the sentence that tells them apart', () => {
  it('stands in the file itself, and in what is kept of an issued briefing', async () => {
    const [spec] = both as [BlockSpec]
    const blocks = await readSpec(asking(), {}, spec, { lang: 'vi' })
    const csv = await renderCsv({ lang: 'vi', colours: 'light', title: 'x', blocks })
    expect(new TextDecoder().decode(csv.bytes)).toContain(twoWays.vi)
    const how = { lang: 'vi' as const, report: () => {} }
    const [frozen] = await readFrozenBlocks(asking(), {}, [{ key: 'a', spec }], how)
    expect(frozen?.parts[0]?.lines.join()).toContain(twoWays.vi)
  })

  it('is in the theme of the overview where both stand, and in no other; the matrix holds one kind only', async () => {
    const card = await readScorecard(asking(), {})
    expect(card.themes.filter(({ mixed }) => mixed).map(({ id }) => id)).toEqual(['satisfaction'])
    expect(card.matrix.mixed).toBeUndefined()
  })

  it('is on the page of an index that counts by both, and not on that of index 766', async () => {
    expect((await readIndexPage(asking(), { id: 'both', period: '2024-10' })).mixed?.vi).toContain(twoWays.vi)
    expect((await readIndexPage(asking(), { id: '766', period: '2024-10' })).mixed).toBeNull()
  })
})

describe('the five elements of the survey', () => {
  it('stand on the page of the survey, each of those who scored it and none of more than answered at all', async () => {
    const { item, elements } = await readKpiPage(asking(), { id: 'satisfaction-survey', period: '2024-10' })
    expect(elements.map(({ id }) => id)).toEqual([
      'survey-access',
      'survey-procedure',
      'survey-officials',
      'survey-result',
      'survey-feedback',
    ])
    for (const { id, denominator, illustrative } of elements) {
      expect(denominator, id).toBeGreaterThan(0)
      expect(denominator, id).toBeLessThanOrEqual(item.denominator ?? 0)
      expect(illustrative, id).toBe(true)
    }
    const own = await readKpiPage(asking(), { id: 'survey-access', period: '2024-10' })
    expect(own.item).toEqual(elements[0])
    expect(own.elements).toEqual([])
  })

  it('are not beside the survey on the overview, and absent before they were asked for', async () => {
    const { items } = await readScorecard(asking(), {})
    expect(items.some(({ id }) => id.startsWith('survey-'))).toBe(false)
    const before = await readKpiPage(asking(), { id: 'satisfaction-survey', period: '2022-10' })
    expect(before.item.value).not.toBeNull()
    expect(before.elements.map(({ value }) => value)).toEqual([null, null, null, null, null])
  })
})
