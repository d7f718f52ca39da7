import type { Page } from '@playwright/test'

/** What stands around every page: where one can go, and what is being looked at. */
export const frameOf = (page: Page) => ({
  headline: page.getByRole('heading', { level: 1 }),
  navigation: page.getByRole('banner').getByRole('navigation', { name: 'Chính' }),
  skip: page.getByRole('link', { name: 'Đến nội dung chính' }),
  theme: page.getByRole('combobox', { name: 'Giao diện' }),
  /** opens a panel, and says what it holds */
  pick: (what: 'Kỳ' | 'Tính đến' | 'So với' | 'Phạm vi') =>
    page
      .getByRole('region', { name: 'Kỳ, thời điểm và phạm vi' })
      .getByRole('button', { name: new RegExp(`^${what} `) }),
  panel: (name: string) => page.getByRole('dialog', { name, exact: true }),
  pastBanner: page.getByText(/^Đang xem số liệu như đã biết vào ngày/),
  backToNow: page.getByRole('link', { name: 'Về hiện tại' }),
})
