import type { Page } from '@playwright/test'

/** What waits for a decision. */
export function reviewOf(page: Page) {
  const main = page.getByRole('main')
  const bar = main.getByRole('region', { name: 'Quyết định về phần đã chọn' })
  return {
    lead: main.getByText(/số liệu.* của .* đơn vị đang chờ bạn/),
    title: main.getByRole('heading', { name: 'Chờ phê duyệt' }),
    boxes: main.getByRole('checkbox', { name: /^Chọn .*, .*, (tháng|quý|năm|6 tháng)/ }),
    all: main.getByRole('checkbox', { name: /^Chọn tất cả/ }),
    group: (name: string) =>
      main.getByRole('checkbox', { name: new RegExp(`^Chọn .*\\d+ số liệu.*: ${name}$`) }),
    row: (name: string | RegExp) =>
      main.getByRole('row').filter({ has: page.getByRole('checkbox', { name }) }),
    history: (name: string | RegExp) => main.getByRole('button', { name }),
    byKpi: main.getByRole('link', { name: 'Theo nội dung' }),
    bar,
    approve: bar.getByRole('button', { name: /^Phê duyệt \d+ .* của \d+ đơn vị/ }),
    giveBack: bar.getByRole('button', { name: /^Trả lại \d+ .*…$/ }),
    reason: bar.getByLabel(/^Lý do/),
    sendBack: bar.getByRole('button', { name: /^Trả lại \d+ [^…]*$/ }),
    said: page.getByRole('status'),
  }
}
