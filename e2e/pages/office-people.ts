import type { Page } from '@playwright/test'

/** The people of one office, as its head sees them. */
export function officePeopleOf(page: Page) {
  const main = page.getByRole('main')
  const part = (name: string) => main.getByRole('region', { name, exact: true })
  const officers = part('Cán bộ')
  const delegations = part('Ủy quyền')
  const form = main.getByRole('form', { name: 'Mời người dùng mới' })
  const lend = delegations.getByRole('form', { name: 'Ủy quyền' })
  return {
    heads: part('Thủ trưởng'),
    officers,
    delegations,
    /** somebody in one of the lists */
    line: (list: typeof officers, email: string) => list.getByRole('listitem').filter({ hasText: email }),
    invite: officers.getByRole('link', { name: 'Mời cán bộ' }),
    form: {
      whole: form,
      name: form.getByRole('textbox', { name: 'Họ và tên' }),
      email: form.getByRole('textbox', { name: 'Thư điện tử công vụ' }),
      to: form.getByLabel(/^Đến hết ngày/),
      send: form.getByRole('button', { name: 'Gửi thư mời' }),
    },
    delegate: delegations.getByRole('button', { name: 'Ủy quyền', exact: true }),
    lend: {
      whole: lend,
      whom: lend.getByRole('combobox', { name: 'Ủy quyền cho' }),
      to: lend.getByLabel(/^Đến hết ngày/),
    },
    cap: main.getByRole('spinbutton', { name: 'Số cán bộ tối đa' }),
    setCap: main.getByRole('button', { name: 'Lưu số tối đa' }),
  }
}
