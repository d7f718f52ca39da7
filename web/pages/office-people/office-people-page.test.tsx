import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../app/app.tsx'
import { loadPage } from '../../app/loaded-pages.ts'
import { renderPage } from '../../app/render.tsx'
import { routes } from '../../app/routes.ts'
import { callingClient, createQueryClient } from '../../data/client.ts'
import { administrator, officePeople, personRow } from '../../testing/admin.ts'
import { health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { asHead, grant, head } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))
const section = (name: string) => textOf(screen.getByRole('region', { name }))

const lender = { id: 'head', name: 'Thủ trưởng Sở Y tế' }
const people = officePeople(
  personRow({ id: 'head', name: 'Thủ trưởng Sở Y tế', grants: [grant('head', health)] }),
  personRow({
    grants: [
      grant('officer', health),
      grant('head', health, { code: 'lent', delegatedBy: lender, toOn: '2024-12-05' }),
    ],
  }),
  personRow({
    id: 'gone',
    name: 'Cán bộ cũ',
    grants: [grant('officer', health, { code: 'past', inForce: false, toOn: '2024-10-01' })],
  }),
)

async function draw(answers: Record<string, unknown> = {}) {
  const call = callOf({ me: asHead, 'people.ofOffice': people, ...answers })
  const page = await renderPage({ url: '/offices/SYT/people', lang: 'vi', theme: null, call })
  document.body.innerHTML = page.html
  return page
}

async function open(answers: Record<string, unknown> = {}) {
  history.replaceState(null, '', '/offices/SYT/people')
  await loadPage(routes.officePeople)
  const asked: [string, unknown][] = []
  const call = callOf({ me: asHead, 'people.ofOffice': people, ...answers })
  const noting = (path: string, input: unknown) => {
    asked.push([path, input])
    return call(path, input)
  }
  render(<App client={callingClient(noting)} queryClient={createQueryClient()} lang="vi" theme={null} />)
  await screen.findByRole('region', { name: 'Cán bộ' })
  return asked
}

describe('the people of an office', () => {
  it('are told apart: head, officers, what is lent, and, folded, what is over', async () => {
    await draw()
    expect(main()).toContain('Người của Sở Y tế1/10 cán bộ')
    expect(section('Thủ trưởng')).toContain('Thủ trưởng Sở Y tế')
    expect(section('Thủ trưởng')).not.toContain('Cán bộ B')
    expect(section('Cán bộ')).toContain('Cán bộ B')
    expect(section('Cán bộ')).not.toContain('Cán bộ cũ')
    expect(section('Ủy quyền')).toContain('từ 01/01/2024 đến 05/12/2024, Thủ trưởng Sở Y tế ủy quyền')
    expect(textOf(document.querySelector('details'))).toContain('Đã hết hiệu lực (1)Cán bộ cũ')
  })

  it('a head ends officers and what was lent, not heads; sets no number', async () => {
    await draw()
    const ends = screen.getAllByRole('button', { name: /^Kết thúc vai trò/ })
    expect(ends.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Kết thúc vai trò “Cán bộ đơn vị, Sở Y tế” của Cán bộ B',
      'Kết thúc vai trò “Thủ trưởng đơn vị, Sở Y tế” của Cán bộ B',
    ])
    expect(screen.queryByRole('spinbutton')).toBeNull()
  })

  it('whoever the role was lent to cannot lend it on', async () => {
    const lent = grant('head', health, { delegatedBy: lender })
    await draw({ me: { ...asHead, person: { ...head, id: 'officer', grants: [lent] } } })
    expect(screen.getByRole('link', { name: 'Mời cán bộ' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Ủy quyền' })).toBeNull()
    expect(screen.getAllByRole('button', { name: /^Kết thúc vai trò/ })).toHaveLength(1)
  })

  it('an administrator ends every role and sets the number of officers, but delegates nothing', async () => {
    await draw({ me: administrator })
    expect(screen.getAllByRole('button', { name: /^Kết thúc vai trò/ })).toHaveLength(3)
    expect(screen.getByRole('spinbutton', { name: 'Số cán bộ tối đa' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Ủy quyền' })).toBeNull()
  })

  it('are for those entitled', async () => {
    const { status } = await draw({
      'people.ofOffice': () => {
        throw refusal('not-yours', {}, 403)
      },
    })
    expect(status).toBe(403)
    expect(main()).not.toContain('Cán bộ B')
  })
})

describe('delegating', () => {
  it('needs a person and a last day, and keeps what was chosen when it is refused', async () => {
    let isRefused = true
    const asked = await open({
      'people.grant': () => {
        if (isRefused) throw refusal('end-date-needed', {}, 400)
        return grant('head', health)
      },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Ủy quyền' }))
    const form = screen.getByRole('form', { name: 'Ủy quyền' })
    const whom = within(form).getByLabelText(/^Ủy quyền cho/) as HTMLSelectElement
    expect([...whom.options].map(({ value }) => value)).toEqual(['', 'officer'])
    fireEvent.submit(form)
    await waitFor(() => expect(document.activeElement).toBe(whom))
    expect(asked.some(([path]) => path === 'people.grant')).toBe(false)
    fireEvent.change(whom, { target: { value: 'officer' } })
    fireEvent.submit(form)
    const last = within(form).getByLabelText(/^Đến hết ngày/) as HTMLInputElement
    await waitFor(() => expect(document.activeElement).toBe(last))
    expect(whom.value).toBe('officer')
    isRefused = false
    fireEvent.change(last, { target: { value: '2024-12-31' } })
    fireEvent.submit(form)
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Ủy quyền' })).toBeNull())
    expect(asked).toContainEqual([
      'people.grant',
      { personId: 'officer', role: 'head', office: 'SYT', fromOn: '2024-11-22', toOn: '2024-12-31' },
    ])
  })
})

describe('asking in an officer', () => {
  it.each([
    [refusal('officers-full', { cap: 2 }, 409), 'Đơn vị đã có đủ 2 cán bộ.'],
    [refusal('already-granted', {}, 409), 'Người này đã có vai trò đó trong thời gian này.'],
  ])('says what no field is to blame for', async (thrown, sentence) => {
    await open({
      'people.invite': () => {
        throw thrown
      },
    })
    fireEvent.click(screen.getByRole('link', { name: 'Mời cán bộ' }))
    const form = await screen.findByRole('form', { name: 'Mời người dùng mới' })
    const email = within(form).getByLabelText<HTMLInputElement>(/^Thư điện tử/)
    fireEvent.change(email, { target: { value: 'can-bo@example.vn' } })
    fireEvent.submit(form)
    await waitFor(() => expect(textOf(within(form).getByRole('alert'))).toContain(sentence))
    expect(email.value).toBe('can-bo@example.vn')
  })
})

describe('the number of officers', () => {
  it('is refused beside the field, with what was typed still there', async () => {
    await open({
      me: administrator,
      'people.setCap': () => {
        throw refusal('bad-cap', { most: 500 }, 400)
      },
    })
    const field = screen.getByRole('spinbutton') as HTMLInputElement
    fireEvent.change(field, { target: { value: '9999' } })
    fireEvent.click(screen.getByRole('button', { name: 'Lưu số tối đa' }))
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
    expect(field.value).toBe('9999')
    expect(main()).toContain('Số cán bộ phải từ 0 đến 500.')
  })
})
