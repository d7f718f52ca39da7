import type { Page } from '@playwright/test'

/** What a person owes, by deadline. */
export function workOf(page: Page) {
  const main = page.getByRole('main')
  return {
    group: (name: string) => main.getByRole('region', { name, exact: true }),
    line: (name: string) => main.getByRole('listitem').filter({ hasText: name }),
    toGrid: main.getByRole('link', { name: /^Nhập số liệu của/ }),
  }
}

/** The grid in which an office enters its figures. */
export function entryGridOf(page: Page) {
  const main = page.getByRole('main')
  const grid = main.getByRole('grid')
  const columns = [
    'name',
    'before',
    'numerator',
    'denominator',
    'value',
    'vintage',
    'source',
    'note',
    'explanation',
    'state',
  ] as const
  const row = (name: string) =>
    grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) })
  const bar = main.getByRole('region', { name: 'Lưu và gửi' })
  return {
    grid,
    row,
    cell: (name: string, column: (typeof columns)[number]) =>
      row(name).locator(`[data-column="${columns.indexOf(column)}"]`),
    /** what is said under the rows */
    said: (words: RegExp | string) => grid.getByText(words),
    conflict: grid.getByRole('region', { name: /^Hai bản của/ }),
    question: main.getByRole('alertdialog'),
    saved: bar.getByText(/^Đã lưu \d\d:\d\d$/),
    notSaved: bar.getByText('Chưa lưu: mất kết nối, sẽ tự lưu lại'),
    restored: main.getByText(/^Đã khôi phục \d+ dòng/),
    send: bar.getByRole('button', { name: /^Gửi/ }),
    sent: main.getByText(/^Đã gửi \d+ số liệu\.$/),
    period: main.getByRole('combobox', { name: 'Kỳ' }),
    /** as Ctrl+V does with what a spreadsheet has left on the clipboard */
    paste: (text: string) =>
      page.evaluate((block) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', block)
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        )
      }, text),
  }
}

/** The files that back a value of the grid, with its history. */
export function evidenceOf(page: Page, kpi: string) {
  const history = page.getByRole('region', { name: `Lịch sử của ${kpi}` })
  return {
    none: history.getByText('Chưa có tệp minh chứng nào.'),
    file: history.getByLabel('Đính kèm tệp'),
    refused: (file: string) => history.getByRole('alert').filter({ hasText: `Chưa đính kèm được ${file}.` }),
    download: (file: string) => history.getByRole('link', { name: `Tải xuống ${file}` }),
    withdraw: (file: string) => history.getByRole('button', { name: `Gỡ tệp ${file}` }),
    reallyWithdraw: history.getByRole('button', { name: 'Gỡ tệp', exact: true }),
  }
}
