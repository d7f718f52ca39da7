import type { Page } from '@playwright/test'

/** PowerPoint files that come in: a deck to refresh, and the templates of offices. */
export function decksOf(page: Page) {
  const main = page.getByRole('main')
  return {
    template: main.getByLabel('Tải mẫu lên'),
    templates: main.getByRole('table', { name: 'Mẫu PowerPoint của cơ quan' }).getByRole('row'),
    refused: main.getByRole('alert'),
    kept: main.getByText(/^Đã lưu mẫu “/),
    withdraw: main.getByRole('button', { name: /^Gỡ mẫu/ }),
    deck: main.getByLabel(/^Chọn bài/),
    refreshed: main.getByRole('heading', { name: /^Đã cập nhật \d+ chỗ$/ }),
    changes: main.getByRole('table', { name: /^Những chỗ đã đổi/ }),
    take: main.getByRole('button', { name: /^Tải .*\.pptx$/ }),
  }
}
