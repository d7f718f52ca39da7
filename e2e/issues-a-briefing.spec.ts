import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ReviewList } from '../server/core/reporting/answers.ts'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { briefingsOf } from './pages/briefings-page.ts'
import { act, ask, signInAs } from './people.ts'

test('a briefing is put together by keyboard, issued, keeps its figures when one is corrected, and is refreshed', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  const reviewer = { cookie: await signInAs(server.url, 'reviewer') }
  const waiting = await ask<ReviewList>(server.url, 'reporting.review?input=%7B%7D', reviewer)
  const [correction] = waiting.items
  if (!correction?.cell.entry) throw new Error('nothing waits for the reviewer')
  const { kpi, cell } = correction

  await signedInAs('communications')
  await page.goto('/briefings')
  const briefings = briefingsOf(page)
  await briefings.create.click()
  await briefings.template.selectOption({ label: 'Một trang cho lãnh đạo' })
  await briefings.start.click()
  await expect(briefings.blocks).toHaveCount(3)
  await expect(briefings.slide).toContainText('Số liệu tính đến ngày 22/11/2024')
  await expectAccessible(page)

  await briefings.add.click()
  await briefings.find.fill(kpi.name.vi)
  await briefings.choice(/Theo thời gian/).click()
  await page.keyboard.press('Escape')
  await expect(briefings.blocks).toHaveCount(4)
  await expect(briefings.slide).toContainText(kpi.name.vi)

  // From the second place to the last, by keys alone, and said aloud.
  await briefings.handle(/^Đổi chỗ: .*: Theo thời gian$/).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('End')
  await expect(briefings.said.filter({ hasText: 'vị trí 4/4' })).toHaveCount(1)
  await page.keyboard.press('Space')
  await expect(briefings.blocks.last()).toContainText('Theo thời gian')
  await expect(briefings.saved).toBeVisible()

  await briefings.ownTitle.fill('Số do các đơn vị báo cáo')
  await page.keyboard.press('Tab')
  await expect(briefings.slide).toContainText('Số do các đơn vị báo cáo')
  await expect(briefings.saved).toBeVisible()
  await expectFits(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await briefings.issue.click()
  await briefings.issue.click()
  await expect(briefings.frozen).toBeVisible()
  await expect(briefings.compared).toBeVisible()
  await expect(briefings.slides).toHaveCount(4)
  const before = await briefings.slides.last().innerText()
  await expectAccessible(page)

  const { office, period } = cell
  const values = [{ kpi: cell.kpi, office, period, seen: correction.cell.entry.version }]
  await act(server.url, 'reporting.approve', { key: randomUUID(), values }, reviewer)
  await page.reload()
  await expect(briefings.revised).toContainText('Số do các đơn vị báo cáo')
  await expect(briefings.slides).toHaveCount(4)
  expect(await briefings.slides.last().innerText()).toBe(before)
  await expectAccessible(page)

  await briefings.files.click()
  const arriving = page.waitForEvent('download')
  await briefings.filesPanel.getByRole('button', { name: 'Tải tệp' }).click()
  const taken = await arriving
  expect(taken.suggestedFilename()).toMatch(/\.pptx$/)
  expect((await readFile(await taken.path())).subarray(0, 2).toString()).toBe('PK')
  await page.keyboard.press('Escape')

  await briefings.refresh.click()
  await expect(briefings.differences).toBeVisible()
  await expect(briefings.blocks).toHaveCount(4)

  await page.goto('/briefings')
  await expect(briefings.rows).toHaveCount(2)
  await expectAccessible(page)
  await expectFits(page)
})
