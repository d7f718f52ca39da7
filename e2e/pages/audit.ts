import type { Page } from '@playwright/test'

/** Who did what, newest first. */
export function auditOf(page: Page) {
  const main = page.getByRole('main')
  const filters = main.getByRole('search', { name: 'Lọc nhật ký' })
  const list = main.getByRole('table', { name: 'Các mục của nhật ký, mới nhất trước' })
  return {
    filters: {
      who: filters.getByRole('searchbox', { name: 'Người làm' }),
      verb: filters.getByRole('combobox', { name: 'Việc' }),
      find: filters.getByRole('button', { name: 'Lọc' }),
      clear: filters.getByRole('link', { name: 'Bỏ lọc' }),
    },
    /** without the head and without what is opened */
    lines: list.getByRole('row').filter({ has: page.getByRole('rowheader') }),
    entry: (sentence: string | RegExp) => list.getByRole('rowheader').getByRole('link', { name: sentence }),
    change: main.getByRole('table', { name: 'Thay đổi' }),
    csv: main.getByRole('link', { name: 'Tải CSV' }),
  }
}
