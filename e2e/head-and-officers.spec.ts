import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { mailboxOf } from './pages/mailbox.ts'
import { officePeopleOf } from './pages/office-people.ts'
import { signInOf } from './pages/sign-in.ts'
import { accept, invited } from './people.ts'

const [code, office] = ['SNV', 'Sở Nội vụ']
const password = 'một câu dài dễ nhớ'

test('a head asks in officers up to the cap, lends the own role for a time, and ends it', async ({
  page,
  server,
  signedInAs,
  anotherBrowser,
  expectAccessible,
}) => {
  test.slow()
  const head = await invited(server.url, { role: 'head', office: code })
  await accept(server.url, head)
  const emails = ['một', 'hai', 'ba'].map(() => `${randomUUID()}@demonstration.invalid`)
  const [first = '', second = '', third = ''] = emails

  await signedInAs('administrator')
  await page.goto(`/offices/${code}/people`)
  const asAdministrator = officePeopleOf(page)
  await expect(frameOf(page).headline).toHaveText(`Người của ${office}`)
  await expect(asAdministrator.line(asAdministrator.heads, head.email)).toBeVisible()
  await asAdministrator.cap.fill('501')
  await asAdministrator.setCap.click()
  await expect(asAdministrator.cap).toHaveAccessibleDescription(/^Số cán bộ phải từ 0 đến 500\./)
  await asAdministrator.cap.fill('2')
  await asAdministrator.setCap.click()
  await expect(page.getByText('0/2 cán bộ')).toBeVisible()
  await expectAccessible(page)

  const theirs = await anotherBrowser()
  const frame = frameOf(theirs)
  const people = officePeopleOf(theirs)
  await theirs.goto('/sign-in')
  await signInOf(theirs).enterAs(head)
  await frame.account(head.name).click()
  await frame.accountPanel.getByRole('link', { name: `Cán bộ của ${office}` }).click()
  await expect(theirs).toHaveURL(`/offices/${code}/people`)
  await expect(people.officers).toContainText('Đơn vị chưa có cán bộ nào.')
  await expect(people.cap).toHaveCount(0)
  await expectAccessible(theirs)

  await people.invite.click()
  await expect(people.form.name).toBeFocused()
  await people.form.send.click()
  await expect(people.form.name).toHaveAccessibleDescription('Cần có tên.')
  await people.form.name.fill('Cán bộ thứ nhất')
  await people.form.email.fill('không phải thư')
  await people.form.send.click()
  await expect(people.form.email).toHaveAccessibleDescription(/^Địa chỉ thư điện tử .* không đọc được\.$/)
  await expect(people.form.name).toHaveValue('Cán bộ thứ nhất')
  await expectAccessible(theirs)
  await people.form.email.fill(first)
  await people.form.send.click()
  await expect(people.line(people.officers, first)).toContainText('Đã mời, chưa nhận')
  await expect(theirs.getByText('1/2 cán bộ')).toBeVisible()
  await people.invite.click()
  await people.form.name.fill('Cán bộ thứ hai')
  await people.form.email.fill(second)
  await people.form.send.click()
  await expect(theirs.getByText('2/2 cán bộ')).toBeVisible()
  await expect(theirs.getByText('Đã đủ số cán bộ tối đa.')).toBeVisible()

  // One more is refused, and nothing of what was typed is lost.
  await people.invite.click()
  await people.form.name.fill('Cán bộ thứ ba')
  await people.form.email.fill(third)
  await people.form.send.click()
  await expect(people.form.whole).toContainText('Đơn vị đã có đủ 2 cán bộ.')
  await expect(people.form.email).toHaveValue(third)
  await expectAccessible(theirs)
  await people.form.whole.getByRole('button', { name: 'Thôi' }).click()

  // The first officer accepts, in a browser of their own.
  const officers = await anotherBrowser()
  const ofOfficer = frameOf(officers)
  await officers.goto('/mailbox')
  await mailboxOf(officers).link(first).click()
  await signInOf(officers).choosePassword(password)
  await signInOf(officers).enterAs({ email: first, password })
  await expect(ofOfficer.account('Cán bộ thứ nhất')).toBeVisible()
  await ofOfficer.account('Cán bộ thứ nhất').click()
  await expect(ofOfficer.accountPanel.getByRole('link', { name: office, exact: true })).toBeVisible()
  await expect(ofOfficer.accountPanel.getByRole('link', { name: `Cán bộ của ${office}` })).toHaveCount(0)
  const refused = await officers.goto(`/offices/${code}/people`)
  expect(refused?.status()).toBe(403)
  await expect(officers.getByText('Quyền của bạn không gồm việc này hoặc đơn vị này.').first()).toBeVisible()
  await expect(officers.getByRole('main')).not.toContainText(head.email)
  await expectAccessible(officers)

  // Lending needs somebody, and a last day.
  await theirs.reload()
  await people.delegate.click()
  await people.lend.whole.getByRole('button', { name: 'Ủy quyền' }).click()
  await expect(people.lend.whom).toHaveAccessibleDescription(/^Chọn người được ủy quyền\./)
  await people.lend.whom.selectOption({ label: `Cán bộ thứ nhất (${first})` })
  await people.lend.whole.getByRole('button', { name: 'Ủy quyền' }).click()
  await expect(people.lend.to).toHaveAccessibleDescription(/^Ủy quyền cần có ngày kết thúc\./)
  await expectAccessible(theirs)
  await people.lend.to.fill('2024-12-31')
  await people.lend.whole.getByRole('button', { name: 'Ủy quyền' }).click()
  const lent = people.line(people.delegations, first)
  await expect(lent).toContainText('31/12/2024')
  await expectAccessible(theirs)

  // Lent rights are rights: after signing in anew, for rights have changed.
  await officers.reload()
  await expect(ofOfficer.signIn).toBeVisible()
  await officers.goto(`/sign-in?to=${encodeURIComponent(`/offices/${code}/people`)}`)
  await signInOf(officers).enterAs({ email: first, password })
  await expect(ofOfficer.headline).toHaveText(`Người của ${office}`)
  // What was lent cannot be lent on.
  await expect(officePeopleOf(officers).delegate).toHaveCount(0)

  await lent.getByRole('button', { name: /^Kết thúc vai trò/ }).click()
  await lent.getByRole('button', { name: 'Kết thúc vai trò', exact: true }).click()
  await expect(people.delegations).toContainText('Chưa ủy quyền cho ai.')
  await officers.goto(`/sign-in?to=${encodeURIComponent(`/offices/${code}/people`)}`)
  await signInOf(officers).enterAs({ email: first, password })
  await expect(officers.getByText('Quyền của bạn không gồm việc này hoặc đơn vị này.').first()).toBeVisible()
})
