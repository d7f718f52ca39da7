import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { mailboxOf } from './pages/mailbox.ts'
import { overviewOf } from './pages/overview.ts'
import { peopleOf } from './pages/people.ts'
import { enrolmentOf, signInOf } from './pages/sign-in.ts'
import { accept, invited } from './people.ts'

const password = 'một câu dài dễ nhớ'

test('a reviewer is asked in by mail, sets a password and a second factor, and comes in', async ({
  page,
  signedInAs,
  anotherBrowser,
  expectAccessible,
}) => {
  test.slow()
  const email = `${randomUUID()}@demonstration.invalid`
  const name = 'Người thẩm định được mời'
  await signedInAs('administrator')
  await page.goto('/admin/people')
  await peopleOf(page).ask({ name, email, role: 'Đơn vị thẩm định' })
  await expect(page).toHaveURL(new RegExp(`q=${email.replace('@', '%40')}`))
  await expect(page.getByText(`Đã gửi thư mời đến ${email}.`).first()).toBeVisible()
  await expectAccessible(page)

  // From here on it is somebody else at another computer.
  const own = await anotherBrowser()
  const frame = frameOf(own)
  const signIn = signInOf(own)
  await own.goto('/mailbox')
  const mailbox = mailboxOf(own)
  await expect(mailbox.to(email)).toContainText('Vai trò: Đơn vị thẩm định')
  await expectAccessible(own)
  await mailbox.link(email).click()
  await expect(frame.headline).toHaveText('Nhận lời mời')
  await expect(own).toHaveURL('/set-password')
  await expect(own.getByRole('main')).toContainText(email)
  await expectAccessible(own)

  await signIn.newPassword.fill('ngắn quá')
  await signIn.setIt.click()
  await expect(signIn.newPassword).toHaveAccessibleDescription(/^Mật khẩu cần ít nhất 15 ký tự/)
  await expect(signIn.newPassword).toBeFocused()
  await expect(signIn.newPassword).toHaveValue('ngắn quá')
  await expectAccessible(own)
  await signIn.choosePassword(password)
  await expectAccessible(own)

  await signIn.enterAs({ email, password: 'một câu khác hẳn thế' })
  await expect(signIn.refused('Thư điện tử hoặc mật khẩu không đúng.')).toBeVisible()
  await expect(signIn.email).toHaveValue(email)
  await expectAccessible(own)
  await signIn.enterAs({ email, password })

  const enrolment = enrolmentOf(own)
  await expect(enrolment.square).toBeVisible()
  await expect(own.getByText(/bắt buộc xác thực hai lớp/)).toBeVisible()
  await expectAccessible(own)
  const { authenticator, recoveryCodes } = await enrolment.read()
  expect(await enrolment.key.textContent()).toBe(authenticator.secret.match(/.{1,4}/g)?.join(' '))
  expect(new Set(recoveryCodes).size).toBe(10)
  const saving = own.waitForEvent('download')
  await enrolment.codes.getByRole('button', { name: 'Tải tệp văn bản' }).click()
  const saved = await readFile(await (await saving).path(), 'utf8')
  for (const code of [email, ...recoveryCodes]) expect(saved).toContain(code)
  await enrolment.code.fill(authenticator.wrongCode())
  await enrolment.finish.click()
  await expect(enrolment.code).toHaveAccessibleDescription(/^Mã không đúng hoặc đã dùng/)
  await expectAccessible(own)
  const firstCode = authenticator.code()
  await enrolment.code.fill(firstCode)
  await enrolment.finish.click()
  await expect(own).toHaveURL('/')
  await expect(frame.account(name)).toBeVisible()
  await overviewOf(own).expectTiles({ guarded: true })

  const leave = async () => {
    await frame.account(name).click()
    await frame.signOut.click()
    await expect(frame.signIn).toBeVisible()
  }
  /** as far as the second step */
  const comeBack = async () => {
    await frame.signIn.click()
    await signIn.enterAs({ email, password })
    await expect(signIn.code).toBeFocused()
  }
  const isIn = async () => {
    await expect(own).toHaveURL('/')
    await expect(frame.account(name)).toBeVisible()
  }

  await leave()
  await comeBack()
  await expect(signIn.step).toContainText(email)
  await expectAccessible(own)
  // A code is taken once, even while its half minute lasts.
  for (const wrong of [authenticator.wrongCode(), firstCode]) {
    await signIn.code.fill(wrong)
    await signIn.confirm.click()
    await expect(signIn.code).toHaveAccessibleDescription(/^Mã không đúng hoặc đã dùng/)
    await expect(signIn.code).toBeFocused()
    await expect(signIn.code).toHaveValue(wrong)
  }
  await expectAccessible(own)
  await signIn.code.fill(authenticator.code())
  await signIn.confirm.click()
  await isIn()

  const [first = '', second = ''] = recoveryCodes
  await leave()
  await comeBack()
  await signIn.useRecovery.click()
  await expect(signIn.recoveryCode).toBeFocused()
  await expectAccessible(own)
  await signIn.recoveryCode.fill(first)
  await signIn.confirm.click()
  await isIn()

  await leave()
  await comeBack()
  await signIn.useRecovery.click()
  await signIn.recoveryCode.fill(first)
  await signIn.confirm.click()
  await expect(signIn.recoveryCode).toHaveAccessibleDescription(/^Mã khôi phục không đúng hoặc đã dùng/)
  await signIn.recoveryCode.fill(second)
  await signIn.confirm.click()
  await isIn()

  // The link in the letter has done its work.
  await own.goto('/mailbox')
  await mailbox.link(email).click()
  await expect(frame.headline).toHaveText('Liên kết không còn dùng được')
  await expectAccessible(own)
  await page.reload()
  await expect(peopleOf(page).line(email)).toContainText('Đang hoạt động')
})

test('a forgotten password is set anew by mail, and the old one is over', async ({
  page,
  server,
  expectAccessible,
}) => {
  const person = await invited(server.url, { role: 'leader' })
  await accept(server.url, person)
  const signIn = signInOf(page)
  await page.goto('/sign-in')
  await signIn.email.fill(person.email)
  await signIn.forgot.click()
  await expect(frameOf(page).headline).toHaveText('Quên mật khẩu')
  await signIn.sendLink.click()
  await expect(signIn.email).toHaveAccessibleDescription('Chưa nhập thư điện tử.')
  await expectAccessible(page)

  const letters = async () => {
    const letters = mailboxOf(page).letters.filter({ hasText: 'Đặt lại mật khẩu' })
    return letters.count()
  }
  // Whoever asks learns nothing about who has an account: the same sentence, and no letter.
  await signIn.email.fill(`${randomUUID()}@demonstration.invalid`)
  await signIn.sendLink.click()
  const sentence = /^Nếu .* là của một tài khoản, thư có liên kết đã được gửi đến đó\.$/
  await expect(page.getByText(sentence)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/mailbox')
  await expect(frameOf(page).headline).toBeVisible()
  const before = await letters()

  await page.goto('/forgot-password')
  await signIn.email.fill(person.email)
  await signIn.sendLink.click()
  await expect(page.getByText(sentence)).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Hộp thư trình diễn' }).click()
  await expect(mailboxOf(page).to(person.email)).toContainText('Đặt lại mật khẩu')
  expect(await letters()).toBe(before + 1)
  await mailboxOf(page).link(person.email).click()
  await expect(frameOf(page).headline).toHaveText('Đặt mật khẩu mới')
  await expect(page).toHaveURL('/set-password')
  await signIn.choosePassword('một câu khác dài hơn')

  await signIn.enterAs(person)
  await expect(signIn.refused('Thư điện tử hoặc mật khẩu không đúng.')).toBeVisible()
  await signIn.enterAs({ ...person, password: 'một câu khác dài hơn' })
  await expect(page).toHaveURL('/')
  await expect(frameOf(page).account(person.name)).toBeVisible()
})
