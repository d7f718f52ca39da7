import type { Page } from '@playwright/test'

/** One's own account. */
export function accountOf(page: Page) {
  const main = page.getByRole('main')
  const sessions = main.getByRole('region', { name: 'Phiên đăng nhập' })
  return {
    roles: main.getByRole('region', { name: 'Vai trò', exact: true }),
    secondFactor: main.getByRole('region', { name: 'Xác thực hai lớp' }),
    sessions: {
      /** without the head */
      lines: sessions
        .getByRole('table', { name: 'Phiên đăng nhập' })
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader') }),
      end: sessions.getByRole('button', { name: /^Kết thúc phiên / }),
      endOthers: sessions.getByRole('button', { name: 'Kết thúc mọi phiên khác' }),
    },
  }
}
