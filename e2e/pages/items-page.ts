import type { Page } from '@playwright/test'

/** The items of a register, in the grid where their dates are changed. */
export function itemsOf(page: Page) {
  const main = page.getByRole('main')
  const bar = main.getByRole('region', { name: 'Gửi các mục đã sửa' })
  const form = (name: string) => main.getByRole('form', { name, exact: true })
  return {
    lead: main.getByText(/^Tính đến \d\d\/\d\d\/\d{4}: /),
    registers: main.getByRole('navigation', { name: 'Danh mục' }).getByRole('link'),
    search: main.getByRole('searchbox', { name: 'Tìm mục' }),
    row: (code: string) => main.getByRole('row').filter({ has: page.getByRole('rowheader', { name: code }) }),
    date: (milestone: string, name: string) => main.getByLabel(`${milestone}: ${name}`, { exact: true }),
    details: (name: string) => main.getByRole('button', { name: `Chi tiết: ${name}`, exact: true }),
    note: main.getByRole('textbox', { name: 'Ghi chú' }),
    file: main.getByLabel('Đính kèm tệp'),
    download: (file: string) => main.getByRole('link', { name: `Tải xuống ${file}` }),
    history: main.getByRole('region', { name: 'Ai đã thay đổi, khi nào' }),
    bar,
    saved: bar.getByText(/^Đã lưu nháp \d\d:\d\d$/),
    send: bar.getByRole('button', { name: /^Gửi \d+ mục/ }),
    said: (sentence: string) => main.getByText(sentence, { exact: true }),
    ask: (name: string) => main.getByRole('button', { name, exact: true }),
    form,
    added: main.getByRole('region', { name: 'Đang đề nghị bổ sung' }),
  }
}
