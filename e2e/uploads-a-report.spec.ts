import { readFile } from 'node:fs/promises'
import type { ReportGrid } from '../server/core/reporting/answers.ts'
import { readSheet } from '../server/sheets/read-sheet.ts'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { frameOf } from './pages/frame.ts'
import { uploadOf } from './pages/upload-page.ts'

const period = '2024-11'
const address = `/updates/SYT/upload?period=${period}`
const csv = (lines: string[]) => ({
  name: 'thang-11.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Mã chỉ số;Kỳ;Tử số;Mẫu số;Loại số liệu', ...lines].join('\n')),
})

/** Two figures of the office that can be entered, and are shares of something. */
async function openShares(url: string, cookie: string): Promise<string[]> {
  const input = encodeURIComponent(JSON.stringify({ office: 'SYT', period }))
  const reply = await fetch(`${url}/trpc/reporting.grid?input=${input}`, { headers: { cookie } })
  const { result } = (await reply.json()) as { result: { data: ReportGrid } }
  const { kpis, cells } = result.data
  const shares = new Set(kpis.filter(({ denominator }) => denominator).map(({ id }) => id))
  return cells.filter(({ kpi, may }) => may.includes('enter') && shares.has(kpi)).map(({ kpi }) => kpi)
}

test('an officer fills in the template, and uploads it as it is: nothing to do', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('officer')
  await page.goto(address)
  const upload = uploadOf(page)
  const [download] = await Promise.all([page.waitForEvent('download'), upload.template.click()])
  expect(download.suggestedFilename()).toBe('bao-cao-syt-2024-11.xlsx')
  const bytes = await readFile(await download.path())
  const { sheet, problems } = await readSheet(bytes)
  expect(problems).toEqual([])
  expect(sheet?.rows[0]?.map(({ text }) => text)).toContain('Tử số')
  await upload.file.setInputFiles({ name: download.suggestedFilename(), mimeType: '', buffer: bytes })
  await expect(upload.sentence).toHaveText(
    /^(Đọc được .* 0 số liệu mới, 0 thay đổi|Tệp không có dòng số liệu)/,
  )
})

test('what is wrong is put right in place, looked at again, taken over, and leads to the grid', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  const [one = '', two = ''] = await openShares(server.url, await signedInAs('officer'))
  await page.goto(address)
  const upload = uploadOf(page)
  await expectAccessible(page)
  await upload.file.setInputFiles(
    csv([
      `${one};Tháng 11/2024;1.O34;1.268;Ước`,
      `${two};Tháng 13/2024;38;43;Gần đúng`,
      'khong-co-chi-so;Tháng 11/2024;1;2;Ước',
    ]),
  )
  await expect(upload.sentence).toHaveText('4 chỗ cần sửa, chưa có gì được ghi')
  await expect(upload.sentence).toBeFocused()
  await expectAccessible(page)
  await expectFits(page)
  await expect(upload.take).toHaveCount(0)
  await upload.cell('C2').fill('1.034')
  await upload.cell('B3').fill('Tháng 11/2024')
  await upload.cell('E3').fill('Sơ bộ')
  await upload.leaveOut(4).check()
  await upload.choice('1.268 (dấu ngăn hàng nghìn)').check()
  await upload.lookAgain.click()

  await expect(upload.sentence).toHaveText('Cần bạn trả lời cách viết số trong tệp')
  await upload.choice('1.034 (dấu ngăn hàng nghìn)').check()
  await upload.lookAgain.click()

  await expect(upload.sentence).toHaveText(/^Đọc được 2 dòng: /)
  await expect(upload.changes.nth(1)).toContainText('1.034/1.268')
  await expect(upload.changes.nth(2)).toContainText('38/43, 88,4%, sơ bộ')
  await expectAccessible(page)
  await expectFits(page)
  await upload.take.click()
  await expect(upload.sentence).toHaveText('Đã ghi 2 số liệu')
  await expectAccessible(page)
  await upload.toGrid.click()
  await expect(page).toHaveURL(/\/updates\/SYT\?period=2024-11/)
  await expect(page.getByRole('grid')).toContainText('1.034')
})

test.describe('on a phone, without a pointer', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  test('by keyboard alone, through a lost connection', async ({ page, server, signedInAs }) => {
    const [one = ''] = await openShares(server.url, await signedInAs('officer'))
    await page.goto(address)
    const upload = uploadOf(page)
    await tabTo(page, upload.file)
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    let away = true
    await page.route('**/reporting/import*', (route) => (away ? route.abort() : route.continue()))
    await (await chooser).setFiles(csv([`${one};Tháng 11/2024;87;100;Chính thức`]))
    await expect(page.getByRole('alert')).toContainText('Mất kết nối')
    away = false
    await tabTo(page, upload.again)
    await page.keyboard.press('Enter')
    await expect(upload.sentence).toBeFocused()
    await tabTo(page, upload.take)
    await page.keyboard.press('Enter')
    await expect(upload.sentence).toHaveText('Đã ghi 1 số liệu')
    await tabTo(page, upload.toGrid)
    await page.keyboard.press('Enter')
    await expect(frameOf(page).headline).toBeFocused()
  })
  test.use({ mayBeSaid: /ERR_FAILED/ })
})

test('somebody of another office is told that it is not theirs', async ({ page, signedInAs }) => {
  await signedInAs('officer')
  await page.goto('/updates/STC/upload')
  await expect(page.getByText(/^Quyền của bạn không gồm/)).toBeVisible()
  await expect(uploadOf(page).file).toHaveCount(0)
})
