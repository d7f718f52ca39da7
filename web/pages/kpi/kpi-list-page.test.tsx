import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../app/app.tsx'
import { loadPage } from '../../app/loaded-pages.ts'
import { renderPage } from '../../app/render.tsx'
import { routes } from '../../app/routes.ts'
import { callingClient, createQueryClient } from '../../data/client.ts'
import { health, sharedDatabases } from '../../testing/answers.ts'
import { callOf } from '../../testing/calls.ts'
import { cityCard, missing, onTrack } from '../../testing/office-answers.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const card = { ...cityCard, items: [sharedDatabases, onTrack.item, missing.item] }

async function draw(url: string, scorecard = card) {
  const page = await renderPage({ url, lang: 'vi', theme: null, call: callOf({ scorecard }) })
  document.body.innerHTML = page.html
  return page
}

const table = () => screen.getByRole('table')
const names = () =>
  within(table())
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('a')?.textContent)
    .filter((name) => name !== undefined)
const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''

describe('the list of KPIs', () => {
  it('has each with its figure, target, status, change and age, by theme', async () => {
    const { status } = await draw('/kpis')
    expect(status).toBe(200)
    expect(names()).toHaveLength(3)
    expect(screen.getByRole('rowheader', { name: /^Dữ liệu/ })).toBeTruthy()
    const row = within(table()).getAllByRole('row')[2]
    const said = textOf(row)
    for (const part of [
      '19/57',
      '33,3%',
      'Mốc 28',
      '31/12/2024',
      'Chậm tiến độ',
      'từ 30/06/2024',
      'Thiếu 9 cơ sở dữ liệu dùng chung',
      'Tăng 1 so với tháng 10: tốt hơn',
      '21/11, 1 ngày trước',
      'Đã công bố 22/11/2024',
    ])
      expect(said).toContain(part)
    expect(
      within(row as HTMLElement)
        .getByRole('link', { name: '19/57' })
        .getAttribute('href'),
    ).toBe('/kpis/shared-databases-created?part=rest#rows')
  })

  it('says of a silent one when there last was a figure', async () => {
    await draw('/kpis')
    expect(textOf(table())).toContain('Kỳ gần nhất có số liệu: tháng 10/2024 (100,0%).')
  })

  it('is filtered by status and words of the address', async () => {
    await draw('/kpis?filter=status:behind')
    expect(names()).toEqual(['Cơ sở dữ liệu dùng chung đã tạo lập'])
    const chip = screen.getByRole('link', { name: /^Chậm tiến độ 1/ })
    expect(chip.getAttribute('aria-current')).toBe('true')
    expect(chip.getAttribute('href')).toBe('/kpis')
    expect(screen.getByRole('link', { name: /^Đúng tiến độ 1/ }).getAttribute('href')).toBe(
      '/kpis?filter=status:behind%7Con-track',
    )
    await draw('/kpis?q=cong+quoc+gia')
    expect(names()).toEqual(['Dịch vụ trên Cổng quốc gia'])
    await draw('/kpis?q=zzz&filter=status:behind')
    expect(textOf(document.querySelector('main'))).toContain('Không có chỉ số nào khớp với “zzz”.')
    expect(screen.getByRole('link', { name: 'Bỏ tìm và lọc' }).getAttribute('href')).toBe('/kpis')
  })

  it('is sorted by the address, then without themes', async () => {
    await draw('/kpis?sort=-trouble')
    expect(names()[0]).toBe('Cơ sở dữ liệu dùng chung đã tạo lập')
    expect(screen.queryByRole('rowheader', { name: /^Dữ liệu/ })).toBeNull()
    await draw('/kpis?sort=-name')
    expect(names()[0]).toBe('Phản ánh xử lý đúng hạn')
    await draw('/kpis?sort=nonsense')
    expect(screen.getByRole('rowheader', { name: /^Dữ liệu/ })).toBeTruthy()
  })

  it('says whose figures it shows where they are not the city’s', async () => {
    await draw('/kpis?office=SYT', { ...card, office: health })
    expect(textOf(document.querySelector('main'))).toContain('Số liệu trong danh sách này chỉ của Sở Y tế.')
    expect(screen.getByRole('link', { name: 'Về toàn thành phố' }).getAttribute('href')).toBe('/kpis')
    expect(names()).toHaveLength(3)
  })

  it('is complete in English', async () => {
    await draw('/kpis?lang=en')
    expect(screen.getByRole('heading', { level: 1, name: 'Indicators' })).toBeTruthy()
    expect(textOf(table())).toContain('9 shared databases short')
    expect(textOf(document.querySelector('main'))).not.toMatch(/[ạ-ỹ]/i)
  })

  it('follows what is typed, and what the address becomes by other ways', async () => {
    history.replaceState(null, '', '/kpis')
    await loadPage(routes.kpis)
    const call = callOf({ scorecard: card })
    render(<App client={callingClient(call)} queryClient={createQueryClient()} lang="vi" theme={null} />)
    const field = await screen.findByRole('searchbox', { name: 'Tìm chỉ số' })
    fireEvent.change(field, { target: { value: 'co so du lieu' } })
    await waitFor(() => expect(location.search).toBe('?q=co+so+du+lieu'))
    expect(names()).toEqual(['Cơ sở dữ liệu dùng chung đã tạo lập'])
    await act(() => history.replaceState(null, '', '/kpis'))
    await waitFor(() => expect((field as HTMLInputElement).value).toBe(''))
    expect(names()).toHaveLength(3)
  })
})
