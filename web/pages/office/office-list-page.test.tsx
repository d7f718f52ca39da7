import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Breakdown } from '../../../server/core/answers.ts'
import { App } from '../../app/app.tsx'
import { loadPage } from '../../app/loaded-pages.ts'
import { routes } from '../../app/routes.ts'
import { callingClient, createQueryClient } from '../../data/client.ts'
import { education, health, scorecard, setting } from '../../testing/answers.ts'
import { callOf } from '../../testing/calls.ts'
import { district } from '../../testing/office-answers.ts'

afterEach(cleanup)

const breakdown: Breakdown = {
  kpi: 'shared-databases-created',
  period: '2024-11',
  until: '2024-11-22',
  asOfDay: '2024-11-22',
  feed: null,
  rows: [
    { office: district, numerator: 2, denominator: 3, value: 2 / 3, status: 'behind', rank: 1 },
    { office: health, numerator: 1, denominator: 3, value: 1 / 3, status: 'at-risk', rank: 2 },
  ],
  silent: [education],
  medians: [],
  city: null,
}
const card = {
  ...scorecard,
  matrix: {
    ...scorecard.matrix,
    rows: [...scorecard.matrix.rows, { office: education, cells: [null] }],
  },
}

async function open(url: string) {
  history.replaceState(null, '', url)
  await loadPage(routes.offices)
  const call = callOf({
    scorecard: card,
    'kpi.breakdown': breakdown,
    setting: { ...setting, offices: [...setting.offices, district] },
  })
  render(<App client={callingClient(call)} queryClient={createQueryClient()} lang="vi" theme={null} />)
  await screen.findByText(/CSDL dùng chung: Không còn số liệu/)
}

const table = () => screen.getByRole('table', { name: /^Các đơn vị/ })
const names = () =>
  within(table())
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent?.replaceAll('\u00a0', ' ').split('đếm')[0])

describe('the list of offices', () => {
  it('stands by kind, most trouble first, and says what it counts', async () => {
    await open('/offices')
    expect(names()).toEqual([
      '2 sở, ngành',
      'Sở Y tế',
      'Sở Giáo dục và Đào tạo',
      '1 quận, huyện',
      'Quận Hồng Bàng',
    ])
    const main = document.querySelector('main')?.textContent?.replaceAll('\u00a0', ' ')
    expect(main).toContain(
      '2 sở, ngành và 1 quận, huyện. 0/2 sở, ngành có chỉ số chậm. 1/1 quận, huyện có chỉ số chậm.',
    )
    expect(main).toContain('1 đơn vị trước đây có số liệu đều, nay không còn: Sở Giáo dục và Đào tạo.')
    expect(
      within(table())
        .getByRole('link', { name: /CSDL dùng chung 2\/3/ })
        .getAttribute('href'),
    ).toBe('/kpis/shared-databases-created?office=303&part=rest#rows')
    expect(within(table()).getByRole('link', { name: 'Sở Y tế' }).getAttribute('href')).toBe('/offices/SYT')
  })

  it('is sorted as the address says', async () => {
    await open('/offices?sort=name')
    expect(names().slice(1, 3)).toEqual(['Sở Giáo dục và Đào tạo', 'Sở Y tế'])
    const head = within(table()).getByRole('columnheader', { name: /^Đơn vị/ })
    expect(head.getAttribute('aria-sort')).toBe('ascending')
    expect(within(head).getByRole('link').getAttribute('href')).toBe('/offices?sort=-name')
  })

  it('is filtered without accents; what was typed is in the address', async () => {
    await open('/offices?office=SYT')
    fireEvent.change(screen.getByRole('searchbox', { name: 'Tìm đơn vị' }), {
      target: { value: 'hong bang' },
    })
    await waitFor(() => expect(location.search).toBe('?office=SYT&q=hong+bang'))
    expect(names()).toEqual(['1 quận, huyện', 'Quận Hồng Bàng'])
    expect(document.querySelector('mark')?.textContent).toBe('Hồng')
    await act(() => history.replaceState(null, '', '/offices?q=zzz'))
    await screen.findByText('Không có đơn vị nào khớp với “zzz”.')
    expect(screen.getByRole('link', { name: 'Bỏ từ khóa' }).getAttribute('href')).toBe('/offices')
  })

  it('marks the office that is the scope of the other pages', async () => {
    await open('/offices?office=SYT')
    expect(screen.getByText('đang chọn ở phạm vi').closest('tr')?.textContent).toContain('Sở Y tế')
    expect(within(table()).getByRole('link', { name: 'Sở Y tế' }).getAttribute('href')).toBe('/offices/SYT')
  })
})
