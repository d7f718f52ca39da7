import { readdirSync } from 'node:fs'
import { expect, describe as group, test } from 'vitest'
import { langs, type Words } from '../core/words.ts'
import { describe } from './define.ts'
import { kpiById, kpis } from './index.ts'
import { themes } from './themes.ts'

const folder = new URL('.', import.meta.url)
const modules = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(async (name) => ({
      name,
      module: (await import(new URL(name, folder).href)) as { default?: unknown },
    })),
)

/** Every pair of words in a descriptor, wherever it stands. */
function wordsIn(value: unknown, path = ''): [path: string, words: Words][] {
  if (value === null || typeof value !== 'object') return []
  if ('vi' in value && 'en' in value) return [[path, value as Words]]
  return Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, `${path}.${key}`))
}

group('the shelf', () => {
  test('every file that holds a KPI is on it, once', () => {
    const files = modules.filter(({ module }) => module.default !== undefined)
    expect(new Set(files.map(({ module }) => module.default))).toEqual(new Set(kpis))
    expect(kpiById.size).toBe(kpis.length)
  })

  test('the name of the file is the id', () => {
    for (const { name, module } of modules)
      if (module.default) expect(`${(module.default as { id: string }).id}.ts`).toBe(name)
  })

  test('holds at least 24 KPIs in five themes, and the themes in their order', () => {
    expect(kpis.length).toBeGreaterThanOrEqual(24)
    const order = [...new Set(kpis.map((kpi) => kpi.theme))]
    // The other themes hold reported KPIs.
    expect(order).toEqual(themes.map((theme) => theme.id).filter((id) => order.includes(id)))
    expect(kpis.map((kpi) => kpi.theme)).toEqual(
      order.flatMap((theme) => kpis.filter((k) => k.theme === theme).map(() => theme)),
    )
  })

  test('holds the thirteen ids that reproduce the published figures', () => {
    const published = `central-systems-connected shared-databases-created shared-tables offices-with-shared-tables
      open-datasets-published offices-with-open-data services-on-national-portal warehouse-datasets warehouse-fields
      warehouse-records offices-in-warehouse dossiers-filed-online satisfaction-survey`
    for (const id of published.split(/\s+/)) expect(kpiById.has(id), id).toBe(true)
  })

  test('the matrix has about eight columns', () => {
    expect(kpis.filter((kpi) => kpi.matrix)).toHaveLength(8)
  })
})

group.each(kpis.map((kpi) => [kpi.id, kpi] as const))('%s', (_, kpi) => {
  const descriptor = describe(kpi)

  test('says everything in both languages, composed, with "tỷ lệ"', () => {
    const all = wordsIn(descriptor)
    expect(all.length).toBeGreaterThan(8)
    for (const [path, words] of all) {
      for (const lang of langs) {
        expect(words[lang].trim(), `${path}.${lang}`).not.toBe('')
        expect(words[lang], `${path}.${lang}`).toBe(words[lang].trim().normalize('NFC'))
      }
      expect(words.vi, path).not.toMatch(/tỉ lệ/i)
    }
  })

  test('its short name is at most 32 letters', () => {
    for (const lang of langs) expect([...kpi.short[lang]].length).toBeLessThanOrEqual(32)
  })

  test('sentences end in a stop, names do not', () => {
    for (const lang of langs) {
      expect(kpi.question[lang]).toMatch(/\?$/)
      expect(kpi.formula[lang]).toMatch(/\.$/)
      if (kpi.caveat) expect(kpi.caveat[lang]).toMatch(/\.$/)
      for (const name of [kpi.name, kpi.short, kpi.noun, kpi.numerator])
        expect(name[lang]).not.toMatch(/[.?]$/)
    }
  })

  test('a share has a denominator, a count has none', () => {
    expect(kpi.denominator === null).toBe(kpi.unit === 'count')
  })

  test('its descriptor survives a JSON round trip', () => {
    expect(JSON.parse(JSON.stringify(descriptor))).toEqual(descriptor)
  })

  test('its columns can be drawn', () => {
    expect(descriptor.columns.length).toBeGreaterThan(0)
    for (const [key, column] of Object.entries(kpi.columns)) {
      // what every list shows by itself
      expect(['code', 'office', 'due', 'done', 'stage', 'counted', 'amount', 'sample']).not.toContain(key)
      expect(column.choices !== undefined, key).toBe(column.kind === 'choice')
      expect(column.columnEn !== undefined, key).toBe(column.kind === 'name')
    }
  })
})
