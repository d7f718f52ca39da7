import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Enrolment, Me } from '../../../server/core/access.ts'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead, head, nobody } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const password = 'một câu dài dễ nhớ'
const enrolment: Enrolment = {
  uri: 'otpauth://totp/x?secret=ABCDEFGHIJ',
  secret: 'ABCDEFGHIJ',
  square: ['10', '01'],
  recoveryCodes: ['aaaaa-bbbbb', 'ccccc-ddddd'],
}
const said = () => document.querySelector('main')?.textContent ?? ''

/** A server on which the head of an office can sign in. */
function door(answers: Record<string, unknown> = {}) {
  const state: { me: Me } = { me: nobody }
  const enter = () => {
    state.me = asHead
    return { next: 'done' }
  }
  return { state, enter, answers: { me: () => state.me, 'account.signIn': enter, ...answers } }
}

async function typePassword(typed = password) {
  await userEvent.type(await screen.findByLabelText(/^Thư điện tử/), head.email)
  await userEvent.type(screen.getByLabelText(/^Mật khẩu/), typed)
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
}

describe('signing in by password', () => {
  it('comes back to where it was asked for, and to no other site', async () => {
    for (const [to, address] of [
      ['%2Foffices%3FasOf%3D2024-10-31', '/offices?asOf=2024-10-31'],
      ['%2F%2Fevil.example', '/'],
    ] as const) {
      const { answers } = door()
      const { asked, unmount } = await openApp(`/sign-in?to=${to}`, answers)
      await typePassword()
      await waitFor(() => expect(location.pathname + location.search).toBe(address))
      expect(asked).toContainEqual({ path: 'account.signIn', input: { email: head.email, password } })
      unmount()
    }
  })

  it('says beside the fields what is missing, and asks nobody', async () => {
    const { asked } = await openApp('/sign-in', door().answers)
    await userEvent.click(await screen.findByRole('button', { name: 'Đăng nhập' }))
    expect(said()).toContain('Chưa nhập thư điện tử.')
    expect(said()).toContain('Chưa nhập mật khẩu.')
    expect(document.activeElement).toBe(screen.getByLabelText(/^Thư điện tử/))
    expect(asked.some(({ path }) => path === 'account.signIn')).toBe(false)
  })

  it.each([
    [refusal('wrong-credentials', {}, 401), 'Thư điện tử hoặc mật khẩu không đúng.'],
    [refusal('too-many-attempts', { minutes: 15 }, 429), 'Thử lại sau 15 phút.'],
    [refusal('cross-site', {}, 403), 'đến từ một trang khác'],
    [new Error('fetch failed'), 'Chưa gửi được: chưa liên lạc được với máy chủ.'],
  ])('says why not, and keeps what was typed', async (thrown, sentence) => {
    const { answers } = door({ 'account.signIn': () => Promise.reject(thrown) })
    await openApp('/sign-in', answers)
    await typePassword()
    await screen.findByText(new RegExp(sentence))
    expect(document.activeElement?.getAttribute('role')).toBe('alert')
    expect(screen.getByLabelText<HTMLInputElement>(/^Thư điện tử/).value).toBe(head.email)
    expect(screen.getByLabelText<HTMLInputElement>(/^Mật khẩu/).value).toBe(password)
  })

  it('shows the password only when asked to', async () => {
    await openApp('/sign-in', door().answers)
    const field = await screen.findByLabelText<HTMLInputElement>(/^Mật khẩu/)
    const button = screen.getByRole('button', { name: 'Hiện mật khẩu' })
    expect(field.type).toBe('password')
    await userEvent.click(button)
    expect([field.type, button.getAttribute('aria-pressed')]).toEqual(['text', 'true'])
  })
})

describe('the second factor', () => {
  it('asks for a code, says when it is wrong, and takes a recovery code instead', async () => {
    const { enter, answers } = door({ 'account.signIn': () => ({ next: 'second-factor' }) })
    const { asked } = await openApp('/sign-in', {
      ...answers,
      'account.confirm': (input: { recoveryCode?: string }) => {
        if (input.recoveryCode === 'aaaaa-bbbbb') return enter()
        throw refusal('wrong-code', {}, 401)
      },
    })
    await typePassword()
    const code = await screen.findByLabelText<HTMLInputElement>(/^Mã xác thực/)
    expect(document.activeElement).toBe(code)
    expect([code.autocomplete, code.inputMode]).toEqual(['one-time-code', 'numeric'])
    await userEvent.type(code, '12 34-567')
    expect(code.value).toBe('123456')
    await userEvent.click(screen.getByRole('button', { name: 'Xác nhận' }))
    await screen.findByText(/Mã không đúng hoặc đã dùng/)
    expect(code.getAttribute('aria-invalid')).toBe('true')
    await userEvent.click(screen.getByRole('button', { name: 'Dùng mã khôi phục' }))
    expect(said()).not.toContain('Mã không đúng')
    const recovery = screen.getByLabelText(/^Mã khôi phục/)
    expect(document.activeElement).toBe(recovery)
    await userEvent.type(recovery, ' aaaaa-bbbbb {Enter}')
    await waitFor(() => expect(location.pathname).toBe('/'))
    expect(asked.filter(({ path }) => path === 'account.confirm').map(({ input }) => input)).toEqual([
      { code: '123456' },
      { recoveryCode: 'aaaaa-bbbbb' },
    ])
  })

  it('is set up on the way in where the role requires it, without the password being asked for again', async () => {
    const { state, enter, answers } = door({ 'account.startSecondFactor': () => enrolment })
    const owing: Me = { ...asHead, person: { ...head, owesSecondFactor: true } }
    const { asked } = await openApp('/sign-in?to=%2Fkpis', {
      ...answers,
      'account.signIn': () => {
        state.me = owing
        return { next: 'enrol' }
      },
      'account.finishSecondFactor': () => void enter(),
    })
    await typePassword()
    await screen.findByText('ABCD EFGH IJ')
    expect(asked).toContainEqual({ path: 'account.startSecondFactor', input: { password } })
    expect(screen.getByRole('img', { name: /Mã QR/ })).toBeTruthy()
    const codes = within(screen.getByRole('region', { name: 'Mã khôi phục' })).getAllByRole('listitem')
    expect(codes.map((code) => code.textContent)).toEqual(enrolment.recoveryCodes)
    // Looking into the telephone and coming back must not begin it anew.
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    await waitFor(() => expect(asked.filter(({ path }) => path === 'me').length).toBeGreaterThan(1))
    expect(screen.getByText('ABCD EFGH IJ')).toBeTruthy()
    await userEvent.type(screen.getByLabelText(/^Mã xác thực/), '123456{Enter}')
    await waitFor(() => expect(location.pathname).toBe('/kpis'))
    expect(asked.filter(({ path }) => path === 'account.startSecondFactor')).toHaveLength(1)
  })

  it('asks for the password where the page was loaded afresh in between', async () => {
    const { state, answers } = door({ 'account.startSecondFactor': () => enrolment })
    state.me = { ...asHead, person: { ...head, owesSecondFactor: true } }
    const { asked } = await openApp('/sign-in', answers)
    await userEvent.type(await screen.findByLabelText(/^Mật khẩu/), password)
    expect(asked.some(({ path }) => path === 'account.startSecondFactor')).toBe(false)
    await userEvent.click(screen.getByRole('button', { name: 'Bắt đầu đặt' }))
    await screen.findByText('ABCD EFGH IJ')
  })
})

describe('the other ways in', () => {
  it('are there only where the server says so', async () => {
    const { answers } = door()
    await openApp('/sign-in', answers)
    await screen.findByLabelText(/^Thư điện tử/)
    expect(screen.queryByText('Xem thử theo vai trò')).toBeNull()
    expect(screen.queryByRole('link', { name: /^Đăng nhập bằng/ })).toBeNull()
  })

  it('lead to the city’s single sign-on with the address to come back to, and say what it refused', async () => {
    const signOn = { vi: 'tài khoản Hải Phòng', en: 'the Hai Phong account' }
    const me = { ...nobody, ways: { ...nobody.ways, signOn } }
    const page = await renderPage({
      url: '/sign-in?to=%2Fkpis%3Fperiod%3D2024-10&fault=sign-on-away',
      lang: 'vi',
      theme: null,
      call: callOf({ me }),
    })
    document.body.innerHTML = page.html
    expect(
      screen.getByRole('link', { name: 'Đăng nhập bằng tài khoản Hải Phòng' }).getAttribute('href'),
    ).toBe('/sign-in/sso?to=%2Fkpis%3Fperiod%3D2024-10')
    expect(screen.getByRole('alert').textContent).toContain(
      'Chưa kết nối được hệ thống đăng nhập của thành phố',
    )
  })

  it('label the roles to try, and say what each sees', async () => {
    const me = { ...nobody, ways: { ...nobody.ways, demonstration: ['leader', 'administrator'] } }
    const page = await renderPage({ url: '/sign-in', lang: 'en', theme: null, call: callOf({ me }) })
    document.body.innerHTML = page.html
    const section = screen.getByRole('region', { name: 'Try a role' })
    expect(section.textContent).toContain('Only in the demonstration')
    const [leader] = within(section).getAllByRole('listitem')
    expect(leader?.textContent).toContain('Sees the figures of every office')
    expect(within(section).getAllByRole('button')).toHaveLength(2)
  })

  it('say who is in already, and offer the ways on', async () => {
    const page = await renderPage({
      url: '/sign-in?to=%2Fkpis',
      lang: 'vi',
      theme: null,
      call: callOf({ me: asHead }),
    })
    document.body.innerHTML = page.html
    const section = screen.getByRole('region', { name: 'Bạn đang đăng nhập' })
    expect(section.textContent).toContain('Thủ trưởng đơn vị, Sở Y tế')
    expect(within(section).getByRole('link', { name: 'Về trang đang xem' }).getAttribute('href')).toBe(
      '/kpis',
    )
    expect(screen.queryByLabelText(/^Mật khẩu/)).toBeNull()
  })
})
