import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { changesOf, contestsOf } from './pages/changes-page.ts'
import { frameOf } from './pages/frame.ts'
import { signInAs } from './people.ts'

const [code, office] = ['SYT', 'Sở Y tế']
const counted = { id: 'dossiers-settled-on-time', name: 'Hồ sơ giải quyết đúng hạn' }
/** The story's own: the centre published it in October, and the office has contested it since the eighth. */
const published = 'Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia'

test('a head contests a counted figure, with a number read in either format or refused', async ({
  page,
  signedInAs,
  anotherBrowser,
  expectAccessible,
}) => {
  await signedInAs('head')
  await page.goto(`/kpis/${counted.id}?office=${code}`)
  const contests = contestsOf(page)
  await tabTo(page, contests.open, 120)
  await page.keyboard.press('Enter')
  const numerator = contests.field(/^Số đơn vị đề nghị: .*đúng hạn/)
  await expect(numerator).toBeFocused()
  await expectAccessible(page)
  await numerator.fill('1.579')
  await contests.send.click()
  await expect(numerator).toBeFocused()
  await expect(numerator).toHaveAccessibleDescription(/^“1\.579” đọc được hai cách: 1\.579 hoặc 1,579\./)
  await expectFits(page)
  await numerator.fill('1579')
  await contests.field(/^Số đơn vị đề nghị: (?!.*đúng hạn)/).fill('1 600')
  await contests.field(/^Lý do/).fill('Thiếu hồ sơ tiếp nhận tại bưu điện')
  await contests.field(/^Căn cứ/).fill('Báo cáo 15/BC-SYT')
  await contests.send.click()
  await expect(contests.marks).toContainText('1.579/1.600')
  await expect(contests.open).toHaveCount(0)
  await page.goto(`/offices/${code}`)
  await expect(contests.marks.filter({ hasText: counted.name })).toContainText('1.579/1.600')
  const stranger = await anotherBrowser()
  await stranger.goto(`/kpis/${counted.id}?office=${code}`)
  await expect(frameOf(stranger).headline).toHaveText(counted.name)
  await expect(contestsOf(stranger).marks).toHaveCount(0)
})

test('a reviewer accepts a contest: the claim is the figure, and everyone finds what changed', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  await signedInAs('reviewer')
  const contests = contestsOf(page)
  await page.goto('/contests')
  const entry = contests.entry(published, office)
  await expect(entry).toBeVisible()
  const claimed =
    (await entry
      .getByText(/^\d+\/\d+ \(/)
      .nth(1)
      .textContent()) ?? ''
  await expectAccessible(page)
  await contests.decide(published, office).click()
  await contests.reason.fill('Đúng với số trích xuất của thành phố')
  await contests.settle('Chấp nhận')
  await expect(entry).toContainText('Quyết định sau 14 ngày')
  await expectFits(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.goto('/changes?since=2024-11-21')
  const changes = changesOf(page)
  await expect(changes.group('Đề nghị điều chỉnh')).toContainText('Chấp nhận')
  await expectAccessible(page)
  const fold = changes.fold('Số liệu được sửa', published)
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  const row = fold.getByRole('row').filter({ hasText: office })
  await expect(row).toContainText(claimed)
  await expectFits(page)
  await row.getByRole('link', { name: /^Xem / }).click()
  await expect(frameOf(page).headline).toHaveText(published)
  await expect(frameOf(page).pastBanner).toBeVisible()
  await expect(contests.marks).toHaveCount(1)

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.context().clearCookies()
  const cookie = await signInAs(server.url, 'leader')
  const pairs = cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await page.context().addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: server.url })))
  await page.goto('/changes')
  await frameOf(page).navigation.getByRole('link', { name: 'Có gì thay đổi' }).click()
  await changes.office.selectOption({ label: office })
  await expect(page).toHaveURL(/office=SYT/)
  await expect(changes.group('Đề nghị điều chỉnh')).toContainText(published)
})
