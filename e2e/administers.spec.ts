import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { auditOf } from './pages/audit.ts'
import { frameOf } from './pages/frame.ts'
import { peopleOf } from './pages/people.ts'
import { tokensOf } from './pages/tokens.ts'
import { accept, invited } from './people.ts'

const administrator = 'Quản trị hệ thống (trình diễn)'

test('people are searched, filtered and paged, and the address says it', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  const officer = await invited(server.url, { role: 'officer', office: 'SXD' })
  await accept(server.url, officer)
  for (const office of ['SXD', 'SXD', 'STP']) await invited(server.url, { role: 'officer', office })
  await signedInAs('administrator')
  await page.goto('/admin/people')
  const { filters, lines, line, open, pages, rolesOf } = peopleOf(page)
  await expect(line('leader@demonstration.invalid')).toBeVisible()
  await expectAccessible(page)

  // A choice counts at once, words when they are sent; without accents as well.
  await filters.office.selectOption('Sở Xây dựng')
  await expect(page).toHaveURL('/admin/people?office=SXD')
  await expect(lines).toHaveCount(3)
  await filters.state.selectOption('Đang hoạt động')
  await expect(page).toHaveURL('/admin/people?office=SXD&state=active')
  await expect(lines).toHaveCount(1)
  await expect(line(officer.email)).toBeVisible()
  await filters.clear.click()
  await expect(page).toHaveURL('/admin/people')
  await filters.search.fill('quan tri he thong')
  await filters.search.press('Enter')
  await expect(page).toHaveURL('/admin/people?q=quan+tri+he+thong')
  await expect(lines).toHaveCount(1)
  await expect(lines).toContainText(administrator)
  await filters.search.fill('không ai tên như vậy')
  await filters.find.click()
  await expect(page.getByText('Không có người dùng nào khớp với điều kiện tìm.')).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await expect(filters.search).toHaveValue('quan tri he thong')
  await expect(lines).toHaveCount(1)
  await filters.clear.click()
  await filters.role.selectOption('Cán bộ đơn vị')
  await expect(page).toHaveURL('/admin/people?role=officer')
  await expect(line('leader@demonstration.invalid')).toHaveCount(0)

  await page.goto('/admin/people?office=SXD&size=2')
  await expect(lines).toHaveCount(2)
  const firstPage = await lines.allTextContents()
  await pages.getByRole('link', { name: 'Trang sau' }).click()
  await expect(page).toHaveURL('/admin/people?office=SXD&page=2&size=2')
  await expect(lines).toHaveCount(1)
  expect(firstPage).not.toContain(await lines.first().textContent())

  // Somebody who is opened is in the address too, so that it can be handed on.
  await page.goto(`/admin/people?q=${encodeURIComponent(officer.email)}`)
  await open(officer.name).click()
  await expect(page).toHaveURL(new RegExp(`show=${officer.id}`))
  await expect(rolesOf(officer.name)).toContainText('Sở Xây dựng')
  await expectAccessible(page)
  await page.reload()
  await expect(rolesOf(officer.name)).toBeVisible()
  await open(officer.name).click()
  await expect(rolesOf(officer.name)).toHaveCount(0)
})

test('a role is given, and what cannot be given says why beside the field', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  const person = await invited(server.url, { role: 'officer', office: 'SCT' })
  await signedInAs('administrator')
  await page.goto(`/admin/people?q=${encodeURIComponent(person.email)}&show=${person.id}`)
  const roles = peopleOf(page).rolesOf(person.name)
  await roles.getByRole('button', { name: `Cấp vai trò cho ${person.name}` }).click()
  const form = roles.getByRole('form', { name: `Cấp vai trò cho ${person.name}` })
  const give = form.getByRole('button', { name: 'Cấp vai trò' })
  const role = form.getByRole('combobox', { name: 'Vai trò' })
  const to = form.getByLabel(/^Đến hết ngày/)
  await give.click()
  await expect(role).toHaveAccessibleDescription(/^Chọn vai trò cần cấp\./)
  await expect(role).toBeFocused()
  await role.selectOption('Thủ trưởng đơn vị')
  await give.click()
  const office = form.getByRole('combobox', { name: 'Đơn vị' })
  await expect(office).toHaveAccessibleDescription(/^Hãy chọn đơn vị\./)
  await office.selectOption('Sở Công Thương')
  await to.fill('2024-01-31')
  await give.click()
  await expect(to).toHaveAccessibleDescription(/^Ngày kết thúc phải từ ngày bắt đầu trở đi và chưa qua\./)
  await expectAccessible(page)
  await to.fill('2025-06-30')
  await give.click()
  await expect(form).toHaveCount(0)
  await expect(roles.getByRole('listitem').filter({ hasText: 'Thủ trưởng đơn vị' })).toContainText(
    '30/06/2025',
  )
})

test('a token is made, shown once, opens what it is for and nothing else, and is revoked', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  const name = `Kho dữ liệu ${randomUUID().slice(0, 8)}`
  const ask = async (token: string, path: string) => {
    const reply = await fetch(`${server.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { error } = (await reply.json()) as { error?: { code: string } }
    return error?.code ?? reply.status
  }
  await signedInAs('administrator')
  await page.goto('/admin/tokens')
  const { create, form, made, kept, line } = tokensOf(page)
  await expect(frameOf(page).headline).toHaveText('Khóa truy cập')
  await expectAccessible(page)
  await create.click()
  await expect(form.name).toBeFocused()
  await form.create.click()
  await expect(form.name).toHaveAccessibleDescription(/^Cần có tên\./)
  await form.name.fill(name)
  await form.chosenOffices.check()
  await form.create.click()
  await expect(form.addOffice).toHaveAccessibleDescription(/^Thêm ít nhất một đơn vị/)
  await form.addOffice.selectOption('Sở Y tế')
  await form.days.fill('367')
  await form.create.click()
  await expect(form.days).toHaveAccessibleDescription(/^Thời hạn của khóa truy cập phải từ 1 đến 366 ngày\./)
  await expectAccessible(page)
  await form.days.fill('30')
  await form.create.click()
  await expect(page.getByRole('heading', { name: `Khóa “${name}” đã sẵn sàng` })).toBeFocused()
  const token = await made.inputValue()
  expect(token).toMatch(/^dgd_\S{30,}$/)
  await expectAccessible(page)

  expect(await ask(token, '/scorecard?office=SYT')).toBe(200)
  expect(await ask(token, '/kpis/tasks-overdue?office=SYT')).toBe(200)
  expect(await ask(token, '/kpis/tasks-overdue?office=STC')).toBe('not-yours')
  expect(await ask(token, '/kpis/tasks-overdue')).toBe('not-yours')
  expect(await ask(token, '/kpis/shared-databases-created/rows')).toBe('token-may-not')
  expect(await ask(token, '/audit?format=json')).toBe('token-may-not')

  await kept.click()
  await expect(made).toHaveCount(0)
  await page.reload()
  await expect(line(name)).toContainText('Đang dùng được')
  await expect(line(name)).toContainText('từ 127.0.0.1')
  // Not even the page's own source holds it any more.
  expect(await page.content()).not.toContain(token)
  await line(name)
    .getByRole('button', { name: `Thu hồi khóa ${name}` })
    .click()
  await expect(line(name).getByRole('group')).toContainText('bị từ chối ngay từ yêu cầu kế tiếp')
  await expectAccessible(page)
  await line(name).getByRole('button', { name: 'Thu hồi', exact: true }).click()
  await expect(line(name)).toContainText('Đã thu hồi')
  expect(await ask(token, '/scorecard?office=SYT')).toBe('bad-token')

  // The log tells all of it.
  await page.goto('/admin/audit')
  const { filters, lines, entry, change, csv } = auditOf(page)
  await expect(entry(`Tạo khóa truy cập “${name}”`)).toBeVisible()
  await expect(entry(`Thu hồi khóa truy cập “${name}”`)).toBeVisible()
  await expectAccessible(page)
  await filters.verb.selectOption('Thu hồi khóa truy cập')
  await expect(page).toHaveURL('/admin/audit?verb=token.revoked')
  await expect(lines.filter({ hasNotText: 'Thu hồi khóa truy cập' })).toHaveCount(0)
  await entry(`Thu hồi khóa truy cập “${name}”`).click()
  await expect(change).toContainText('Thu hồi lúc')
  await expect(page.getByRole('main')).not.toContainText(token)
  await expectAccessible(page)
  await filters.who.fill('quan tri he thong')
  await filters.find.click()
  await expect(page).toHaveURL('/admin/audit?who=quan+tri+he+thong&verb=token.revoked')
  await expect(entry(`Thu hồi khóa truy cập “${name}”`)).toBeVisible()

  const downloading = page.waitForEvent('download')
  await csv.click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('audit.csv')
  const text = await readFile(await download.path(), 'utf8')
  const [head = '', ...rest] = text.trimEnd().split('\r\n')
  expect(head).toMatch(/^\uFEFFnumber,at,actor_kind,/)
  expect(rest).toHaveLength(await lines.count())
  expect(rest.join('\n')).toContain(name)
  for (const row of rest) expect(row).toContain('token.revoked')
  expect(text).not.toContain(token)
  await page.goto('/admin/audit?verb=audit.exported')
  await expect(entry('Xuất nhật ký hệ thống').first()).toBeVisible()
})
