import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../app/app.tsx'
import { loadPage } from '../../app/loaded-pages.ts'
import { renderPage } from '../../app/render.tsx'
import { routes } from '../../app/routes.ts'
import { callingClient, createQueryClient } from '../../data/client.ts'
import { administrator, tokenRow } from '../../testing/admin.ts'
import { health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))

async function open(url: string, answers: Record<string, unknown> = {}) {
  history.replaceState(null, '', url)
  await loadPage(routes.tokens)
  const asked: [string, unknown][] = []
  const call = callOf({ me: administrator, 'tokens.list': [tokenRow()], ...answers })
  const noting = (path: string, input: unknown) => {
    asked.push([path, input])
    return call(path, input)
  }
  render(<App client={callingClient(noting)} queryClient={createQueryClient()} lang="vi" theme={null} />)
  await screen.findByText('Kho dữ liệu')
  return asked
}

describe('the list of tokens', () => {
  it('says of each what it may do, where, until when, and when it was last used from where', async () => {
    const used = tokenRow({
      verbs: ['figures', 'audit'],
      offices: [health],
      state: 'revoked',
      revokedAt: '2024-11-22T03:00:00.000Z',
      lastUsedAt: '2024-11-21T03:00:00.000Z',
      lastUsedFrom: '192.0.2.7',
    })
    const call = callOf({ me: administrator, 'tokens.list': [tokenRow({ id: 'other' }), used] })
    const page = await renderPage({ url: '/admin/tokens', lang: 'vi', theme: null, call })
    document.body.innerHTML = page.html
    const [first, second] = [...document.querySelectorAll('tbody tr')].map(textOf)
    for (const part of ['dgd_1234…', 'Đang dùng được', 'Mọi đơn vị', '30/01/2099', 'Chưa', 'Thu hồi'])
      expect(first).toContain(part)
    for (const part of [
      'Đọc số liệu chỉ số và đọc nhật ký hệ thống',
      'Sở Y tế',
      'thu hồi 22/11/2024 10:00',
      '21/11/2024 10:00từ 192.0.2.7',
    ])
      expect(second).toContain(part)
    expect(screen.getAllByRole('button', { name: /^Thu hồi khóa/ })).toHaveLength(1)
  })
})

describe('a new token', () => {
  it('is shown once, and gone for good when put away', async () => {
    const asked = await open('/admin/tokens?view=new', {
      'tokens.create': { token: 'dgd_secret', row: tokenRow({ name: 'Kho B' }) },
    })
    const form = await screen.findByRole('form', { name: 'Tạo khóa truy cập' })
    fireEvent.change(within(form).getByLabelText(/^Tên/), { target: { value: 'Kho B' } })
    fireEvent.click(within(form).getByLabelText('Đọc từng dòng dữ liệu'))
    fireEvent.click(within(form).getByLabelText('Chỉ những đơn vị sau'))
    fireEvent.change(within(form).getByLabelText('Thêm đơn vị'), { target: { value: 'SYT' } })
    fireEvent.submit(form)
    const shown = (await screen.findByDisplayValue('dgd_secret')) as HTMLInputElement
    expect(shown.readOnly).toBe(true)
    expect(asked).toContainEqual([
      'tokens.create',
      { name: 'Kho B', verbs: ['figures', 'rows'], offices: ['SYT'], days: 90 },
    ])
    expect(main()).toContain('không thể cho xem lại')
    expect(location.href).not.toContain('secret')
    expect(document.activeElement?.tagName).toBe('H2')
    fireEvent.click(screen.getByRole('button', { name: 'Tôi đã cất khóa' }))
    expect(screen.queryByDisplayValue('dgd_secret')).toBeNull()
    expect(document.documentElement.outerHTML).not.toContain('dgd_secret')
  })

  it('keeps what was typed when it is refused, and says why beside the field', async () => {
    await open('/admin/tokens?view=new', {
      'tokens.create': () => {
        throw refusal('bad-token-life', { most: 366 }, 400)
      },
    })
    const form = await screen.findByRole('form', { name: 'Tạo khóa truy cập' })
    const name = within(form).getByLabelText(/^Tên/) as HTMLInputElement
    const days = within(form).getByLabelText(/^Có hạn/) as HTMLInputElement
    fireEvent.change(name, { target: { value: 'Kho B' } })
    fireEvent.change(days, { target: { value: '900' } })
    fireEvent.submit(form)
    await waitFor(() => expect(document.activeElement).toBe(days))
    expect([name.value, days.value]).toEqual(['Kho B', '900'])
    expect(textOf(form)).toContain('366')
  })
})

describe('revoking', () => {
  it('asks first, and says what will happen', async () => {
    const asked = await open('/admin/tokens', { 'tokens.revoke': tokenRow({ state: 'revoked' }) })
    fireEvent.click(screen.getByRole('button', { name: 'Thu hồi khóa Kho dữ liệu' }))
    const question = screen.getByRole('group', { name: /Không khôi phục được khóa đã thu hồi/ })
    expect(asked.some(([path]) => path === 'tokens.revoke')).toBe(false)
    fireEvent.click(within(question).getByRole('button', { name: 'Thu hồi' }))
    await waitFor(() => expect(asked).toContainEqual(['tokens.revoke', { id: 'token' }]))
  })
})
