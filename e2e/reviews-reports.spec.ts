import { expect, test } from './fixtures.ts'
import { coverageOf } from './pages/coverage-page.ts'
import { reviewOf } from './pages/review-page.ts'

const office = 'Sở Y tế'

test('a reviewer sees the difference, approves what an office sent by one press, and returns the rest with a reason', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  await signedInAs('reviewer')
  await page.goto('/review')
  const review = reviewOf(page)
  await expect(review.lead).toBeVisible()
  const before = await review.boxes.count()
  expect(before).toBeGreaterThan(5)
  await expectAccessible(page)

  await expect(review.row(new RegExp(`, ${office}, `)).first()).toContainText(/\d+,\d%/)
  const opens = review.history(new RegExp(`^Lịch sử của .*, ${office}, `)).first()
  await opens.click()
  await expect(opens).toHaveAttribute('aria-expanded', 'true')
  await expect(
    page
      .getByRole('main')
      .getByText(/Đã gửi, chờ thẩm định/)
      .first(),
  ).toBeVisible()

  await review.group(office).check()
  const ofOffice = Number((await review.approve.textContent())?.match(/\d+/)?.[0])
  await review.approve.click()
  await expect(review.boxes).toHaveCount(before - ofOffice)
  await expect(review.said.filter({ hasText: `Đã phê duyệt ${ofOffice} số liệu của 1 đơn vị.` })).toHaveCount(
    1,
  )
  await expect(page.locator('input[type=checkbox]:focus')).toHaveCount(1)

  await review.boxes.first().focus()
  await page.keyboard.press('Space')
  await review.giveBack.focus()
  await page.keyboard.press('Enter')
  await expect(review.reason).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(review.reason).toHaveAccessibleDescription(/^Ghi lý do\./)
  await expectAccessible(page)
  await page.keyboard.type('Mẫu số không khớp với kỳ trước')
  await page.keyboard.press('Enter')
  await expect(review.boxes).toHaveCount(before - ofOffice - 1)
})

test('on a phone the decision is at the thumb, and nothing runs over', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signedInAs('reviewer')
  await page.goto('/review')
  const review = reviewOf(page)
  await review.boxes.first().check()
  await expect(review.approve).toBeInViewport()
  await expect(review.giveBack).toBeInViewport()
  const box = await review.approve.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expectAccessible(page)
})

test('who has not reported is named, and a locked period refuses a decision until it is opened again', async ({
  page,
  anotherBrowser,
  server,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  const cookie = await signedInAs('reviewer')
  await page.goto('/coverage?period=2024-11')
  const coverage = coverageOf(page)
  await expect(coverage.sentence).toContainText('tháng 11/2024')
  await expect(coverage.row('Sở Ngoại vụ')).toContainText('0/')
  await expectAccessible(page)

  const theirs = await anotherBrowser()
  const pairs = cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await theirs
    .context()
    .addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: server.url })))
  // Its line to the server tells it nothing: the period is locked behind its back.
  await theirs.addInitScript(() => {
    Object.assign(window, {
      EventSource: class extends EventTarget {
        close() {}
      },
    })
  })
  // Of an office that has sent figures alone: what else is asked for may want a document first.
  await theirs.goto('/review?office=SDL')
  const review = reviewOf(theirs)
  await review.all.check()
  await expect(review.approve).toBeVisible()

  await coverage.turn(/^Khóa tháng\s11\/2024…$/).click()
  await coverage.reason.fill('Đã chốt báo cáo')
  await coverage.turn(/^Khóa tháng\s11\/2024$/).click()
  await expect(coverage.lock).toContainText('Kỳ đã khóa')

  await review.approve.click()
  // Nothing is approved; what could be depends on what other journeys have approved before.
  await expect(theirs.getByRole('main')).toContainText('Kỳ đã khóa: muốn thay đổi phải mở lại kỳ.')
  await expectAccessible(theirs)

  await coverage.turn(/^Mở lại tháng\s11\/2024…$/).click()
  await coverage.reason.fill('Bổ sung số liệu')
  await coverage.turn(/^Mở lại tháng\s11\/2024$/).click()
  await expect(coverage.lock).toContainText('Kỳ đang mở')
})

test('the leader is shown the approved figure and that a newer one waits; the public is not told', async ({
  page,
  anotherBrowser,
  signedInAs,
}) => {
  const outside = await anotherBrowser()
  await outside.goto('/')
  await expect(outside.getByRole('main').getByRole('article').first()).toBeVisible()
  await expect(outside.getByText('Có số mới chờ duyệt')).toHaveCount(0)
  await signedInAs('leader')
  await page.goto('/')
  // Which tiles are folded away hangs on what other journeys have approved.
  for (const words of ['Có số mới chờ duyệt', 'Ước'])
    await expect(
      page.getByRole('main').getByText(words, { exact: true }).filter({ visible: true }).first(),
    ).toBeVisible()
})
