import { expect, type Locator, type Page } from '@playwright/test'
import type { Breakdown, Series } from '../../server/core/answers.ts'
import { formatter } from '../../server/core/format.ts'

const vi = formatter('vi')

export function kpiOf(page: Page) {
  const main = page.getByRole('main')
  const rows = main.getByRole('region', { name: /^[\d.]+\sdòng đứng sau con số$/ })
  const table = rows.getByRole('table', { name: 'Các dòng đứng sau con số' })
  const ranking = main.getByRole('region', { name: 'Theo đơn vị' })
  const byPeriod = main.getByRole('table', { name: 'Theo kỳ' })
  const exporting = page.getByRole('dialog', { name: 'Xuất ra tệp' })
  const rowOf = (name: string, exact: boolean) => ({ has: page.getByRole('rowheader', { name, exact }) })
  return {
    /** a number of the figure, which leads to its rows */
    figure: (number: string) =>
      main.getByRole('link', { name: new RegExp(`^${number}\\s?: xem (?!các dòng của )`) }),
    justUpdated: main.getByRole('button', { name: /^Mới cập nhật/ }),
    chart: main.getByRole('region', { name: 'Diễn biến' }),
    ranking,
    byPeriod,
    files: {
      opener: (region: Locator) => region.getByRole('button', { name: /^Xuất: / }),
      panel: exporting,
      preview: exporting.getByRole('img', { name: 'Xem trước' }),
      download: exporting.getByRole('button', { name: 'Tải tệp' }),
    },
    rows: {
      region: rows,
      part: (name: 'Đã tính' | 'Chưa tính' | 'Tất cả') =>
        rows.getByRole('navigation', { name: 'Phần của con số' }).getByRole('link', { name }),
      search: rows.getByRole('searchbox', { name: 'Tìm trong các dòng' }),
      filters: rows.getByRole('group', { name: 'Lọc các dòng' }),
      /** without the head */
      lines: table.getByRole('row').filter({ has: page.getByRole('cell') }),
      head: (name: string) => table.getByRole('columnheader', { name, exact: true }),
      shown: (from: number, to: number, of: number) =>
        rows.getByText(`Dòng ${from}–${to} trong ${of}`, { exact: true }),
      pages: rows.getByRole('navigation', { name: 'Trang', exact: true }),
    },
    /** Every office stands where REST puts it. */
    async expectRanking({ rows: offices }: Breakdown, unit: 'share' | 'count') {
      for (const { office, numerator, denominator } of offices) {
        const said = vi.fraction(numerator, unit === 'share' ? denominator : null)
        const row = ranking.getByRole('row').filter(rowOf(office.name.vi, true))
        await expect(row.getByRole('link', { name: new RegExp(`^${said}\\s?:`) }), office.code).toBeVisible()
      }
    },
    /** The newest periods of the table say what REST says. */
    async expectPeriods({ points }: Series, most: number) {
      for (const { period, numerator } of points.slice(-most)) {
        const row = byPeriod.getByRole('row').filter(rowOf(vi.period(period), false))
        await expect(row.getByRole('cell').first(), period).toHaveText(vi.number(numerator))
      }
    },
  }
}
