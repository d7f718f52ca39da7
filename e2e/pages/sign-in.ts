import { expect, type Page } from '@playwright/test'
import { openAuthenticator } from '../authenticator.ts'
import { frameOf } from './frame.ts'

/** Signing in, step by step; a forgotten password; the link from a letter. */
export function signInOf(page: Page) {
  const main = page.getByRole('main')
  const roles = main.getByRole('region', { name: 'Xem thử theo vai' })
  const own = main.getByRole('region', { name: 'Bằng tài khoản của bạn' })
  const step = main.getByRole('region', { name: 'Xác thực lớp thứ hai' })
  const email = main.getByRole('textbox', { name: 'Thư điện tử' })
  const password = main.getByLabel(/^Mật khẩu/)
  const newPassword = main.getByLabel(/^Mật khẩu mới/)
  const setIt = main.getByRole('button', { name: 'Đặt mật khẩu' })
  return {
    roles,
    role: (name: string) => roles.getByRole('button', { name: `Vào vai ${name}`, exact: true }),
    alreadyIn: main.getByRole('region', { name: 'Bạn đang đăng nhập' }),
    own,
    email,
    password,
    enter: own.getByRole('button', { name: 'Đăng nhập', exact: true }),
    forgot: own.getByRole('link', { name: 'Quên mật khẩu?' }),
    singleSignOn: own.getByRole('link', { name: /^Đăng nhập bằng / }),
    step,
    code: main.getByRole('textbox', { name: 'Mã xác thực' }),
    confirm: step.getByRole('button', { name: 'Xác nhận' }),
    useRecovery: step.getByRole('button', { name: 'Dùng mã khôi phục' }),
    recoveryCode: step.getByRole('textbox', { name: 'Mã khôi phục' }),
    /** what was refused is said above the fields */
    refused: (sentence: string | RegExp) => main.getByRole('alert').filter({ hasText: sentence }),
    sendLink: main.getByRole('button', { name: 'Gửi liên kết' }),
    newPassword,
    setIt,
    /** types e-mail and password where they are asked for */
    async enterAs(person: { email: string; password: string }) {
      // What is typed before the page answers to a press is lost, and nobody types that fast.
      await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0)
      // Nor while the page changes hands from somebody whose session has ended.
      await expect(async () => {
        await email.fill(person.email)
        await password.fill(person.password)
        await expect(email).toHaveValue(person.email, { timeout: 1_000 })
      }).toPass()
      await own.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    },
    /** sets a password behind a link, and is led to signing in */
    async choosePassword(chosen: string) {
      await newPassword.fill(chosen)
      await setIt.click()
      await expect(page).toHaveURL(/\/sign-in/)
      await expect(page.getByText('Đã đặt mật khẩu. Bây giờ hãy đăng nhập bằng mật khẩu mới.')).toBeVisible()
    },
  }
}

/** Setting up a second factor: the square, the key, the codes to put by, and the first code. */
export function enrolmentOf(page: Page) {
  const main = page.getByRole('main')
  const codes = main.getByRole('region', { name: 'Mã khôi phục' })
  const open = main.getByRole('link', { name: 'Mở ứng dụng xác thực trên máy này' })
  const code = main.getByRole('textbox', { name: 'Mã xác thực' })
  const finish = main.getByRole('button', { name: 'Hoàn tất' })
  return {
    square: main.getByRole('img', { name: 'Mã QR để thêm tài khoản vào ứng dụng xác thực' }),
    key: main.getByRole('code').filter({ hasText: /^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$/ }),
    open,
    codes,
    code,
    finish,
    /** the authenticator set up by what the page says, and the codes to put by */
    async read() {
      const uri = (await open.getAttribute('href')) ?? ''
      return {
        authenticator: openAuthenticator(uri),
        recoveryCodes: await codes.getByRole('listitem').allTextContents(),
      }
    },
    /** the whole of it, as somebody with a telephone does it */
    async enrol() {
      await expect(open).toBeVisible()
      const kept = await this.read()
      await code.fill(kept.authenticator.code())
      await finish.click()
      await expect(
        frameOf(page).signOut.or(page.getByRole('banner').getByRole('button')).first(),
      ).toBeVisible()
      await expect(open).toHaveCount(0)
      return kept
    },
  }
}
