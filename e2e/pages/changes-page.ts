import type { Page } from '@playwright/test'

/** What has changed since a moment. */
export function changesOf(page: Page) {
  const main = page.getByRole('main')
  return {
    since: main.getByRole('navigation', { name: 'Xem thay đổi từ' }),
    kinds: main.getByRole('navigation', { name: 'Loại thay đổi' }),
    theme: main.getByRole('combobox', { name: 'Lĩnh vực' }),
    office: main.getByRole('combobox', { name: 'Đơn vị' }),
    meeting: main.getByRole('button', { name: /^Kỳ họp trước/ }),
    calendar: page.getByRole('dialog', { name: 'Kỳ họp trước' }),
    group: (name: string) => main.getByRole('region', { name, exact: true }),
    /** what stands under the name of a KPI until it is unfolded */
    fold: (group: string, kpi: string) =>
      main.getByRole('region', { name: group, exact: true }).locator('details').filter({ hasText: kpi }),
    toContests: main.getByRole('link', { name: 'Mở đề nghị điều chỉnh' }),
  }
}

/** Figures that are contested: marks on a page, the form, the list and the decision. */
export function contestsOf(page: Page) {
  const main = page.getByRole('main')
  const form = main.getByRole('form', { name: /^Đề nghị điều chỉnh: / })
  const entry = (kpi: string, office: string) => main.getByRole('article', { name: `${kpi}, ${office}` })
  const decision = main.getByRole('form', { name: 'Quyết định' })
  return {
    open: main.getByRole('button', { name: 'Đề nghị điều chỉnh', exact: true }),
    form,
    field: (name: RegExp) => form.getByRole('textbox', { name }),
    send: form.getByRole('button', { name: 'Gửi đề nghị' }),
    /** on a figure, with both values */
    marks: main.getByRole('listitem').filter({ hasText: 'Đang đề nghị điều chỉnh' }),
    entry,
    decide: (kpi: string, office: string) => entry(kpi, office).getByRole('button', { name: /^Quyết định/ }),
    decision,
    reason: decision.getByRole('textbox', { name: /^Lý do quyết định/ }),
    /** asks first, what follows, and is pressed again */
    async settle(verb: 'Chấp nhận' | 'Không chấp nhận') {
      await decision.getByRole('button', { name: verb, exact: true }).click()
      await decision.getByRole('group').getByRole('button', { name: verb, exact: true }).click()
    },
  }
}
