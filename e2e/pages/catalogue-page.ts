import type { Page } from '@playwright/test'

/** The reported KPIs, as an administrator keeps them. */
export function catalogueOf(page: Page) {
  const main = page.getByRole('main')
  const field = (name: string | RegExp) => main.getByLabel(name)
  return {
    add: main.getByRole('link', { name: 'Thêm chỉ số' }),
    fromSheet: main.getByRole('link', { name: 'Nhập từ bảng tính' }),
    row: (name: string) =>
      main.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) }),
    change: (name: string) => main.getByRole('link', { name: `Sửa định nghĩa của ${name} từ một ngày` }),
    field,
    /** one field in both languages */
    async inTwo(name: string, vi: string, en: string) {
      await field(new RegExp(`^${name} \\(tiếng Việt\\)`)).fill(vi)
      await field(new RegExp(`^${name} \\(tiếng Anh\\)`)).fill(en)
    },
    save: (name: string) => main.getByRole('button', { name }),
    toKpi: main.getByRole('link', { name: 'Mở trang chỉ số' }),
    upload: {
      template: main.getByRole('link', { name: 'Tải mẫu (XLSX)' }),
      file: field(/^Tệp XLSX hoặc CSV/),
      look: main.getByRole('button', { name: 'Kiểm tra tệp' }),
      again: main.getByRole('button', { name: 'Kiểm tra lại với các chỗ đã sửa' }),
      put: (cell: string) => field(`Sửa ô ${cell} thành`),
      take: main.getByRole('button', { name: 'Ghi cả danh mục' }),
      nothingNew: main.getByText('Tệp giống hệt danh mục hiện tại'),
    },
  }
}

/** Targets in force and proposed. */
export function targetsOf(page: Page) {
  const main = page.getByRole('main')
  return {
    propose: main.getByRole('link', { name: 'Đề xuất chỉ tiêu' }),
    field: (name: string | RegExp) => main.getByRole('form', { name: 'Đề xuất chỉ tiêu' }).getByLabel(name),
    send: main.getByRole('button', { name: 'Gửi đề xuất' }),
    waiting: main.getByRole('table', { name: 'Đề xuất chờ quyết định' }),
    choose: (kpi: string, office: string) =>
      main.getByRole('checkbox', { name: `Chọn ${kpi} của ${office}` }),
    approve: main.getByRole('button', { name: 'Phê duyệt', exact: true }),
    inForce: main.getByRole('table', { name: 'Chỉ tiêu đang áp dụng' }),
  }
}
