import type { Page } from '@playwright/test'

/** What stands around every page: where one can go, what is being looked at, and who is looking. */
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
  pastBanner: page.getByText(/^Đang xem số liệu như đã biết (vào ngày|lúc)/),
  backToNow: page.getByRole('link', { name: 'Về hiện tại' }),
  signIn: page.getByRole('banner').getByRole('link', { name: 'Đăng nhập', exact: true }),
  /** in the header, by the name of whoever is signed in */
  account: (name: string) => page.getByRole('banner').getByRole('button', { name }),
  /** what opens under that name */
  accountPanel: page.getByRole('dialog', { name: 'Tài khoản', exact: true }),
  signOut: page.getByRole('button', { name: 'Đăng xuất', exact: true }),
  /** which role is being tried */
  acting: page.getByRole('complementary', { name: 'Vai trò trình diễn' }),
  ended: page.getByRole('alert').filter({ hasText: 'Phiên đăng nhập của bạn đã kết thúc' }),
})
