import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { kpiOf } from './pages/kpi.ts'

const name = 'Cơ sở dữ liệu dùng chung đã tạo lập'

test('a chart as a slide, as a picture and as a table, by keyboard alone', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/kpis/shared-databases-created')
  const { files, chart } = kpiOf(page)
  const opener = files.opener(chart)
  await tabTo(page, opener)
  await page.keyboard.press('Enter')
  await expect(files.panel).toBeVisible()
  await expect(files.preview).toHaveJSProperty('complete', true)
  await expectAccessible(page)

  const begins = { pptx: 'PK\u0003\u0004', svg: '<svg', csv: '\uFEFF' }
  for (const [ending, format] of [
    ['pptx', 'PowerPoint'],
    ['svg', 'Ảnh SVG'],
    ['csv', 'CSV'],
  ] as const) {
    const choice = files.panel.getByRole('button', { name: format, exact: true })
    await choice.focus()
    await page.keyboard.press('Enter')
    await expect(choice).toHaveAttribute('aria-pressed', 'true')
    await tabTo(page, files.download)
    const arriving = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    const taken = await arriving
    expect(taken.suggestedFilename()).toMatch(new RegExp(`^${name}.* 2024-11-22\\.${ending}$`))
    const text = await readFile(await taken.path(), 'utf8')
    expect(text.slice(0, begins[ending].length)).toBe(begins[ending])
    await expect(files.panel).toContainText('Đã xuất tệp.')
  }
  await page.keyboard.press('Escape')
  await expect(files.panel).toBeHidden()
  await expect(opener).toBeFocused()

  await page.setViewportSize({ width: 360, height: 740 })
  await page.keyboard.press('Enter')
  await expect(files.panel).toBeVisible()
  await expectAccessible(page)
})
