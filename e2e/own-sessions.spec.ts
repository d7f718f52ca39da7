import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { accountOf } from './pages/account.ts'
import { frameOf } from './pages/frame.ts'
import { mailboxOf } from './pages/mailbox.ts'
import { overviewOf } from './pages/overview.ts'
import { peopleOf } from './pages/people.ts'
import { signInOf } from './pages/sign-in.ts'
import { accept, invited, type Newcomer } from './people.ts'

const task = 'Nhiệm vụ quá hạn'
const view = '/kpis/tasks-overdue?asOf=2024-10-31'

/** A leader with a password, who is signed in nowhere yet. */
async function newLeader(url: string): Promise<Newcomer> {
  const person = await invited(url, { role: 'leader' })
  await accept(url, person)
  return person
}

async function signIn(page: Page, person: Newcomer, to = '/') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await signInOf(page).enterAs(person)
  await expect(page).toHaveURL(to)
  await expect(frameOf(page).account(person.name)).toBeVisible()
}

/** What stands where a session has ended: told once, and no figure of before. */
async function expectTold(page: Page) {
  const frame = frameOf(page)
  await expect(frame.ended).toBeVisible()
  await expect(frame.signIn).toBeVisible()
  await expect(page.getByText('Không có chỉ số nào mang mã “tasks-overdue”').first()).toBeVisible()
}

test('a person ends the other session, which is told so once and leads back to the same place', async ({
  page,
  server,
  anotherBrowser,
  expectAccessible,
}) => {
  const person = await newLeader(server.url)
  const other = await anotherBrowser()
  await signIn(other, person, view)
  await expect(frameOf(other).headline).toHaveText(task)
  await signIn(page, person)
  await page.goto('/account')
  const { sessions } = accountOf(page)
  await expect(sessions.lines).toHaveCount(2)
  await expect(sessions.lines.filter({ hasText: 'Phiên này' })).toHaveCount(1)
  await expect(sessions.lines.first()).toContainText('Chrome trên Linux')
  await expectAccessible(page)
  await sessions.end.click()
  await expect(sessions.lines).toHaveCount(1)

  // The next press in the other browser meets it.
  await frameOf(other).pick('Kỳ').click()
  await frameOf(other).panel('Kỳ').getByRole('link', { name: 'Tháng trước' }).click()
  await expectTold(other)
  await expectAccessible(other)
  await frameOf(other).ended.getByRole('link', { name: 'Đăng nhập lại' }).click()
  await expect(frameOf(other).ended).toHaveCount(0)
  await signInOf(other).enterAs(person)
  await expect(other).toHaveURL(/\/kpis\/tasks-overdue\?period=2024-09&asOf=2024-10-31/)
  await expect(frameOf(other).headline).toHaveText(task)
  await expect(frameOf(other).ended).toHaveCount(0)

  // And all others at once.
  await page.reload()
  await expect(sessions.lines).toHaveCount(2)
  await sessions.endOthers.click()
  await expect(page.getByRole('button', { name: 'Giữ nguyên' })).toBeFocused()
  await expectAccessible(page)
  await sessions.endOthers.click()
  await expect(sessions.lines).toHaveCount(1)
  await other.reload()
  await expect(frameOf(other).signIn).toBeVisible()
  await expect(other.getByText('Không có chỉ số nào mang mã “tasks-overdue”').first()).toBeVisible()
  // Whoever opens a page anew is not told about what they do not see any more.
  await expect(frameOf(other).ended).toHaveCount(0)
})

test('who is locked out is out at once, and comes back when let in again', async ({
  page,
  server,
  signedInAs,
  anotherBrowser,
  expectAccessible,
}) => {
  const person = await newLeader(server.url)
  const theirs = await anotherBrowser()
  await signIn(theirs, person, view)
  await signedInAs('administrator')
  await page.goto(`/admin/people?q=${encodeURIComponent(person.email)}`)
  const people = peopleOf(page)
  await people.open(person.name).click()
  const account = people.accountOf(person.name)
  await account.getByRole('button', { name: `Khóa tài khoản của ${person.name}` }).click()
  await expect(account.getByRole('group')).toContainText('bị đăng xuất ở mọi thiết bị ngay lập tức')
  await expectAccessible(page)
  await account.getByRole('button', { name: 'Khóa tài khoản', exact: true }).click()
  await expect(people.line(person.email)).toContainText('Đã khóa')

  await frameOf(theirs).navigation.getByRole('link', { name: 'Chỉ số', exact: true }).click()
  await expect(frameOf(theirs).ended).toBeVisible()
  await expect(frameOf(theirs).signIn).toBeVisible()
  await frameOf(theirs).ended.getByRole('link', { name: 'Đăng nhập lại' }).click()
  await signInOf(theirs).enterAs(person)
  await expect(signInOf(theirs).refused('Tài khoản đã bị khóa. Liên hệ quản trị hệ thống.')).toBeVisible()
  await expectAccessible(theirs)

  await account.getByRole('button', { name: `Mở lại tài khoản của ${person.name}` }).click()
  await account.getByRole('button', { name: 'Mở lại tài khoản', exact: true }).click()
  await expect(people.line(person.email)).toContainText('Đang hoạt động')
  await signInOf(theirs).enterAs(person)
  await expect(theirs).toHaveURL('/kpis?asOf=2024-10-31')
  await expect(frameOf(theirs).account(person.name)).toBeVisible()
})

test('whose rights change is out, is told by mail, and comes back with the new ones', async ({
  page,
  server,
  signedInAs,
  anotherBrowser,
}) => {
  const person = await newLeader(server.url)
  const theirs = await anotherBrowser()
  await signIn(theirs, person)
  await expect(overviewOf(theirs).tile(task)).toBeVisible()
  await signedInAs('administrator')
  await page.goto(`/admin/people?q=${encodeURIComponent(person.email)}`)
  const people = peopleOf(page)
  await people.open(person.name).click()
  const roles = people.rolesOf(person.name)
  await roles.getByRole('button', { name: /^Kết thúc vai trò “Lãnh đạo thành phố”/ }).click()
  await roles.getByRole('button', { name: 'Kết thúc vai trò', exact: true }).click()
  await expect(people.line(person.email)).toContainText('Không giữ vai trò nào')

  await frameOf(theirs).navigation.getByRole('link', { name: 'Chỉ số', exact: true }).click()
  await expect(frameOf(theirs).ended).toBeVisible()
  await frameOf(theirs).ended.getByRole('button', { name: 'Đóng' }).click()
  await expect(frameOf(theirs).ended).toHaveCount(0)
  await frameOf(theirs).navigation.getByRole('link', { name: 'Tổng quan' }).click()
  await overviewOf(theirs).expectTiles({ guarded: false })

  await theirs.goto('/mailbox')
  const letter = mailboxOf(theirs).to(person.email)
  await expect(letter).toContainText('Thay đổi vai trò')
  await expect(letter).toContainText('Vai trò: Lãnh đạo thành phố')

  // The account is still theirs; the role is not.
  await signIn(theirs, person)
  await overviewOf(theirs).expectTiles({ guarded: false })
  await theirs.goto('/account')
  await expect(accountOf(theirs).roles).toContainText('Đã hết')
})
