import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { refusal } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'

afterEach(cleanup)

const letter = { kind: 'invitation', name: 'Cán bộ mẫu', email: 'can-bo@example.vn' }
const said = () => document.querySelector('main')?.textContent ?? ''

describe('a forgotten password', () => {
  it('is answered alike for every address', async () => {
    const { asked } = await openApp('/forgot-password', { 'account.askReset': () => undefined })
    await userEvent.type(await screen.findByLabelText(/^Thư điện tử/), ' ai-do@example.vn {Enter}')
    await screen.findByText(/Nếu ai-do@example\.vn là của một tài khoản/)
    expect(asked).toContainEqual({ path: 'account.askReset', input: { email: 'ai-do@example.vn' } })
    await waitFor(() => expect(document.activeElement?.textContent).toContain('ai-do@example.vn'))
  })
})

describe('a link from a mail', () => {
  it('says for whom it is, sets the password, and leads to signing in', async () => {
    const { asked } = await openApp('/set-password#abc', {
      'account.letter': () => letter,
      'account.setPassword': ({ password }: { password: string }) => {
        if (password.length < 15) throw refusal('password-too-short', { least: 15 }, 400)
      },
    })
    await screen.findByRole('heading', { level: 1, name: 'Nhận lời mời' })
    expect(asked).toContainEqual({ path: 'account.letter', input: { token: 'abc' } })
    expect(said()).toContain('Cán bộ mẫu')
    expect(said()).toContain('can-bo@example.vn')
    const field = screen.getByLabelText<HTMLInputElement>(/^Mật khẩu mới/)
    expect(field.autocomplete).toBe('new-password')
    await userEvent.type(field, 'ngắn quá{Enter}')
    await screen.findByText(/Mật khẩu cần ít nhất 15 ký tự/)
    expect([document.activeElement, field.value]).toEqual([field, 'ngắn quá'])
    await userEvent.type(field, ' nên phải dài thêm{Enter}')
    await screen.findByText(/Đã đặt mật khẩu/)
    expect(location.pathname).toBe('/sign-in')
    expect(location.hash).toBe('')
  })

  it('keeps its token out of the address bar, and through a change of language', async () => {
    const { asked } = await openApp('/set-password#abc', { 'account.letter': () => letter })
    await screen.findByText('can-bo@example.vn')
    expect(location.href).not.toContain('abc')
    await userEvent.click(screen.getByRole('link', { name: 'English' }))
    await screen.findByRole('heading', { level: 1, name: 'Accept the invitation' })
    expect(location.href).not.toContain('abc')
    expect(asked.filter(({ path }) => path === 'account.letter')).toHaveLength(1)
  })

  it('keeps its token through a reload', async () => {
    const { unmount } = await openApp('/set-password#abc', { 'account.letter': () => letter })
    await screen.findByText('can-bo@example.vn')
    unmount()
    const { asked } = await openApp(location.pathname, { 'account.letter': () => letter }, history.state)
    await screen.findByText('can-bo@example.vn')
    expect(asked).toContainEqual({ path: 'account.letter', input: { token: 'abc' } })
  })

  it.each(['/set-password', '/set-password#used'])('%s leads to a new one', async (url) => {
    await openApp(url, {
      'account.letter': () => {
        throw refusal('link-expired', {}, 400)
      },
    })
    await screen.findByRole('heading', { level: 1, name: 'Liên kết không còn dùng được' })
    expect(screen.getByRole('link', { name: 'Xin liên kết mới' }).getAttribute('href')).toBe(
      '/forgot-password',
    )
  })
})
