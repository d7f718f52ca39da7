import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Me, SessionRow } from '../../../server/core/access.ts'
import { renderPage } from '../../app/render.tsx'
import { education, health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead, grant, head, nobody } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const session = (id: string, current = false): SessionRow => ({
  id,
  current,
  address: '10.0.0.7',
  browser: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  beganAt: '2024-11-22T01:00:00.000Z',
  lastSeenAt: '2024-11-22T02:00:00.000Z',
})

const as = (person: Partial<NonNullable<Me['person']>>): Me => ({ ...asHead, person: { ...head, ...person } })

async function draw(me: Me, sessions: readonly SessionRow[] = [session('own', true)]) {
  const call = callOf({ me, 'account.sessions': sessions })
  const page = await renderPage({ url: '/account', lang: 'vi', theme: null, call })
  document.body.innerHTML = page.html
  return page
}

const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '')

describe('the own account', () => {
  it('names the roles held, to come, past and lent, each with its dates', async () => {
    await draw(
      as({
        grants: [
          grant('head', education, {
            inForce: false,
            fromOn: '2024-12-01',
            toOn: '2024-12-10',
            delegatedBy: { id: 'x', name: 'Thủ trưởng khác' },
          }),
          grant('head', health),
          grant('officer', health, { inForce: false, fromOn: '2023-01-01', toOn: '2023-12-31' }),
          grant('reviewer', null, { origin: 'sign-on' }),
        ],
      }),
    )
    const [toCome, held, past, bySignOn] = rowsOf('Vai trò')
    expect(toCome).toMatch(/Thủ trưởng khác ủy quyền.*từ 01\/12\/2024 đến 10\/12\/2024.*Sắp có hiệu lực/)
    expect(held).toMatch(/Thủ trưởng đơn vị.*Sở Y tế.*từ 01\/01\/2024.*Đang có hiệu lực/)
    expect(past).toContain('Đã hết hiệu lực')
    expect(bySignOn).toMatch(/theo nhóm.*Toàn thành phố/)
  })

  it('lets nobody do anything before a second factor that is owed', async () => {
    await draw(as({ owesSecondFactor: true }))
    const main = document.querySelector('main')
    expect(main?.textContent).toContain('Chưa đặt thì chưa làm được việc nào khác')
    expect(
      within(main as HTMLElement)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Hiện', 'Bắt đầu đặt'])
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('offers no password to whom has none', async () => {
    await draw(as({ hasPassword: false }))
    expect(document.querySelector('main')?.textContent).toContain('Đăng nhập một lần của thành phố')
    expect(screen.queryByLabelText(/Mật khẩu/)).toBeNull()
    expect(screen.queryByRole('region', { name: 'Xác thực hai lớp' })).toBeNull()
  })

  it('does not offer to turn off a second factor that the role requires', async () => {
    await draw(as({ hasSecondFactor: true, grants: [grant('administrator')] }))
    const section = screen.getByRole('region', { name: 'Xác thực hai lớp' })
    expect(within(section).getAllByRole('button')).toHaveLength(1)
    expect(section.textContent).toContain('không tắt được')
  })

  it('tells whoever is not signed in where to, and says so to machines', async () => {
    const call = callOf({
      me: nobody,
      'account.sessions': () => {
        throw refusal('sign-in-needed', {}, 401)
      },
    })
    const page = await renderPage({ url: '/account', lang: 'vi', theme: null, call })
    document.body.innerHTML = page.html
    expect(page.status).toBe(401)
    const main = within(document.querySelector('main') as HTMLElement)
    expect(main.getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe('/sign-in?to=%2Faccount')
  })
})

describe('changing it', () => {
  it('sets up a second factor and is back where it stood', async () => {
    const state = { me: as({}) }
    await openApp('/account', {
      me: () => state.me,
      'account.sessions': [session('own', true)],
      'account.startSecondFactor': ({ password }: { password: string }) => {
        if (password !== 'đúng mật khẩu') throw refusal('wrong-password', {}, 401)
        return { uri: 'otpauth://x', secret: 'ABCD', square: ['1'], recoveryCodes: ['a-b'] }
      },
      'account.finishSecondFactor': () => {
        state.me = as({ hasSecondFactor: true })
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Bật xác thực hai lớp' }))
    const section = within(screen.getByRole('region', { name: 'Xác thực hai lớp' }))
    const field = section.getByLabelText<HTMLInputElement>(/^Mật khẩu/)
    await userEvent.type(field, 'sai{Enter}')
    await section.findByText('Mật khẩu hiện tại không đúng.')
    expect(document.activeElement).toBe(field)
    await userEvent.clear(field)
    await userEvent.type(field, 'đúng mật khẩu{Enter}')
    await userEvent.type(await section.findByLabelText(/^Mã xác thực/), '123456{Enter}')
    await section.findByRole('button', { name: 'Tạo mã khôi phục mới' })
    expect(screen.getByText('Đã bật xác thực hai lớp.')).toBeTruthy()
  })

  it('says which of the two passwords is wrong, and empties both once one is changed', async () => {
    let answer: () => unknown = () => {
      throw refusal('wrong-password', {}, 401)
    }
    await openApp('/account', {
      me: asHead,
      'account.sessions': [session('own', true)],
      'account.changePassword': () => answer(),
    })
    const current = await screen.findByLabelText<HTMLInputElement>(/^Mật khẩu hiện tại/)
    const next = screen.getByLabelText<HTMLInputElement>(/^Mật khẩu mới/)
    expect([current.autocomplete, next.autocomplete]).toEqual(['current-password', 'new-password'])
    await userEvent.type(current, 'cũ')
    await userEvent.type(next, 'mới{Enter}')
    await screen.findByText('Mật khẩu hiện tại không đúng.')
    expect([document.activeElement, current.value, next.value]).toEqual([current, 'cũ', 'mới'])
    answer = () => {
      throw refusal('password-too-short', { least: 15 }, 400)
    }
    await userEvent.type(next, '{Enter}')
    await screen.findByText(/cần ít nhất 15 ký tự/)
    expect(next.getAttribute('aria-invalid')).toBe('true')
    expect(current.getAttribute('aria-invalid')).toBeNull()
    answer = () => undefined
    await userEvent.type(next, '{Enter}')
    await screen.findAllByText('Đã đổi mật khẩu. Các phiên khác đã kết thúc.')
    expect([current.value, next.value]).toEqual(['', ''])
  })

  it('ends one session or all others, and shows what is left', async () => {
    let sessions = [session('own', true), session('one'), session('two')]
    const { asked } = await openApp('/account', {
      me: asHead,
      'account.sessions': () => sessions,
      'account.endSession': ({ id }: { id: string }) => {
        sessions = sessions.filter((one) => one.id !== id)
        return { ended: 1 }
      },
      'account.endOtherSessions': () => {
        sessions = sessions.filter((one) => one.current)
        return { ended: 1 }
      },
    })
    await screen.findByRole('table', { name: 'Phiên đăng nhập' })
    expect(rowsOf('Phiên đăng nhập')[0]).toMatch(/Firefox trên Linux.*10\.0\.0\.7.*22\/11\/2024.*Phiên này/)
    await userEvent.click(screen.getAllByRole('button', { name: /^Kết thúc phiên/ })[0] as HTMLElement)
    await waitFor(() => expect(rowsOf('Phiên đăng nhập')).toHaveLength(2))
    expect(asked).toContainEqual({ path: 'account.endSession', input: { id: 'one' } })
    await userEvent.click(screen.getByRole('button', { name: 'Kết thúc mọi phiên khác' }))
    expect(rowsOf('Phiên đăng nhập')).toHaveLength(2)
    await userEvent.click(screen.getByRole('button', { name: 'Kết thúc mọi phiên khác' }))
    await waitFor(() => expect(rowsOf('Phiên đăng nhập')).toHaveLength(1))
    expect(screen.queryByRole('button', { name: 'Kết thúc mọi phiên khác' })).toBeNull()
  })
})
