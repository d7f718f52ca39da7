import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Me } from '../../../server/core/access.ts'
import { education, health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { cityCard, officePage } from '../../testing/office-answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead, grant, head, nobody } from '../../testing/people.ts'
import { ratings, taskList } from '../../testing/register-answers.ts'
import { renderPage } from '../render.tsx'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

async function draw(url: string, me: Me, answers: Record<string, unknown> = {}) {
  const page = await renderPage({ url, lang: 'vi', theme: null, call: callOf({ me, ...answers }) })
  document.body.innerHTML = page.html
}

/** That of the page; sections have headers of their own. */
const banner = () => screen.getAllByRole('banner')[0] as HTMLElement

/** The ways in the panel of the account, as they are named. */
async function waysOf(me: Me) {
  await openApp('/', { me })
  const panel = await screen.findByRole('dialog', { name: 'Tài khoản', hidden: true })
  fireEvent(panel, Object.assign(new Event('beforetoggle'), { newState: 'open' }))
  const links = await within(panel).findAllByRole('link', { hidden: true })
  return links.map((link) => [link.textContent, link.getAttribute('href')])
}

describe('the end of the header', () => {
  it('offers the public a way in that comes back to the same view', async () => {
    await draw('/kpis?period=2024-10&q=c%C6%A1', nobody)
    const header = banner()
    expect(within(header).getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe(
      `/sign-in?to=${encodeURIComponent('/kpis?period=2024-10&q=c%C6%A1')}`,
    )
    expect(document.body.textContent).not.toContain('Vai trò trình diễn')
  })

  it('passes on, from the sign-in page itself, the address that was asked for first', async () => {
    await draw('/sign-in?to=%2Fkpis', nobody)
    const header = banner()
    expect(within(header).getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe(
      '/sign-in?to=%2Fkpis',
    )
  })

  it('names who is in, before any script', async () => {
    await draw('/', asHead)
    expect(banner().textContent).toContain('Thủ trưởng Sở Y tếThủ trưởng đơn vị, Sở Y tế')
  })

  it('leads a head to the own office and its officers, and nowhere else', async () => {
    expect(await waysOf(asHead)).toEqual([
      ['Việc của tôi', '/updates'],
      ['Danh mục của đơn vị', '/items/shared-databases'],
      ['Phê duyệt số liệu', '/review'],
      ['Tình hình báo cáo', '/coverage'],
      ['Đề nghị điều chỉnh', '/contests'],
      ['Tài khoản của tôi', '/account'],
      ['Sở Y tế', '/offices/SYT'],
      ['Cán bộ của Sở Y tế', '/offices/SYT/people'],
    ])
  })

  it('leads an administrator to what the server says may be done', async () => {
    const may = { managePeople: true, manageTokens: true, readAudit: true, officersOf: [] }
    const person = { ...head, grants: [grant('administrator'), grant('officer', health, { inForce: false })] }
    expect(await waysOf({ person, may, ways: { ...nobody.ways, mailbox: true } })).toEqual([
      ['Đề nghị điều chỉnh', '/contests'],
      ['Tài khoản của tôi', '/account'],
      ['Danh mục chỉ số', '/admin/catalogue'],
      ['Khai báo bộ chỉ số', '/admin/indices'],
      ['Chỉ tiêu', '/targets'],
      ['Lịch làm việc', '/admin/calendar'],
      ['Nhận dữ liệu từ tệp', '/admin/rows'],
      ['Nguồn dữ liệu', '/feeds'],
      ['Mẫu PowerPoint', '/decks'],
      ['Người dùng và vai trò', '/admin/people'],
      ['Khóa truy cập cho máy', '/admin/tokens'],
      ['Nhật ký hệ thống', '/admin/audit'],
      ['Hộp thư trình diễn', '/mailbox'],
    ])
  })

  it('says on every page that a role is only tried out, and where to try another', async () => {
    await draw('/kpis', { ...asHead, person: { ...head, demonstration: true } })
    const line = screen.getByRole('complementary', { name: 'Vai trò trình diễn' })
    expect(line.textContent).toBe('Vai trò trình diễn: Thủ trưởng đơn vị, Sở Y tế · Đổi vai trò')
    expect(within(line).getByRole('link').getAttribute('href')).toBe('/sign-in?to=%2Fkpis')
  })
})

describe('the page of an office', () => {
  const answers = {
    'office.page': officePage,
    'tasks.list': taskList(),
    'tasks.rating': ratings(),
    scorecard: cityCard,
  }
  const way = () => screen.queryByRole('link', { name: 'Cán bộ của đơn vị' })

  it('leads its head, and nobody else, to its officers', async () => {
    await draw('/offices/SYT', asHead, answers)
    expect(way()?.getAttribute('href')).toBe('/offices/SYT/people')
    await draw('/offices/SYT', { ...asHead, may: { ...nobody.may, officersOf: [education] } }, answers)
    expect(way()).toBeNull()
  })
})

describe('what is not shown', () => {
  const hidden = (code: 'unknown-kpi' | 'not-yours', httpStatus: number) => ({
    'kpi.page': () => {
      throw refusal(code, { id: 'x' }, httpStatus)
    },
  })
  const main = () => within(document.querySelector('main') as HTMLElement)

  it('may be there for somebody who signs in', async () => {
    await draw('/kpis/x?period=2024-10', nobody, hidden('unknown-kpi', 404))
    expect(main().getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe(
      '/sign-in?to=%2Fkpis%2Fx%3Fperiod%3D2024-10',
    )
    expect(main().getByRole('link', { name: 'Xem danh sách chỉ số' })).toBeTruthy()
  })

  it('is not there for somebody who is signed in already', async () => {
    await draw('/kpis/x', asHead, hidden('unknown-kpi', 404))
    expect(main().queryByRole('link', { name: 'Đăng nhập' })).toBeNull()
  })

  it('leads from another office back to the own one', async () => {
    await draw('/kpis/x', asHead, hidden('not-yours', 403))
    expect(main().getByRole('link', { name: 'Sở Y tế' }).getAttribute('href')).toBe('/offices/SYT')
    expect(main().queryByRole('link', { name: 'Đăng nhập' })).toBeNull()
  })
})
