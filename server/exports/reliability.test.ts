import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import type { BlockSpec } from '../core/briefings/spec.ts'
import { surveySentence } from '../core/sentences/survey.ts'
import { langs } from '../core/words.ts'
import { readKpiPage } from '../services/kpi-page.ts'
import { contextAt, launchClock } from '../services/testing/context.ts'
import { readSpec } from './read/spec-blocks.ts'

let launch: TestDatabase
beforeAll(async () => {
  launch = await launchDatabase()
}, 180_000)
afterAll(() => launch.close())

const kpi = 'satisfaction-survey'
const asking = () => ({
  ...contextAt(launch.database.db, launchClock),
  link: (path: string) => `https://a.vn${path}`,
  short: async (address: string) => address,
})
const read = async (spec: BlockSpec, lang: 'vi' | 'en') => {
  const [block] = await readSpec(asking(), {}, spec, { lang })
  return block
}

it.each<BlockSpec>([
  { kind: 'trend', kpi },
  { kind: 'trend', kpi, as: 'table' },
  { kind: 'ranking', kpi },
  { kind: 'services', kpi },
  { kind: 'rows', kpi },
  { kind: 'card', kpis: [kpi, 'dossiers-filed-online'] },
  { kind: 'scorecard', of: 'themes' },
  { kind: 'sentence', of: 'kpi', kpi },
])('a survey taken out says in its trail how many answered and the interval: $kind $as $of', async (spec) => {
  const { item } = await readKpiPage(asking(), { id: kpi })
  for (const lang of langs) {
    const said = surveySentence(item, lang)
    expect(said).toContain('95%')
    const block = await read(spec, lang)
    expect(
      block?.kind === 'figure' || block?.kind === 'text' ? block.about.map(([, text]) => text) : [],
    ).toContain(said)
    if (spec.kind === 'trend' && block?.kind === 'figure') expect(block.drawn).toContain(said)
  }
})

it('a share that is of no survey has no interval', async () => {
  const block = await read({ kind: 'trend', kpi: 'dossiers-filed-online' }, 'vi')
  expect(JSON.stringify(block)).not.toContain('Wilson')
})
