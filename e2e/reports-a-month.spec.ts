import type { Page } from '@playwright/test'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { entryGridOf, workOf } from './pages/updates-page.ts'
import { act, signInAs } from './people.ts'

const [payments, meetings, trained] = [
  'Giao dịch thanh toán trực tuyến phí, lệ phí',
  'Cuộc họp không giấy tờ',
  'Lượt cán bộ, công chức được tập huấn về chuyển đổi số',
]
const [accounts, reuse] = [
  'Tài khoản Egov Hải Phòng hoạt động trong tháng',
  'Hồ sơ khai thác, sử dụng lại dữ liệu số hóa',
]

test.use({ mayBeSaid: /ERR_INTERNET_DISCONNECTED/ })

test('an officer enters a month by keyboard and paste, loses the connection, meets another, and sends once', async ({
  page,
  context,
  server,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  await signedInAs('officer')
  await page.goto('/updates')
  await expect(frameOf(page).headline).toHaveText('Việc của tôi')
  await expect(workOf(page).group('Bị trả lại')).toContainText('Lý do trả lại:')
  await expect(workOf(page).line(payments)).toContainText('Còn 3 ngày')
  await expectAccessible(page)
  await workOf(page).line(payments).getByRole('link').click()

  const sheet = entryGridOf(page)
  await expect(page).toHaveURL(/\/updates\/SYT\?period=2024-11#/)
  await expect(sheet.cell(payments, 'numerator')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.type('451')
  await page.keyboard.press('Tab')
  await expect(sheet.cell(payments, 'vintage')).toBeFocused()
  await expect(sheet.saved).toBeVisible()
  await expect(sheet.row(payments)).toContainText('Đã nhập')

  // A number of the other convention stays where it was typed, and is mended there.
  await sheet.cell(meetings, 'numerator').click()
  await page.keyboard.type('12.5')
  await page.keyboard.press('Enter')
  await expect(sheet.cell(meetings, 'numerator')).toContainText('12.5')
  await expect(sheet.said(/^Không nhận “12\.5”/)).toBeVisible()
  await expectAccessible(page)
  await sheet.cell(meetings, 'numerator').focus()
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expect(sheet.said(/^Không nhận/)).toHaveCount(0)

  // Asked once, for the whole paste.
  await sheet.cell(reuse, 'numerator').focus()
  await sheet.paste('2.701\t7.900')
  await expect(sheet.question).toContainText('“2.701” là số nào')
  await expectAccessible(page)
  await sheet.question.getByRole('button', { name: /ngăn hàng nghìn/ }).click()
  await expect(sheet.cell(reuse, 'value')).toContainText('34,2%')
  await expect(sheet.cell(reuse, 'numerator')).toBeFocused()

  // Without a connection nothing is lost, not even with the page closed.
  await expect(sheet.saved).toBeVisible()
  await context.setOffline(true)
  await sheet.cell(trained, 'numerator').focus()
  await page.keyboard.type('44')
  await page.keyboard.press('Enter')
  await expect(sheet.notSaved).toBeVisible()
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  const back = entryGridOf(again)
  await again.goto('/updates/SYT?period=2024-11')
  await expect(back.restored).toBeVisible()
  await expect(back.cell(trained, 'numerator')).toContainText('44')
  await expect(back.saved).toBeVisible()

  // The head is quicker with one of them: both versions are shown, and one is chosen.
  const cookie = await signInAs(server.url, 'head')
  const kpi = new URL(await kpiAddress(again, accounts)).hash.slice(1)
  // Kept while the officer's own is on its way, so that the officer has not seen it, however fast or slow all of this is.
  await again.route(
    '**/trpc/reporting.save*',
    async (route) => {
      await act(
        server.url,
        'reporting.save',
        {
          office: 'SYT',
          values: [
            {
              kpi,
              period: '2024-11',
              seen: null,
              numerator: 140,
              denominator: 150,
              vintage: 'estimate',
              note: null,
              source: null,
              explanation: null,
            },
          ],
        },
        { cookie },
      )
      await route.continue()
    },
    { times: 1 },
  )
  await back.cell(accounts, 'numerator').focus()
  await again.keyboard.type('139')
  await again.keyboard.press('Enter')
  await expect(back.conflict).toContainText('139')
  await expect(back.conflict).toContainText('140/150')
  await expectAccessible(again)
  await back.conflict.getByRole('button', { name: 'Lấy bản kia' }).click()
  await expect(back.cell(accounts, 'numerator')).toContainText('140')

  // What is behind its target wants a line; then all of it goes at once.
  for (const name of [payments, reuse, trained, meetings, accounts]) {
    await back.cell(name, 'explanation').focus()
    await again.keyboard.type('Tháng cao điểm, đã bổ sung nhân lực')
    await again.keyboard.press('Enter')
  }
  await expect(back.saved).toBeVisible()
  await expectFits(again)
  await again.setViewportSize({ width: 1440, height: 900 })
  await back.send.click()
  await expect(back.sent.first()).toBeVisible()
  for (const name of [payments, reuse, trained])
    await expect(back.row(name)).toContainText('Đã gửi, chờ thủ trưởng đơn vị')
  await expectAccessible(again)

  // One press takes one back.
  await back
    .row(meetings)
    .getByRole('button', { name: /^Rút lại/ })
    .click()
  await expect(back.row(meetings)).toContainText('Đã nhập')
  await back
    .row(payments)
    .getByRole('button', { name: /^Lịch sử/ })
    .click()
  await expect(
    again.getByRole('region', { name: `Lịch sử của ${payments}` }).getByRole('listitem'),
  ).not.toHaveCount(0)
  await expectAccessible(again)
  await again.goto('/updates')
  await expect(workOf(again).group('Đã gửi, đang chờ người khác')).toContainText(payments)
})

test('on a phone a value is a card, opened by one press', async ({ page, signedInAs, expectAccessible }) => {
  await signedInAs('officer')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/updates/SYT?period=2024-11')
  const sheet = entryGridOf(page)
  const box = page.getByRole('textbox', { name: /^Tử số/ })
  await sheet.cell(meetings, 'numerator').click()
  await expect(box).toBeFocused()
  await expect(box).toHaveAttribute('inputmode', 'decimal')
  await box.fill('13')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /^Loại số liệu/ })).toBeFocused()
  await expect(sheet.saved).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
})

/** The address of a value's cell, as the list of work gives it. */
async function kpiAddress(page: Page, name: string): Promise<string> {
  const list = await page.context().newPage()
  await list.goto('/updates')
  const href = await workOf(list).line(name).getByRole('link').first().getAttribute('href')
  await list.close()
  return new URL(href ?? '', page.url()).href
}
