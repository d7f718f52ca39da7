import { expect, type Page } from '@playwright/test'

/** What an administrator fills in to ask somebody in. */
export type Asked = {
  name: string
  email: string
  role: string
  office?: string
  lang?: 'Tiếng Việt' | 'Tiếng Anh'
}

/** Who may sign in, and as what. */
export function peopleOf(page: Page) {
  const main = page.getByRole('main')
  const filters = main.getByRole('search', { name: 'Tìm và lọc người dùng' })
  const form = main.getByRole('form', { name: 'Mời người dùng mới' })
  const list = main.getByRole('table', { name: 'Danh sách người dùng' })
  return {
    filters: {
      search: filters.getByRole('searchbox', { name: 'Tên hoặc thư điện tử' }),
      role: filters.getByRole('combobox', { name: 'Vai trò' }),
      office: filters.getByRole('combobox', { name: 'Đơn vị' }),
      state: filters.getByRole('combobox', { name: 'Trạng thái' }),
      find: filters.getByRole('button', { name: 'Lọc' }),
      clear: filters.getByRole('link', { name: 'Bỏ lọc' }),
    },
    /** without the head and without what is opened */
    lines: list.getByRole('row').filter({ has: page.getByRole('rowheader') }),
    line: (email: string) =>
      list
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader') })
        .filter({ hasText: email }),
    open: (name: string) => list.getByRole('rowheader').getByRole('link', { name }),
    rolesOf: (name: string) => main.getByRole('region', { name: `Vai trò của ${name}` }),
    accountOf: (name: string) => main.getByRole('region', { name: `Tài khoản của ${name}` }),
    pages: main.getByRole('navigation', { name: 'Trang', exact: true }),
    shown: (from: number, to: number, of: number) =>
      main.getByText(`Dòng ${from}–${to} trong ${of}`, { exact: true }),
    invite: main.getByRole('link', { name: 'Mời người dùng' }),
    form: {
      whole: form,
      name: form.getByRole('textbox', { name: 'Họ và tên' }),
      email: form.getByRole('textbox', { name: 'Thư điện tử công vụ' }),
      role: form.getByRole('combobox', { name: 'Vai trò' }),
      office: form.getByRole('combobox', { name: 'Đơn vị' }),
      lang: form.getByRole('combobox', { name: 'Ngôn ngữ của thư' }),
      send: form.getByRole('button', { name: 'Gửi thư mời' }),
    },
    /** asks somebody in, and finds them in the list */
    async ask({ name, email, role, office, lang }: Asked) {
      await this.invite.click()
      await this.form.name.fill(name)
      await this.form.email.fill(email)
      await this.form.role.selectOption(role)
      if (office) await this.form.office.selectOption(office)
      if (lang) await this.form.lang.selectOption(lang)
      await this.form.send.click()
      await expect(this.line(email)).toContainText('Đã mời, chưa nhận')
    },
  }
}
