import { formatter } from '../server/core/format.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { frameOf } from './pages/frame.ts'
import { kpiOf } from './pages/kpi.ts'
import { officeOf } from './pages/office.ts'
import { overviewOf } from './pages/overview.ts'
import { figureOf, type Item, itemOf, restOf } from './rest.ts'

const vi = formatter('vi')
const past = '2024-06-30'

test('another period and another grain, each in the address', async ({ page, server }) => {
  const rest = restOf(server.url)
  const frame = frameOf(page)
  await page.goto('/')
  await frame.pick('Kỳ').click()
  await frame.panel('Kỳ').getByRole('link', { name: 'Quý trước' }).click()
  await expect(page).toHaveURL('/?period=2024-Q3')
  await overviewOf(page).expectFigures((await rest.scorecard({ period: '2024-Q3' })).items)

  await frame.pick('Kỳ').click()
  await frame.panel('Kỳ').getByRole('button', { name: 'Năm', exact: true }).click()
  await frame.panel('Kỳ').getByRole('link', { name: '2023', exact: true }).click()
  await expect(page).toHaveURL('/?period=2023')
  await overviewOf(page).expectFigures((await rest.scorecard({ period: '2023' })).items)

  const { chart, expectPeriods } = kpiOf(page)
  await page.goto('/kpis/dossiers-filed-online')
  await chart
    .getByRole('navigation', { name: 'Loại kỳ' })
    .getByRole('link', { name: 'Quý', exact: true })
    .click()
  await expect(page).toHaveURL(/grain=quarter/)
  await expectPeriods(await rest.series('dossiers-filed-online', { grain: 'quarter' }), 6)
})

test('compared with the same month last year', async ({ page, server }) => {
  const rest = restOf(server.url)
  const frame = frameOf(page)
  await page.goto('/')
  await frame.pick('So với').click()
  await frame
    .panel('So với')
    .getByRole('link', { name: /^Cùng kỳ năm trước/ })
    .click()
  await expect(page).toHaveURL('/?compare=year')
  const words = { up: 'Tăng', down: 'Giảm', level: 'Không đổi' }
  const { items } = await rest.scorecard({ compare: 'year' })
  const compared = items.filter((item) => item.change)
  expect(compared.length).toBeGreaterThan(20)
  for (const { id, name, unit, change, published } of compared) {
    if (!change) continue
    const isExact = unit === 'count' && published?.relation !== 'more-than' && change.direction !== 'level'
    const size = isExact ? ` ${vi.number(Math.abs(change.by))}` : ''
    const said = new RegExp(`${words[change.direction]}${size}.* so với\\s${vi.periodInText('2023-11')}`)
    await expect(overviewOf(page).anyTile(name.vi), id).toContainText(said)
  }

  await page.goto('/kpis/shared-databases-created?compare=year&view=table')
  const lastYear = await rest.series('shared-databases-created', { from: '2022-12', to: '2023-11' })
  const then = lastYear.points.find(({ period }) => period === '2023-11')
  const now = kpiOf(page)
    .byPeriod.getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: vi.period('2024-11') }) })
  await expect(now).toContainText(vi.share(then?.value))
})

test('the city as it was known on 30 June: by keyboard there, by one press back', async ({
  page,
  server,
  expectAccessible,
}) => {
  const rest = restOf(server.url)
  const frame = frameOf(page)
  const overview = overviewOf(page)
  await page.goto('/')
  await tabTo(page, frame.pick('Tính đến'))
  await page.keyboard.press('Enter')
  const panel = frame.panel('Tính đến')
  await expect(panel).toBeVisible()
  const dayButton = (day: string) => panel.getByRole('button', { name: new RegExp(`, ${day}$`) })
  await tabTo(page, dayButton('22/11/2024'))
  await expectAccessible(page)
  for (const key of ['PageUp', 'PageUp', 'PageUp', 'PageUp', 'PageUp', 'ArrowDown', 'ArrowRight'])
    await page.keyboard.press(key)
  await expect(dayButton('30/06/2024')).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page).toHaveURL(`/?asOf=${past}`)
  await expect(frame.pastBanner).toContainText('30/06/2024')
  await expect(frame.headline).toHaveText(/^Tính đến 30\/06\/2024: /)
  await overview.expectFigures((await rest.scorecard({ asOf: past })).items)
  await expectAccessible(page)

  await frame.backToNow.click()
  await expect(page).toHaveURL('/')
  await expect(frame.pastBanner).toHaveCount(0)
  await overview.expectFigures((await rest.scorecard()).items)
})

for (const id of [
  'shared-databases-created',
  'services-on-national-portal',
  'dossiers-settled-on-time',
  'tasks-overdue',
  'warehouse-records',
]) {
  test(`${id} as it was known on 30 June`, async ({ page, server, signedInAs }) => {
    const rest = restOf(server.url, await signedInAs('leader'))
    const { item } = await rest.kpi(id, { asOf: past })
    expect(figureOf(item)).not.toBe(figureOf((await rest.kpi(id)).item))
    await page.goto(`/kpis/${id}?asOf=${past}`)
    const kpi = kpiOf(page)
    await expect(frameOf(page).pastBanner).toContainText('30/06/2024')
    await expect(kpi.figure(vi.number(item.numerator))).toBeVisible()
    if (item.unit === 'share') await expect(kpi.figure(vi.number(item.denominator))).toBeVisible()
    await kpi.expectRanking(await rest.breakdown(id, { asOf: past }), item.unit)
    await kpi.expectPeriods(await rest.series(id, { asOf: past }), 12)
    const { parts } = await rest.rows(id, { asOf: past })
    expect(parts.numerator.amount).toBe(item.numerator)
    await expect(kpi.rows.region.getByRole('heading', { level: 2 })).toHaveText(
      new RegExp(`^${vi.number(parts.denominator.rows)}\\s`),
    )
  })
}

test('an office as it was known on 30 June', async ({ page, server }) => {
  const rest = restOf(server.url)
  const { items } = await rest.scorecard({ asOf: past, office: 'SGDDT' })
  await page.goto(`/offices/SGDDT?asOf=${past}`)
  const { standing, line } = officeOf(page)
  await expect(frameOf(page).pastBanner).toContainText('30/06/2024')
  for (const item of items) {
    const figure = line(item.name.vi).getByRole('cell').first()
    await expect(figure, item.id).toHaveText(new RegExp(`^${figureOf(item) ?? '–'}`))
  }
  await expect(standing.getByRole('rowheader').getByRole('link')).toHaveCount(items.length)
})

test('what was reported late: June as known on 30 June is not June as known today', async ({
  page,
  server,
}) => {
  const rest = restOf(server.url)
  const june = '2024-06'
  const [then, today] = await Promise.all([
    rest.scorecard({ period: june, asOf: past }),
    rest.scorecard({ period: june }),
  ])
  const isOther = (item: Item) => figureOf(item) !== figureOf(itemOf(today, item.id))
  const late = then.items.filter(isOther)
  expect(late.length).toBeGreaterThan(0)
  await page.goto(`/?period=${june}&asOf=${past}`)
  await overviewOf(page).expectFigures(then.items)
  await frameOf(page).backToNow.click()
  await expect(page).toHaveURL(`/?period=${june}`)
  await overviewOf(page).expectFigures(today.items)
})
