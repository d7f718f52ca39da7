import type { Page } from '@playwright/test'

/** Who has reported a period, and its lock. */
export function coverageOf(page: Page) {
  const main = page.getByRole('main')
  const lock = main.getByRole('region', { name: 'Khóa kỳ' })
  return {
    sentence: main.getByText(/đơn vị đã báo cáo đủ/),
    period: main.getByRole('combobox', { name: 'Kỳ' }),
    row: (office: string) =>
      main.getByRole('row').filter({ has: page.getByRole('rowheader', { name: office, exact: true }) }),
    lock,
    turn: (says: RegExp) => lock.getByRole('button', { name: says }),
    reason: lock.getByLabel(/^Lý do/),
  }
}
