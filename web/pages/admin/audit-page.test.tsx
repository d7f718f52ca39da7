import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { administrator, auditPage, auditRow } from '../../testing/admin.ts'
import { callOf } from '../../testing/calls.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''

const entry = auditRow()
const change = auditRow({
  number: 6,
  verb: 'officers.capped',
  subject: { kind: 'office', id: 'SYT', name: null },
  before: { cap: 10 },
  after: { cap: 12 },
})

async function draw(url: string, page = auditPage(entry, change)) {
  const asked: unknown[] = []
  const answer = (input: unknown) => {
    asked.push(input)
    return page
  }
  const call = callOf({ me: administrator, 'audit.page': answer })
  document.body.innerHTML = (await renderPage({ url, lang: 'vi', theme: null, call })).html
  return asked
}

describe('the audit log', () => {
  it('says when to the second, who as what, from where, and what', async () => {
    await draw('/admin/audit')
    const row = textOf(document.querySelector('tbody tr'))
    for (const part of [
      '22/11/2024 10:04:05',
      'Cấp vai trò “Cán bộ đơn vị, Sở Y tế” cho Cán bộ B',
      'Quản trị A',
      'Quản trị hệ thống',
      '192.0.2.7',
    ])
      expect(row).toContain(part)
  })

  it('opens an entry to before and after, field by field, with number and hash', async () => {
    await draw('/admin/audit?show=6')
    const table = screen.getByRole('table', { name: 'Thay đổi' })
    const cells = within(table).getAllByRole('row').slice(1)
    expect(cells.map((row) => textOf(row))).toEqual(['Số cán bộ tối đa (đã đổi)1012'])
    expect(textOf(document.querySelector('main'))).toContain('Mục số 6. Dấu băm: abc123')
    expect(screen.getByRole('link', { name: 'Mọi mục về đối tượng này' }).getAttribute('href')).toBe(
      '/admin/audit?subject=SYT',
    )
  })

  it('asks for what the address says, and takes out the same', async () => {
    const search = 'office=SYT&from=2024-11-01&to=2024-11-22&who=A&verb=grant.given&subject=officer'
    const [asked] = await draw(`/admin/audit?${search}&page=1&show=7`)
    const filter = {
      who: 'A',
      verb: 'grant.given',
      office: 'SYT',
      from: '2024-11-01',
      to: '2024-11-22',
      subject: 'officer',
    }
    expect(asked).toMatchObject(filter)
    for (const format of ['CSV', 'JSON']) {
      const href = screen.getByRole('link', { name: `Tải ${format}` }).getAttribute('href') ?? ''
      const url = new URL(href, 'http://here')
      expect(url.pathname).toBe('/api/v1/audit')
      expect(Object.fromEntries(url.searchParams)).toEqual({ ...filter, format: format.toLowerCase() })
    }
    expect(textOf(document.querySelector('main'))).toContain('Chỉ các mục về Cán bộ B.')
  })

  it('says why it is empty, and is complete in English', async () => {
    await draw('/admin/audit?who=zzz', auditPage())
    expect(textOf(document.querySelector('main'))).toContain('Không có mục nào khớp')
    await draw('/admin/audit?lang=en&show=6')
    const said = textOf(document.querySelector('main')).replace(/Cán bộ B|Quản trị A|Hồng Bàng/g, '')
    expect(said).not.toMatch(/[ạ-ỹ]/i)
  })
})
