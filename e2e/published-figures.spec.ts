import { expect, test } from './fixtures.ts'
import { overviewOf } from './pages/overview.ts'
import { itemOf, restOf } from './rest.ts'

/** What the city announced on 22 November 2024 (design.md §6, domain.md). */
const published = [
  { id: 'central-systems-connected', tile: '23', numerator: 23 },
  { id: 'shared-databases-created', tile: '19/57', numerator: 19, denominator: 57 },
  { id: 'shared-tables', tile: '58', numerator: 58 },
  { id: 'offices-with-shared-tables', tile: '14/20', numerator: 14, denominator: 20 },
  { id: 'open-datasets-published', tile: '50/98', numerator: 50, denominator: 98 },
  { id: 'offices-with-open-data', tile: '7/20', numerator: 7, denominator: 20 },
  { id: 'services-on-national-portal', tile: '1.579/1.937', numerator: 1_579, denominator: 1_937 },
  { id: 'warehouse-datasets', tile: '192', numerator: 192 },
  { id: 'warehouse-fields', tile: '1.941', numerator: 1_941 },
  { id: 'offices-in-warehouse', tile: '18/20', numerator: 18, denominator: 20 },
  { id: 'warehouse-records', tile: 'trên 437.000', above: 437_000 },
  { id: 'dossiers-filed-online', tile: 'trên 90%', share: 0.9 },
] as const

test('the published figures stand on the overview', async ({ page, server }) => {
  const card = await restOf(server.url).scorecard({ asOf: '2024-11-22' })
  await page.goto('/?asOf=2024-11-22')
  const overview = overviewOf(page)
  for (const { id, tile } of published) {
    const name = itemOf(card, id).name.vi
    await expect(overview.figure(name, tile), id).toBeVisible()
    await expect(overview.tile(name), id).toContainText('Đã công bố 22/11/2024')
  }
  await expect(overview.tile(itemOf(card, 'services-on-national-portal').name.vi)).toContainText('81,5%')
  await overview.expectFigures(card.items)
})

test('the published figures come over REST', async ({ server }) => {
  const card = await restOf(server.url).scorecard({ asOf: '2024-11-22' })
  expect(card.story).toBe('launch')
  for (const expected of published) {
    const { id } = expected
    const { numerator, denominator, value, published: announced } = itemOf(card, id)
    expect(announced, id).toMatchObject({ announcedOn: '2024-11-22' })
    if ('numerator' in expected) expect(numerator, id).toBe(expected.numerator)
    if ('denominator' in expected) expect(denominator, id).toBe(expected.denominator)
    if ('above' in expected) expect(numerator, id).toBeGreaterThan(expected.above)
    if ('share' in expected) expect(value, id).toBeGreaterThan(expected.share)
    // Counted out of rows, never stored: the rows are there to be counted.
    const rows = await restOf(server.url).rows(id, { part: 'numerator', asOf: '2024-11-22' })
    expect(rows.parts.numerator.amount, id).toBe(numerator)
  }
  expect(itemOf(card, 'satisfaction-survey').denominator).toBeGreaterThan(0)
})

test('what is not published says that it is sample data', async ({ page, server }) => {
  const card = await restOf(server.url).scorecard()
  await page.goto('/')
  const { anyTile } = overviewOf(page)
  const label = 'Số liệu minh họa'
  const samples = card.items.filter((item) => item.illustrative)
  expect(samples.length).toBeGreaterThan(10)
  for (const item of samples)
    await expect(anyTile(item.name.vi).getByText(label, { exact: true }), item.id).toHaveCount(1)
  // Of a published bound the exact count is a sample all the same.
  for (const item of card.items.filter(({ published: announced }) => announced)) {
    const counted = item.published?.relation === 'more-than' ? 1 : 0
    await expect(anyTile(item.name.vi).getByText(label, { exact: true }), item.id).toHaveCount(counted)
  }
  await expect(page.getByText('Bộ dữ liệu mẫu: có số liệu minh họa')).toBeVisible()
})
