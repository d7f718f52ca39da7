import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { kpiOf } from './pages/kpi.ts'
import { officeOf } from './pages/office.ts'
import { overviewOf } from './pages/overview.ts'
import { restOf } from './rest.ts'

const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'
const address = '/kpis/shared-databases-created'

/** The codes of the rows on screen. */
const codesOn = (page: Page) =>
  kpiOf(page).rows.lines.evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent ?? ''))

test('the overview says what is wrong, the worst first', async ({ page, server, expectAccessible }) => {
  await page.goto('/')
  const overview = overviewOf(page)
  await expect(frameOf(page).headline).toHaveText(/^Tính đến 22\/11\/2024: \d+ trên \d+\schỉ số đúng tiến độ/)

  await overview.attention.getByRole('link', { name: /^Còn \d+ việc/ }).click()
  const card = await restOf(server.url).scorecard()
  const order = ['behind', 'at-risk', 'no-data'] as const
  const words = { behind: 'Chậm tiến độ', 'at-risk': 'Có nguy cơ', 'no-data': 'Chưa có số liệu' }
  const worstFirst = order.flatMap((status) =>
    card.items
      .filter((item) => item.status === status)
      .map((item) => ({ word: words[status], since: item.since })),
  )
  await expect(overview.attentionLines).toHaveText(worstFirst.map(({ word }) => new RegExp(`^${word}`)))
  const lines = await overview.attentionLines.allInnerTexts()
  const daysBehind = lines
    .filter((line) => line.startsWith(words.behind))
    .map((line) => Number(/(\d+)\sngày/.exec(line)?.[1] ?? 0))
  expect(daysBehind).toEqual([...daysBehind].sort((a, b) => b - a))
  await expectAccessible(page)
})

test('a leader asks why it is 19/57, and counts the rows', async ({ page, expectAccessible }) => {
  await page.goto('/')
  await overviewOf(page).figure(name, '19/57').click()
  await expect(page).toHaveURL(address)
  await expect(frameOf(page).headline).toHaveText(name)

  const { figure, rows } = kpiOf(page)
  await expect(figure('57')).toBeVisible()
  await figure('19').click()
  await expect(page).toHaveURL(/part=numerator/)
  await expect(rows.lines).toHaveCount(19)
  await expect(rows.part('Đã tính')).toHaveText(/^19/)
  await expect(rows.part('Chưa tính')).toHaveText(/^38/)
  await expect(rows.part('Tất cả')).toHaveText(/^57/)
  await expect(rows.region).toBeInViewport()
  await expectAccessible(page)

  const counted = await codesOn(page)
  await rows.part('Chưa tính').click()
  await expect(rows.shown(1, 25, 38)).toBeVisible()
  const missing = await codesOn(page)
  await rows.pages.getByRole('link', { name: 'Trang 2' }).click()
  await expect(rows.shown(26, 38, 38)).toBeVisible()
  await expect(rows.lines).toHaveCount(13)
  missing.push(...(await codesOn(page)))
  expect(new Set([...counted, ...missing]).size).toBe(57)
})

test('a leader searches, filters, sorts and pages the rows on the server', async ({ page, server }) => {
  await page.goto(address)
  const { rows } = kpiOf(page)
  const education = 'Sở Giáo dục và Đào tạo'
  await expect(rows.shown(1, 25, 57)).toBeVisible()
  const all = await rows.lines.filter({ hasText: education }).count()

  await rows.search.fill('so giao duc')
  await expect(page).toHaveURL(/q=so\+giao\+duc/)
  await expect(rows.shown(1, 3, 3)).toBeVisible()
  await expect(rows.lines).toHaveCount(3)
  await expect(rows.lines.filter({ hasText: education })).toHaveCount(3)
  // The browser had fewer of them: the others came from the server.
  expect(all).toBeLessThan(3)

  const found = async (q: string) =>
    (await restOf(server.url).rows('services-on-national-portal', { q, size: '200' })).rows.map(
      ({ code }) => code,
    )
  for (const [spelt, ...others] of [
    ['hòa giải', 'hoà giải', 'hoa giai'],
    ['đất đai', 'dat dai', 'ĐẤT ĐAI'],
  ] as const) {
    const codes = await found(spelt)
    expect(codes.length, spelt).toBeGreaterThan(0)
    for (const other of others) expect(await found(other), other).toEqual(codes)
  }

  await rows.search.fill('')
  await expect(rows.shown(1, 25, 57)).toBeVisible()
  await rows.filters.getByRole('link', { name: 'Quá hạn 29' }).click()
  await expect(page).toHaveURL(/filter=stage:overdue/)
  await expect(rows.shown(1, 25, 29)).toBeVisible()
  await expect(rows.lines.filter({ hasText: 'Quá hạn' })).toHaveCount(25)

  await rows.head('Mã').getByRole('link').click()
  await expect(rows.head('Mã')).toHaveAttribute('aria-sort', 'ascending')
  const firstPage = await codesOn(page)
  await rows.pages.getByRole('link', { name: 'Trang sau' }).click()
  await expect(rows.shown(26, 29, 29)).toBeVisible()
  await expect(rows.lines).toHaveCount(4)
  const codes = [...firstPage, ...(await codesOn(page))]
  expect(codes).toEqual([...codes].sort())
  expect(new Set(codes).size).toBe(29)
})

test('from a row to its office and back; the address is the view', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const view = `${address}?part=numerator&sort=code`
  await page.goto(view)
  const { rows } = kpiOf(page)
  await rows.lines
    .filter({ hasText: 'Sở Giáo dục và Đào tạo' })
    .first()
    .getByRole('link', { name: 'Sở Giáo dục và Đào tạo' })
    .click()
  await expect(page).toHaveURL('/offices/SGDDT')
  await expect(frameOf(page).headline).toHaveText('Sở Giáo dục và Đào tạo')
  const { late, line, standing } = officeOf(page)
  await expect(late.getByRole('row').filter({ hasText: 'DC-044' })).toContainText('Quá hạn 53 ngày')
  await expect(standing.getByRole('columnheader', { name: 'Trung vị' })).toBeVisible()
  await expect(line(name)).toContainText('2/3')
  await expect(line(name)).toContainText('29,2%')

  await page.goBack()
  await expect(page).toHaveURL(view)
  await expect(rows.lines).toHaveCount(19)
  const shown = await rows.lines.allTextContents()

  await page.getByRole('button', { name: 'Sao chép liên kết' }).click()
  await expect(page.getByRole('button', { name: 'Đã sao chép' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('asOf=2024-11-22')
  const colleague = await context.newPage()
  for (const same of [page.url(), copied]) {
    await colleague.goto(same)
    await expect(kpiOf(colleague).figure('19')).toBeVisible()
    await expect(kpiOf(colleague).rows.lines).toHaveText(shown)
  }
})
