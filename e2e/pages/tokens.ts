import type { Page } from '@playwright/test'

/** What other systems ask with. */
export function tokensOf(page: Page) {
  const main = page.getByRole('main')
  const form = main.getByRole('form', { name: 'Tạo khóa truy cập' })
  const list = main.getByRole('table', { name: 'Danh sách khóa truy cập' })
  return {
    create: main.getByRole('link', { name: 'Tạo khóa truy cập' }),
    form: {
      whole: form,
      name: form.getByRole('textbox', { name: 'Tên' }),
      verb: (name: string) => form.getByRole('checkbox', { name }),
      chosenOffices: form.getByRole('radio', { name: 'Chỉ những đơn vị sau' }),
      addOffice: form.getByRole('combobox', { name: 'Thêm đơn vị' }),
      days: form.getByRole('spinbutton', { name: 'Có hạn trong (ngày)' }),
      create: form.getByRole('button', { name: 'Tạo khóa truy cập' }),
    },
    /** the only sight of the token there will be */
    made: main.getByRole('textbox', { name: 'Khóa truy cập' }),
    kept: main.getByRole('button', { name: 'Tôi đã cất khóa' }),
    line: (name: string) => list.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) }),
  }
}
