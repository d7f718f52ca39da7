import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { OfficePage } from '../../../server/core/answers.ts'
import { renderPage } from '../../app/render.tsx'
import { setting } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { behind, cityCard, officePage, onTrack } from '../../testing/office-answers.ts'
import { ratings, taskList } from '../../testing/register-answers.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

async function open(url: string, page: Partial<OfficePage> = {}) {
  const drawn = await renderPage({
    url,
    lang: 'vi',
    theme: null,
    call: callOf({
      'office.page': { ...officePage, ...page },
      'tasks.list': taskList(),
      'tasks.rating': ratings(),
      scorecard: cityCard,
    }),
  })
  document.body.innerHTML = drawn.html
  return drawn
}

const region = (name: string) => within(screen.getByRole('region', { name }))
const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''

function rowOf(name: string) {
  const table = screen.getByRole('table', { name: /^(Các chỉ số|Indicators)/ })
  const row = within(table)
    .getAllByRole('row')
    .find((one) => within(one).queryByRole('rowheader', { name }))
  if (!row) throw new Error(`no row ${name}`)
  return row
}

describe('the page of an office', () => {
  it('names it, says what it is and where it comes from', async () => {
    const { status, title, description } = await open('/offices/SYT')
    expect(status).toBe(200)
    expect(title).toBe('Sở Y tế · Chuyển đổi số Hải Phòng')
    expect(description).toContain('Sở Y tế')
    expect(screen.getByRole('heading', { level: 1, name: 'Sở Y tế' })).toBeTruthy()
    const facts = textOf(document.querySelector('main'))
    expect(facts).toContain('Mã SYT')
    expect(facts).toContain('Có trong danh mục đơn vị từ 01/01/2021')
    expect(facts).toContain('Kế thừa: Sở Giáo dục và Đào tạo (từ 01/03/2023)')
    expect(facts).toContain('2 trên 7 chỉ số đúng tiến độ, 1 chậm, 4 chưa có số liệu.')
  })

  it('stands beside the median of its kind, and each figure leads to its rows', async () => {
    await open('/offices/SYT?asOf=2024-11-22')
    const row = rowOf('Cơ sở dữ liệu dùng chung đã tạo lập')
    expect(textOf(row)).toContain('0/4')
    expect(textOf(row)).toContain('25,0%')
    expect(textOf(row)).toContain('33,3%19/57')
    expect(textOf(row)).toContain('thứ 14 trong 20 sở, ngành')
    expect(textOf(row)).toContain('Chậm tiến độ')
    expect(textOf(row)).toContain('từ 30/09/2024')
    expect(textOf(row)).toContain('Thiếu 2 cơ sở dữ liệu dùng chung')
    const marks = [...row.querySelectorAll<HTMLElement>('[aria-hidden] [style]')].map(
      (mark) => mark.style.left,
    )
    expect(marks).toContain('25%')
    expect(marks).toContain('0%')
    expect(
      within(row).getByRole('link', { name: 'Cơ sở dữ liệu dùng chung đã tạo lập' }).getAttribute('href'),
    ).toBe('/kpis/shared-databases-created?asOf=2024-11-22&office=SYT')
    expect(within(row).getByRole('link', { name: /^0\/4/ }).getAttribute('href')).toBe(
      '/kpis/shared-databases-created?asOf=2024-11-22&office=SYT&part=rest#rows',
    )
  })

  it('lists what is late, each leading to its row', async () => {
    await open('/offices/SYT')
    const late = region('Đang chậm')
    expect(textOf(late.getAllByRole('row')[1])).toBe(
      'Quá hạn 145 ngàyDC-017Cơ sở dữ liệu tiêm chủngCSDL dùng chungThời hạn 30/06/2024',
    )
    expect(late.getByRole('link', { name: 'Cơ sở dữ liệu tiêm chủng' }).getAttribute('href')).toBe(
      '/kpis/shared-databases-created?office=SYT&part=rest&q=DC-017&filter=stage:overdue#rows',
    )
  })

  it('says how many more are late than it lists, and where they are', async () => {
    await open('/offices/SYT', { late: { ...officePage.late, total: 214 } })
    expect(textOf(screen.getByRole('region', { name: 'Đang chậm' }))).toContain(
      'Đây là 1 mục chậm nhất trong 214.',
    )
    expect(region('Đang chậm').getByRole('link', { name: 'CSDL dùng chung' })).toBeTruthy()
  })

  it('names the figures that stopped coming, since when, and the last known one', async () => {
    await open('/offices/SYT')
    const owes = textOf(screen.getByRole('region', { name: 'Còn thiếu số liệu' }))
    expect(owes).toContain('Hồ sơ giải quyết đúng hạnkhông có số liệu từ tháng 9; gần nhất tháng 8: 50,0%')
    expect(owes).toContain('Phản ánh xử lý đúng hạnchưa có số liệu tháng 11; gần nhất tháng 10: 100,0%')
    expect(owes).toContain('chưa từng có: Nền tảng đã vận hành.')
    expect(owes).toContain('chưa đơn vị cùng loại nào có số liệu: Hài lòng xử lý phản ánh.')
    expect(textOf(rowOf('Hồ sơ giải quyết đúng hạn'))).toContain('từ tháng 9')
  })

  it('shows what the criterion gives, and its tasks with the deadline that was put off', async () => {
    await open('/offices/SYT')
    const tasks = region('Nhiệm vụ')
    const said = tasks.getAllByRole('row').map(textOf)
    expect(textOf(tasks.getByText(/^Tiêu chí chuyển đổi số/)).replaceAll(/\s+/g, ' ')).toBe(
      'Tiêu chí chuyển đổi số của người đứng đầu: 0: NV-1 quá hạn 5 ngày. ',
    )
    expect(said[1]).toContain('17/11/2024ban đầu 30/09/2024')
    expect(said[1]).toContain('Quá hạn 5 ngày')
    expect(said[1]).not.toContain('Sở Y tế')
    expect(tasks.getByRole('link', { name: '1 đã hoàn thành quá hạn' }).getAttribute('href')).toBe(
      '/tasks?office=SYT&stage=done-late',
    )
    expect(tasks.getByRole('link', { name: 'Xem mọi nhiệm vụ' }).getAttribute('href')).toBe(
      '/tasks?office=SYT',
    )
  })

  it('groups its KPIs by theme where the address says so', async () => {
    await open('/offices/SYT?view=theme')
    expect(screen.getByRole('rowheader', { name: /^Dữ liệu/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Theo mức độ' }).getAttribute('href')).toBe('/offices/SYT')
    expect(screen.getByRole('link', { name: 'Theo nhóm' }).getAttribute('aria-current')).toBe('true')
  })

  it('is complete in English', async () => {
    const { lang } = await open('/offices/SYT?lang=en')
    expect(lang).toBe('en')
    expect(screen.getByRole('heading', { level: 1, name: 'Department of Health' })).toBeTruthy()
    expect(textOf(rowOf('Shared databases created'))).toContain('ranked 14 of 20 departments')
    const main = document.querySelector('main')?.cloneNode(true) as HTMLElement
    // Documents have the names that they were given.
    const said = textOf(main).replaceAll(/Kế hoạch 12\/KH-UBND, mục II.4|Nghị quyết 1669/g, '')
    expect(said).not.toMatch(/[ạ-ỹ]/i)
  })

  it('has neither tasks nor a strip of missing figures where there are none', async () => {
    await open('/offices/SYT', { items: [behind, onTrack], late: { total: 0, rows: [] } })
    expect(screen.queryByRole('region', { name: 'Nhiệm vụ' })).toBeNull()
    expect(screen.queryByRole('region', { name: 'Còn thiếu số liệu' })).toBeNull()
    expect(region('Đang chậm').getByText('Không có mục nào quá hạn.')).toBeTruthy()
  })
})

describe('an office that is not there', () => {
  const none = { items: [], late: { total: 0, rows: [] } }

  it('before its time says when it begins', async () => {
    await open('/offices/SYT', { ...none, office: { ...officePage.office, validFrom: '2025-03-01' } })
    const said = textOf(document.querySelector('main'))
    expect(said).toContain('Đến 22/11/2024, Sở Y tế chưa hoạt động.')
    expect(said).toContain('Đơn vị bắt đầu hoạt động từ 01/03/2025.')
  })

  it('after its time names who carries on, and shows what figures it still has', async () => {
    const [before] = officePage.predecessors
    await open('/offices/SYT', {
      office: { ...officePage.office, validTo: '2024-11-01' },
      successors: before ? [{ ...before, on: '2024-11-01' }] : [],
    })
    const said = textOf(document.querySelector('main'))
    expect(said).toContain('Sở Y tế đã thôi hoạt động từ 01/11/2024.')
    expect(said).toContain('Chuyển về: Sở Giáo dục và Đào tạo (từ 01/11/2024)')
    expect(rowOf('Cơ sở dữ liệu dùng chung đã tạo lập')).toBeTruthy()
  })

  it('without any figure says so and what to do', async () => {
    await open('/offices/SYT', none)
    expect(textOf(document.querySelector('main'))).toContain('Sở Y tế chưa có số liệu nào của tháng 11/2024.')
  })

  it('under an unknown code is a 404 in words, with the code that comes near', async () => {
    const call = callOf({
      setting,
      'office.page': () => {
        throw refusal('unknown-office', { code: 'syt' }, 404)
      },
    })
    const { status, html } = await renderPage({ url: '/offices/syt', lang: 'vi', theme: null, call })
    document.body.innerHTML = html
    expect(status).toBe(404)
    expect(screen.getByRole('heading', { level: 1, name: 'Không có đơn vị này' })).toBeTruthy()
    expect(textOf(document.querySelector('main'))).toContain('Không có đơn vị nào mang mã “syt”')
    expect(screen.getByRole('link', { name: 'Sở Y tế' }).getAttribute('href')).toBe('/offices/SYT')
    expect(screen.getByRole('link', { name: 'Xem danh sách đơn vị' }).getAttribute('href')).toBe('/offices')
  })
})
