import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../app/app.tsx'
import { loadPage } from '../../app/loaded-pages.ts'
import { renderPage } from '../../app/render.tsx'
import { routes } from '../../app/routes.ts'
import { callingClient, createQueryClient } from '../../data/client.ts'
import { administrator, peoplePage, personRow } from '../../testing/admin.ts'
import { health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { grant } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''

const person = personRow({
  grants: [
    grant('officer', health),
    grant('head', health, { code: 'next', inForce: false, fromOn: '2024-12-01', toOn: '2024-12-31' }),
    grant('reviewer', null, { code: 'old', inForce: false, toOn: '2024-10-01' }),
  ],
})

async function draw(url: string, answers: Record<string, unknown> = {}) {
  const call = callOf({ me: administrator, 'people.list': peoplePage(person), ...answers })
  const page = await renderPage({ url, lang: 'vi', theme: null, call })
  document.body.innerHTML = page.html
  return page
}

/** In the browser; what is asked for is kept. */
async function open(url: string, answers: Record<string, unknown> = {}) {
  history.replaceState(null, '', url)
  await loadPage(routes.people)
  const asked: [string, unknown][] = []
  const call = callOf({ me: administrator, 'people.list': peoplePage(person), ...answers })
  const noting = (path: string, input: unknown) => {
    asked.push([path, input])
    return call(path, input)
  }
  render(<App client={callingClient(noting)} queryClient={createQueryClient()} lang="vi" theme={null} />)
  await screen.findByRole('link', { name: 'Cán bộ B' })
  return asked
}

describe('the list of people', () => {
  it('says of each who, state, roles with office and days, second factor and last visit', async () => {
    await draw('/admin/people')
    const said = textOf(screen.getByRole('table').querySelector('tbody tr'))
    for (const part of [
      'Cán bộ B',
      'can-bo-b@example.vn',
      'Đang hoạt động',
      'Cán bộ đơn vị, Sở Y tế từ 01/01/2024',
      'và 1 vai trò sắp có hiệu lực',
      'Chưa có',
      '21/11/2024 09:30',
    ])
      expect(said).toContain(part)
  })

  it('opens the person that the address names: roles in force, to come and past', async () => {
    await draw('/admin/people?show=officer')
    const roles = textOf(screen.getByRole('region', { name: 'Vai trò của Cán bộ B' }))
    expect(roles).toContain('Sắp có hiệu lực')
    expect(roles).toContain('từ 01/12/2024 đến 31/12/2024')
    expect(roles).toContain('Đã hết hiệu lực (1)')
    const link = screen.getByRole('link', { name: 'Cán bộ B' })
    expect(link.getAttribute('aria-expanded')).toBe('true')
    expect(link.getAttribute('href')).toBe('/admin/people')
    await draw('/admin/people?show=gone')
    expect(textOf(document.querySelector('main'))).toContain('không có trong trang kết quả')
  })

  it('tells nothing to whom it is not for', async () => {
    const refused = () => {
      throw refusal('not-yours', {}, 403)
    }
    const { status } = await draw('/admin/people', { 'people.list': refused })
    expect(status).toBe(403)
    expect(screen.queryByRole('link', { name: 'Mời người dùng' })).toBeNull()
    expect(textOf(document.querySelector('main'))).toContain('Quyền của bạn không gồm việc này')
  })

  it('says why it is empty', async () => {
    await draw('/admin/people?q=zzz', { 'people.list': peoplePage() })
    expect(textOf(document.querySelector('main'))).toContain('Không có người dùng nào khớp')
  })

  it('is complete in English', async () => {
    await draw('/admin/people?lang=en&show=officer&view=invite')
    const said = textOf(document.querySelector('main'))
    expect(said.replaceAll('Cán bộ B', '').replaceAll('Hồng Bàng', '')).not.toMatch(/[ạ-ỹ]/i)
    expect(said).toContain('Officer, Department of Health')
  })
})

describe('narrowing the list', () => {
  it('goes through the address: a choice at once, words when sent', async () => {
    const asked = await open('/admin/people?show=officer&page=2')
    const form = screen.getByRole('search')
    fireEvent.change(within(form).getByLabelText('Vai trò'), { target: { value: 'head' } })
    await waitFor(() => expect(location.search).toBe('?role=head'))
    fireEvent.change(within(form).getByLabelText('Tên hoặc thư điện tử'), { target: { value: ' can bo ' } })
    expect(location.search).toBe('?role=head')
    fireEvent.submit(form)
    await waitFor(() => expect(location.search).toBe('?q=can+bo&role=head'))
    await waitFor(() =>
      expect(asked).toContainEqual(['people.list', expect.objectContaining({ q: 'can bo', role: 'head' })]),
    )
  })

  it('follows the address when that changes by another way', async () => {
    await open('/admin/people?role=head')
    const field = screen.getByLabelText('Tên hoặc thư điện tử')
    await act(() => history.replaceState(null, '', '/admin/people?q=bb'))
    await waitFor(() => expect((field as HTMLInputElement).value).toBe('bb'))
    expect((within(screen.getByRole('search')).getByLabelText('Vai trò') as HTMLSelectElement).value).toBe('')
  })
})

describe('inviting', () => {
  async function invite(answers: Record<string, unknown>) {
    const asked = await open('/admin/people?view=invite', answers)
    const form = await screen.findByRole('form', { name: 'Mời người dùng mới' })
    const field = (label: RegExp) => within(form).getByLabelText(label)
    const type = (label: RegExp, value: string) => fireEvent.change(field(label), { target: { value } })
    type(/^Họ và tên/, 'Cán bộ C')
    type(/^Thư điện tử/, 'c@example.vn')
    type(/^Vai trò/, 'officer')
    type(/^Đơn vị/, 'SYT')
    type(/^Đến hết ngày/, '2024-12-31')
    fireEvent.submit(form)
    return { asked, field }
  }

  it('keeps what was typed when it is refused, and leads to the field', async () => {
    const { field } = await invite({
      'people.invite': () => {
        throw refusal('email-taken', { email: 'c@example.vn' }, 409)
      },
    })
    const email = field(/^Thư điện tử/) as HTMLInputElement
    await waitFor(() => expect(document.activeElement).toBe(email))
    expect(email.getAttribute('aria-invalid')).toBe('true')
    expect(textOf(document.getElementById(email.getAttribute('aria-describedby') ?? ''))).toContain(
      'Đã có người dùng với địa chỉ c@example.vn',
    )
    const values = [/^Họ và tên/, /^Thư điện tử/, /^Vai trò/, /^Đơn vị/, /^Từ ngày/, /^Đến hết ngày/]
    expect(values.map((label) => (field(label) as HTMLInputElement).value)).toEqual([
      'Cán bộ C',
      'c@example.vn',
      'officer',
      'SYT',
      '2024-11-22',
      '2024-12-31',
    ])
  })

  it('shows the person who was asked in', async () => {
    const { asked } = await invite({ 'people.invite': personRow({ id: 'c', email: 'c@example.vn' }) })
    await waitFor(() => expect(location.search).toBe('?q=c%40example.vn&show=c'))
    expect(asked).toContainEqual([
      'people.invite',
      {
        name: 'Cán bộ C',
        email: 'c@example.vn',
        lang: 'vi',
        role: 'officer',
        office: 'SYT',
        fromOn: '2024-11-22',
        toOn: '2024-12-31',
      },
    ])
    expect(textOf(document.querySelector('main'))).toContain('Đã gửi thư mời đến c@example.vn.')
  })

  it('asks for a role first, and sends no office with a role of the whole city', async () => {
    const asked = await open('/admin/people?view=invite', { 'people.invite': personRow() })
    const form = await screen.findByRole('form', { name: 'Mời người dùng mới' })
    fireEvent.submit(form)
    await waitFor(() => expect(document.activeElement).toBe(within(form).getByLabelText(/^Vai trò/)))
    expect(asked.filter(([path]) => path === 'people.invite')).toEqual([])
    fireEvent.change(within(form).getByLabelText(/^Vai trò/), { target: { value: 'officer' } })
    fireEvent.change(within(form).getByLabelText(/^Đơn vị/), { target: { value: 'SYT' } })
    fireEvent.change(within(form).getByLabelText(/^Vai trò/), { target: { value: 'leader' } })
    expect(within(form).queryByLabelText(/^Đơn vị/)).toBeNull()
    fireEvent.submit(form)
    await waitFor(() =>
      expect(asked).toContainEqual([
        'people.invite',
        expect.objectContaining({ role: 'leader', office: null }),
      ]),
    )
  })
})

describe('changing rights', () => {
  it('tells of a change by somebody else, shows the person as now, and keeps what was typed', async () => {
    let isChanged = false
    const asked = await open('/admin/people?show=officer', {
      'people.list': () => peoplePage(isChanged ? { ...person, state: 'disabled' as const } : person),
      'people.disable': () => {
        isChanged = true
        throw refusal('changed-meanwhile', {}, 409)
      },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Cấp vai trò cho Cán bộ B' }))
    fireEvent.change(within(screen.getByRole('form')).getByLabelText(/^Đến hết ngày/), {
      target: { value: '2024-12-31' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Khóa tài khoản của Cán bộ B' }))
    const question = screen.getByRole('group', { name: /bị đăng xuất ở mọi thiết bị ngay lập tức/ })
    expect(asked.some(([path]) => path === 'people.disable')).toBe(false)
    fireEvent.click(within(question).getByRole('button', { name: 'Khóa tài khoản' }))
    await waitFor(() =>
      expect(screen.getAllByRole('alert').map(textOf).join('')).toContain('Người khác vừa sửa mục này'),
    )
    await waitFor(() => expect(textOf(screen.getByRole('table'))).toContain('Đã khóa'))
    expect((screen.getByLabelText(/^Đến hết ngày/) as HTMLInputElement).value).toBe('2024-12-31')
    expect(asked).toContainEqual(['people.disable', { id: 'officer', version: person.version }])
  })

  it('ends a role only after asking, as it was seen', async () => {
    const asked = await open('/admin/people?show=officer', { 'people.endGrant': {} })
    fireEvent.click(screen.getByRole('button', { name: /^Kết thúc vai trò “Cán bộ đơn vị, Sở Y tế” của / }))
    const question = screen.getByRole('group', { name: /hết hiệu lực ngay hôm nay/ })
    fireEvent.click(within(question).getByRole('button', { name: 'Kết thúc vai trò' }))
    await waitFor(() =>
      expect(asked).toContainEqual(['people.endGrant', { code: 'officer SYT', version: 1 }]),
    )
    expect(screen.getByRole('button', { name: /^Hủy vai trò “Thủ trưởng đơn vị/ })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Đơn vị thẩm định/ })).toBeNull()
  })
})
