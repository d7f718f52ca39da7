import type { Page } from '@playwright/test'

export function officeOf(page: Page) {
  const standing = page.getByRole('table', { name: /^Các chỉ số của .*, so với đơn vị cùng loại$/ })
  return {
    late: page.getByRole('region', { name: 'Đang chậm' }),
    standing,
    /** a KPI of the office beside the median of its kind */
    line: (kpi: string) =>
      standing
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader').getByRole('link', { name: kpi, exact: true }) }),
  }
}
