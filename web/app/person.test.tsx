import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Me } from '../../server/core/access.ts'
import { scorecard, sharedDatabases } from '../testing/answers.ts'
import { refusal } from '../testing/calls.ts'
import { openApp } from '../testing/open-app.tsx'
import { asHead, grant, head, nobody } from '../testing/people.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const leader: Me = {
  ...nobody,
  person: { ...head, id: 'leader', name: 'Lãnh đạo mẫu', grants: [grant('leader')] },
}

/** A server that answers each person with figures of their own. */
function city(first: Me) {
  const state = { me: first, isAway: false, held: Promise.resolve() }
  const figures = async () => {
    if (state.isAway) throw refusal('database-unavailable', {}, 503)
    const id = state.me.person?.id
    await state.held
    const numerator = id === 'leader' ? 31 : id === 'head' ? 24 : 17
    return { ...scorecard, items: [{ ...sharedDatabases, numerator }] }
  }
  return { state, answers: { me: () => state.me, scorecard: figures } }
}

const come = () =>
  act(async () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
/** What a browser does when the button of a panel is pressed. */
const open = (panel: HTMLElement) =>
  fireEvent(panel, Object.assign(new Event('beforetoggle'), { newState: 'open' }))
const pageText = () => document.body.textContent ?? ''

describe('answers belong to the person they were given to', () => {
  it('goes from the public page to the own one without a trace of the other', async () => {
    const { state, answers } = city(nobody)
    const ways = { ...nobody.ways, demonstration: ['head' as const] }
    state.me = { ...nobody, ways }
    await openApp('/sign-in?to=%2F', {
      ...answers,
      'account.signInAs': () => {
        state.me = asHead
        return { next: 'done' }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Vào vai Thủ trưởng đơn vị' }))
    await screen.findAllByText(/24\/57/)
    expect(location.pathname).toBe('/')
    expect(pageText()).toContain(head.name)
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'))
  })

  it('leaves nothing of a person on the screen after signing out, even where the server is away', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
    const { state, answers } = city(leader)
    await openApp('/', {
      ...answers,
      'account.signOut': () => {
        state.me = nobody
        state.isAway = true
        return { goTo: null }
      },
    })
    await screen.findAllByText(/31\/57/)
    open(screen.getByRole('dialog', { name: 'Tài khoản', hidden: true }))
    await user.click(await screen.findByRole('button', { name: 'Đăng xuất', hidden: true }))
    await screen.findAllByText(/Chưa kết nối được cơ sở dữ liệu/)
    expect(pageText()).not.toMatch(/31\/57/)
    expect(pageText()).not.toContain('Lãnh đạo mẫu')
    state.isAway = false
    await act(() => vi.advanceTimersByTimeAsync(6_000))
    await screen.findAllByText(/17\/57/)
  })

  it('shows no answer that was asked by one person and comes to the next', async () => {
    const { state, answers } = city(leader)
    let release = () => {}
    state.held = new Promise((resolve) => {
      release = resolve
    })
    await openApp('/', answers)
    await screen.findByText('Lãnh đạo mẫu')
    state.held = Promise.resolve()
    state.me = asHead
    await come()
    await screen.findAllByText(/24\/57/)
    await act(async () => release())
    expect(pageText()).not.toMatch(/31\/57/)
    expect(pageText()).toContain(head.name)
    expect(pageText()).not.toContain('đã kết thúc')
  })
})

describe('a session that ends elsewhere', () => {
  it('is noticed on coming back, said once, and offers the way back to the same place', async () => {
    const { state, answers } = city(leader)
    await openApp('/?period=2024-11', answers)
    await screen.findAllByText(/31\/57/)
    state.me = nobody
    await come()
    await screen.findByText(/Phiên đăng nhập của bạn đã kết thúc/)
    await screen.findAllByText(/17\/57/)
    expect(pageText()).not.toMatch(/31\/57/)
    expect(screen.getByRole('link', { name: 'Đăng nhập lại' }).getAttribute('href')).toBe(
      '/sign-in?to=%2F%3Fperiod%3D2024-11',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Đóng' }))
    await come()
    expect(screen.queryByText(/Phiên đăng nhập của bạn đã kết thúc/)).toBeNull()
  })

  it('is said once the page is that of the public, so that nothing typed after it is lost', async () => {
    const { state, answers } = city(leader)
    const { asked } = await openApp('/', answers)
    await screen.findAllByText(/31\/57/)
    let release = () => {}
    state.held = new Promise((resolve) => {
      release = resolve
    })
    state.me = nobody
    const cards = () => asked.filter(({ path }) => path === 'scorecard').length
    const before = cards()
    await come()
    await waitFor(() => expect(cards()).toBeGreaterThan(before))
    expect(pageText()).not.toContain('đã kết thúc')
    await act(async () => release())
    await screen.findByText(/Phiên đăng nhập của bạn đã kết thúc/)
    expect(pageText()).not.toMatch(/31\/57/)
    await userEvent.click(screen.getByRole('link', { name: 'Đăng nhập lại' }))
    const email = await screen.findByRole('textbox', { name: 'Thư điện tử' })
    await userEvent.type(email, 'a@example.vn')
    expect(email.isConnected).toBe(true)
  })

  it('is noticed with the next press, wherever that leads', async () => {
    const { state, answers } = city(leader)
    await openApp('/', answers)
    await screen.findAllByText(/31\/57/)
    state.me = nobody
    await userEvent.click(screen.getByRole('link', { name: 'Chỉ số' }))
    await screen.findByText(/Phiên đăng nhập của bạn đã kết thúc/)
    await screen.findAllByText(/17\/57/)
    expect(pageText()).not.toContain('Lãnh đạo mẫu')
    expect(location.pathname).toBe('/kpis')
  })

  it('is noticed by whatever is refused for want of a session', async () => {
    const { state, answers } = city(asHead)
    await openApp('/account', {
      ...answers,
      'account.sessions': () => [],
      'account.changePassword': () => {
        state.me = nobody
        throw refusal('sign-in-needed', {}, 401)
      },
    })
    await userEvent.type(await screen.findByLabelText(/^Mật khẩu hiện tại/), 'mật khẩu cũ của tôi')
    await userEvent.type(screen.getByLabelText(/^Mật khẩu mới/), 'mật khẩu mới của tôi')
    await userEvent.click(screen.getByRole('button', { name: 'Đổi mật khẩu' }))
    await screen.findByText(/Phiên đăng nhập của bạn đã kết thúc/)
    await screen.findByText('Bạn chưa đăng nhập')
    expect(pageText()).not.toContain(head.email)
  })

  it('is not seen in somebody who was never signed in', async () => {
    const { answers } = city(nobody)
    const { asked } = await openApp('/account', answers)
    await screen.findByText('Bạn chưa đăng nhập')
    await come()
    expect(screen.queryByText(/Phiên đăng nhập của bạn đã kết thúc/)).toBeNull()
    expect(asked.filter(({ path }) => path === 'me').length).toBeLessThan(4)
  })
})
