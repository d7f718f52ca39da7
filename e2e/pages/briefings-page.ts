import type { Page } from '@playwright/test'

/** The list of briefings, a draft being put together, and what was issued. */
export function briefingsOf(page: Page) {
  const main = page.getByRole('main')
  const button = (name: string | RegExp) => main.getByRole('button', { name, exact: true })
  const picker = page.getByRole('dialog', { name: 'Chọn khối để thêm' })
  const list = main.getByRole('list', { name: 'Các khối, theo thứ tự trong tài liệu' })
  return {
    rows: main.getByRole('link', { name: /^Một trang cho lãnh đạo/ }),
    create: button('Soạn tài liệu mới'),
    template: main.getByLabel('Bắt đầu từ mẫu'),
    name: main.getByLabel(/^Tên tài liệu/),
    start: button('Tạo bản soạn'),
    blocks: list.getByRole('listitem'),
    handle: (name: string | RegExp) => list.getByRole('button', { name }).first(),
    slide: main.getByRole('article').first(),
    slides: main.getByRole('article'),
    saved: main.getByText('Đã lưu.'),
    add: button('Thêm khối'),
    picker,
    find: picker.getByLabel('Tìm chỉ số hoặc bảng'),
    choice: (name: string | RegExp) => picker.getByRole('button', { name }).first(),
    ownTitle: main.getByLabel('Tiêu đề', { exact: true }),
    text: main.getByLabel('Đoạn chữ', { exact: true }),
    issue: button('Phát hành'),
    frozen: main.getByText(/^Đã chốt số liệu/),
    compared: main.getByText('Không số nào đổi từ khi chốt.'),
    revised: main.getByRole('table', { name: /^Số đã đổi từ khi chốt/ }),
    refresh: button('Cập nhật thành bản soạn mới'),
    differences: main.getByText(/^Xem khác biệt: \d+$/),
    files: button('Xuất'),
    filesPanel: page.getByRole('dialog', { name: 'Xuất cả tài liệu' }),
    said: page.getByRole('status'),
  }
}
