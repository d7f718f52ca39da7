import type { Page } from '@playwright/test'

/** One task: what is known of it, what is under way, and the form that stands open. */
export function taskOf(page: Page) {
  const main = page.getByRole('main')
  const part = (name: string) => main.getByRole('region', { name, exact: true })
  const form = (name: string) => main.getByRole('form', { name, exact: true })
  return {
    sentence: main.locator('p strong').first().locator('..'),
    part,
    deadlines: part('Thời hạn'),
    progress: part('Tiến độ'),
    decisions: part('Quyết định'),
    notes: part('Ghi chú'),
    history: part('Lịch sử'),
    steps: part('Các bước'),
    evidence: part('Minh chứng đã xác nhận'),
    /** the verbs at hand */
    verbs: part('Việc cần làm với nhiệm vụ này').getByRole('button'),
    verb: (name: string) => part('Việc cần làm với nhiệm vụ này').getByRole('button', { name, exact: true }),
    form,
    /** what was begun or sent and waits, by its kind */
    underWay: (kind: string) => main.getByRole('article', { name: kind, exact: true }),
    saved: main.getByText(/^Đã lưu nháp \d\d:\d\d$/),
    said: (sentence: string) => main.getByText(sentence, { exact: true }),
    attach: (name: string, content: Buffer) =>
      main.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: content }),
  }
}

/** Where a task is assigned. */
export function newTaskOf(page: Page) {
  const form = page.getByRole('form', { name: 'Giao nhiệm vụ mới' })
  return {
    form,
    field: (name: RegExp) => form.getByLabel(name),
    submit: form.getByRole('button', { name: 'Giao nhiệm vụ' }),
  }
}
