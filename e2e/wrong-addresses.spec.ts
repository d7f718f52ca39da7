import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'

const kpi = '/kpis/shared-databases-created'

type Case = {
  what: string
  path: string
  status: 400 | 404
  vi: RegExp
  en: RegExp
  /** where one press leads: to a page that is there */
  out: { vi: RegExp; en: RegExp }
}

const toKpis = { vi: /^Xem danh sách chỉ số/, en: /^See the list of indicators/ }
const toOffices = { vi: /^Xem danh sách đơn vị/, en: /^See the list of offices/ }
const toPeriod = { vi: /^Xem kỳ hiện tại/, en: /^See the current period/ }
const toNow = { vi: /^Xem số liệu mới nhất/, en: /^See the newest figures/ }
const toOverview = { vi: /^Về trang tổng quan/i, en: /^To the overview/ }

const cases: Case[] = [
  {
    what: 'an unknown KPI',
    path: '/kpis/no-such-kpi',
    status: 404,
    vi: /Không có chỉ số nào mang mã “no-such-kpi”/,
    en: /There is no KPI with the id “no-such-kpi”/,
    out: toKpis,
  },
  {
    what: 'an unknown office',
    path: '/offices/NOPE',
    status: 404,
    vi: /Không có đơn vị nào mang mã “NOPE”/,
    en: /no office .*“NOPE”/i,
    out: toOffices,
  },
  {
    what: 'an unknown page',
    path: '/no/such/page',
    status: 404,
    vi: /Không có trang này/,
    en: /There is no such page/,
    out: toOverview,
  },
  {
    what: 'a period in the future',
    path: '/?period=2031-05',
    status: 400,
    vi: /bắt đầu sau ngày 22\/11\/2024/,
    en: /begins after 22\sNov\s2024/,
    out: toPeriod,
  },
  {
    what: 'a period in the future on a KPI page',
    path: `${kpi}?period=2031-05`,
    status: 400,
    vi: /bắt đầu sau ngày 22\/11\/2024/,
    en: /begins after 22\sNov\s2024/,
    out: toPeriod,
  },
  {
    what: 'a moment before the first row',
    path: '/?asOf=2019-01-01',
    status: 400,
    vi: /hệ thống chưa ghi nhận số liệu nào/,
    en: /Nothing was recorded before/,
    out: toNow,
  },
  {
    what: 'a moment before the first row on an office page',
    path: '/offices/SGDDT?asOf=2019-01-01',
    status: 400,
    vi: /hệ thống chưa ghi nhận số liệu nào/,
    en: /Nothing was recorded before/,
    out: toNow,
  },
  {
    what: 'a page past the end',
    path: `${kpi}?page=99`,
    status: 404,
    vi: /Chỉ có 3 trang; không có trang 99/,
    en: /There are only 3 pages; there is no page 99/,
    out: { vi: /^Về trang đầu của danh sách/, en: /^To the first page of the list/ },
  },
  {
    what: 'a billion rows on a page',
    path: `${kpi}?size=1e9`,
    status: 400,
    vi: /Số dòng một trang phải từ 1 đến 200/,
    en: /rows on a page must be between 1 and 200/,
    out: { vi: /^Số dòng một trang như thường lệ/, en: /^As many rows on a page as usual/ },
  },
  {
    what: 'a search of 10.000 letters',
    path: `${kpi}?q=${'a'.repeat(10_000)}`,
    status: 400,
    vi: /Từ khóa tìm kiếm dài quá 200 ký tự/,
    en: /The search text is longer than 200 characters/,
    out: { vi: /^Bỏ từ khóa tìm kiếm/, en: /^Drop the search words/ },
  },
  {
    what: 'an address that cannot be decoded',
    path: '/kpis/%E0%A4%A',
    status: 400,
    vi: /không hợp lệ/,
    en: /not valid/,
    out: toOverview,
  },
]

const isStackTrace = /\bat \w+ \(|\.ts:\d+|\.js:\d+|node_modules|TypeError|undefined|\[object/

for (const { what, path, status, vi, en, out } of cases) {
  for (const [lang, sentence] of [
    ['vi', vi],
    ['en', en],
  ] as const) {
    test(`${what} is answered in ${lang}, with a way out`, async ({ page, expectAccessible }) => {
      const address = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
      const reply = await page.goto(address)
      expect(reply?.status()).toBe(status)
      expect(reply?.headers()['content-type']).toContain('text/html')
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.getByText(sentence).filter({ visible: true }).first()).toBeVisible()
      await expect(frameOf(page).headline).toBeVisible()
      await expect(page.locator('body')).not.toContainText(isStackTrace)
      await expectAccessible(page)

      await page.getByRole('main').getByRole('link', { name: out[lang] }).first().click()
      await expect(page.getByText(sentence)).toHaveCount(0)
      await expect(frameOf(page).headline).toBeVisible()
      expect((await page.reload())?.status()).toBe(200)
    })
  }
}

test('the same over REST, in words and with the right status', async ({ server }) => {
  const rows = '/kpis/shared-databases-created/rows'
  for (const [path, status, code] of [
    ['/kpis/no-such-kpi', 404, 'unknown-kpi'],
    ['/scorecard?office=NOPE', 404, 'unknown-office'],
    ['/scorecard?period=2031-05', 400, 'period-in-future'],
    ['/scorecard?period=yesterday', 400, 'bad-period'],
    ['/scorecard?asOf=2019-01-01', 400, 'as-of-before-first'],
    ['/scorecard?asOf=2031-01-01', 400, 'as-of-in-future'],
    ['/scorecard?nonsense=1', 400, 'bad-input'],
    [`${rows}?page=99`, 404, 'page-past-end'],
    [`${rows}?size=1e9`, 400, 'bad-size'],
    [`${rows}?size=-1`, 400, 'bad-size'],
    [`${rows}?q=${'a'.repeat(10_000)}`, 400, 'search-too-long'],
    ['/kpis/%E0%A4%A', 400, 'bad-input'],
    ['/no-such-question', 404, 'unknown-address'],
  ] as const) {
    const said: string[] = []
    for (const lang of ['vi', 'en']) {
      const reply = await fetch(`${server.url}/api/v1${path}`, { headers: { 'accept-language': lang } })
      const text = await reply.text()
      expect.soft(reply.status, path).toBe(status)
      expect.soft(text, path).toMatch(/^\{/)
      expect.soft(text, path).not.toMatch(isStackTrace)
      if (!text.startsWith('{')) continue
      const { error } = JSON.parse(text) as { error: { code: string; message: string } }
      expect.soft(error.code, path).toBe(code)
      expect.soft(error.message.length, path).toBeGreaterThan(10)
      said.push(error.message)
    }
    expect.soft(new Set(said).size, `${path}: in two languages`).toBe(2)
  }
})
