import type { Page } from '@playwright/test'

/** The file of an office: chosen, looked at, put right, taken over. */
export function uploadOf(page: Page) {
  const main = page.getByRole('main')
  return {
    template: main.getByRole('link', { name: 'Tải tệp mẫu Excel' }),
    file: main.getByLabel(/^Chọn tệp/),
    /** what was found, in a sentence */
    sentence: main.getByRole('heading', { level: 2 }),
    cell: (place: string) => main.getByLabel(new RegExp(`Ô ${place}\\b`)),
    choice: (says: string) => main.getByLabel(says),
    leaveOut: (row: number) => main.getByLabel(new RegExp(`^Bỏ qua dòng ${row},`)),
    lookAgain: main.getByRole('button', { name: 'Kiểm tra lại' }),
    changes: main.getByRole('table', { name: 'Số liệu sẽ thay đổi' }).getByRole('row'),
    take: main.getByRole('button', { name: /^Ghi .* số liệu$/ }),
    again: main.getByRole('button', { name: 'Thử lại' }),
    toGrid: main.getByRole('link', { name: 'Mở bảng nhập để gửi' }),
  }
}
