import { hydrate } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../app/app.tsx'
import { loadPage } from '../../app/loaded-pages.ts'
import { renderPage } from '../../app/render.tsx'
import { placeOf } from '../../app/routes.ts'
import { callingClient, createQueryClient } from '../../data/client.ts'
import type { RowPage } from '../../data/questions.ts'
import { health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { kpiAnswers, kpiPage, kpiRows, kpiSeries } from '../../testing/kpi-answers.ts'

vi.mock('../../ui/chart-engine.ts', () => ({
  startChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {}, dispatchAction: () => {} }),
}))

const path = '/kpis/shared-databases-created'

async function open(search = '', answers: Record<string, unknown> = {}, address = path) {
  history.replaceState(null, '', address + search)
  await loadPage(placeOf(address).route)
  const call = callOf({ ...kpiAnswers, ...answers })
  const app = <App client={callingClient(call)} queryClient={createQueryClient()} lang="vi" theme={null} />
  render(app)
  await waitFor(() => expect(screen.queryByText(/^(Đang tải số liệu|Loading figures)…$/)).toBeNull())
}

const link = (name: RegExp | string) => screen.getByRole('link', { name })
const hrefOf = (name: RegExp | string) => link(name).getAttribute('href')
const plain = (text: string | null | undefined) => (text ?? '').replaceAll('\u00a0', ' ')

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {}
})
afterEach(cleanup)

describe('the figure', () => {
  it('leads to the rows behind its numerator, its denominator and what is between', async () => {
    await open('?period=2024-11&q=x&page=2')
    expect(hrefOf(/^19 ?: xem các dòng đã tính/)).toBe(`${path}?period=2024-11&part=numerator#rows`)
    expect(hrefOf(/^57 ?: xem mọi dòng của mẫu số/)).toBe(`${path}?period=2024-11#rows`)
    expect(hrefOf(/^38 chưa tính/)).toBe(`${path}?period=2024-11&part=rest#rows`)
  })

  it('takes the keyboard to the rows', async () => {
    await open()
    fireEvent.click(link(/^19 ?: xem các dòng đã tính/))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('57 dòng đứng sau con số'))
    expect(location.search).toBe('?part=numerator')
  })

  it('says since when it is behind, how old it is, and that it was published', async () => {
    await open()
    const main = plain(screen.getByRole('main').textContent)
    expect(main).toContain('Chậm tiến độ ít nhất từ 30/06/2024 (145 ngày)')
    expect(main).toContain('Cập nhật 21/11/2024 16:40, 1 ngày trước')
    expect(main).toContain('Đã công bố 22/11/2024')
    expect(main).toContain('Chính thức')
  })

  it('of reports says how certain it is, of when, from how many offices, who reports it and by when', async () => {
    const reporting = {
      fromOn: '2024-01-01',
      retiredOn: null,
      offices: ['SYT'],
      cadence: 'month' as const,
      dueDay: 5,
      dueLag: 1,
      carries: 2,
      least: null,
      most: null,
      notAbove: null,
      origin: 'centre' as const,
    }
    const item = {
      ...kpiPage.item,
      published: null,
      vintage: 'preliminary' as const,
      through: '2024-10-31',
      coverage: { reported: 18, expected: 20 },
    }
    const page = { ...kpiPage, item, kpi: { ...kpiPage.kpi, reporting } }
    const points = kpiSeries.points.map((point, i) => ({
      ...point,
      through: point.end,
      vintage: i === 0 ? ('estimate' as const) : ('official' as const),
    }))
    await open('?view=table', { 'kpi.page': page, 'kpi.series': { ...kpiSeries, points } })
    const main = plain(screen.getByRole('main').textContent)
    expect(main).toContain('Sơ bộ')
    expect(main).toContain('số liệu tháng 10/2024')
    expect(main).toContain('18/20 đơn vị có số liệu')
    expect(main).toContain('Theo báo cáo đến 31/10/2024')
    expect(main).toContain('(số sơ bộ)')
    expect(main).toContain('Tháng 6/2024: số ước.')
    expect(main).toContain('Hằng tháng, ngày 5, sau kỳ 1 tháng')
    expect(main).toContain('Lần tới05/12/2024')
    expect(main).toContain('Đơn vị báo cáoSở Y tế')
    expect(main).toContain('Trung ương công bố')
    expect(main).toContain('1 đơn vị phải báo cáo nhưng chưa có số liệu:')
    expect(screen.getAllByRole('columnheader', { name: 'Loại số liệu' }).length).toBeGreaterThan(0)
  })

  it('gives counted rows beside a bound that was published', async () => {
    const published = { ...kpiPage.item.published, relation: 'more-than', share: 0.3 }
    await open('', { 'kpi.page': { ...kpiPage, item: { ...kpiPage.item, published } } })
    expect(screen.getByText('Công bố không nêu số chính xác; đếm từ các dòng:')).toBeTruthy()
    expect(hrefOf(/^19 ?: xem các dòng đã tính/)).toBe(`${path}?part=numerator#rows`)
  })
})

describe('over time', () => {
  it('keeps the address when the grain changes', async () => {
    await open('?compare=year&page=2')
    const grains = within(screen.getByRole('navigation', { name: 'Loại kỳ' }))
    expect(grains.getByRole('link', { name: 'Quý' }).getAttribute('href')).toBe(
      `${path}?compare=year&grain=quarter&page=2`,
    )
    expect(grains.getByRole('link', { name: 'Tháng' }).getAttribute('aria-current')).toBe('true')
  })

  it('is a table one press away', async () => {
    await open()
    const table = within(screen.getByRole('navigation', { name: 'Cách xem diễn biến' })).getByRole('link', {
      name: 'Bảng',
    })
    expect(table.getAttribute('href')).toBe(`${path}?view=table`)
    expect(screen.getByRole('application')).toBeTruthy()
    fireEvent.click(table)
    expect(screen.queryByRole('application')).toBeNull()
    const rows = screen.getAllByRole('table', { name: 'Theo kỳ' })
    expect(rows).toHaveLength(1)
    expect(plain(rows[0]?.textContent)).toContain('Tháng 9/2024––––45,6%Chưa có số liệu')
  })

  it('holds each milestone against what was reached by its day', async () => {
    await open()
    const milestones = screen.getByRole('table', { name: 'Các mốc' })
    const lines = within(milestones)
      .getAllByRole('row')
      .map((row) => plain(row.textContent))
    expect(lines.slice(1)).toEqual([
      '30/06/202412/5711/57Thiếu 1',
      '31/12/202428/5719/57Thiếu 9',
      '30/06/202542/57–Chưa đến hạn',
    ])
  })
})

describe('by office', () => {
  it('leads from a name to the office and from a figure to its rows', async () => {
    await open('?compare=year')
    const ranking = within(screen.getByRole('table', { name: /^Xếp hạng/ }))
    expect(ranking.getByRole('link', { name: 'Sở Y tế' }).getAttribute('href')).toBe(
      '/offices/SYT?compare=year',
    )
    expect(ranking.getByRole('link', { name: /^1\/3/ }).getAttribute('href')).toBe(
      `${path}?compare=year&filter=office:SYT#rows`,
    )
    expect(
      screen.getByText('1 trong 2 sở, ngành dưới trung vị 50,0%. 1 đơn vị chưa có số liệu.'),
    ).toBeTruthy()
  })

  it('draws one cell for each counted thing', async () => {
    await open()
    const row = screen.getByRole('table', { name: /^Xếp hạng/ }).querySelectorAll('tbody tr')[1]
    expect(row?.querySelectorAll('i')).toHaveLength(3)
    expect(row?.querySelectorAll('i[class]')).toHaveLength(2)
  })

  it('names who fell silent', async () => {
    await open()
    expect(screen.getByText('Chưa có số liệu kỳ này, trước đây có:')).toBeTruthy()
    expect(hrefOf('Sở Ngoại vụ')).toBe('/offices/SNGV')
  })

  it('is the same as a table', async () => {
    await open('?show=table')
    const table = screen.getByRole('table', { name: 'Bảng các đơn vị' })
    const lines = within(table)
      .getAllByRole('row')
      .map((row) => plain(row.textContent))
    expect(lines[1]).toMatch(/^Toàn thành phố19/)
    expect(lines[2]).toMatch(/^Sở Giáo dục và Đào tạo12.*366,7%\+16,7Đúng tiến độ$/)
  })
})

describe('the rows', () => {
  const drill = () => screen.getByRole('table', { name: 'Các dòng đứng sau con số' })

  it('have a column of each kind, with the heads that the KPI gives its dates', async () => {
    await open()
    const heads = within(drill())
      .getAllByRole('columnheader')
      .map((head) => head.textContent)
    expect(heads).toEqual([
      'Mã',
      'Cơ sở dữ liệu',
      'Đơn vị',
      'Được tính',
      'Ngày dự kiến tạo lập',
      'Ngày tạo lập',
      'Tình trạng',
      'Bản ghi',
      'Ngày xây dựng xong',
      'Dữ liệu mở',
      'Cách kết nối',
      'Ghi chú',
      'Ghi nhận',
    ])
    const [, first, second] = within(drill()).getAllByRole('row')
    const texts = (row: HTMLElement | undefined) =>
      [...(row?.querySelectorAll('th, td') ?? [])].map((cell) => plain(cell.textContent))
    expect(texts(first)).toEqual([
      'DC-031',
      'Cơ sở dữ liệu tiêm chủng',
      'Sở Y tế',
      'Không',
      '30/06/2024',
      '–',
      'Quá hạn 145 ngày',
      '12.345',
      '04/05/2024',
      'Có',
      'Qua LGSP',
      'Chờ nghiệm thu',
      '07/07/2024 09:00Sở Y tếSố liệu minh họa',
    ])
    expect(texts(second).slice(5, 12)).toEqual([
      '02/07/2024',
      'Quá hạn 2 ngày mới xong',
      '–',
      '–',
      'Không',
      '–',
      '–',
    ])
  })

  it('that are late by no day say why: supplements were asked for 2 times', async () => {
    const [, row] = kpiRows.rows
    const asked = { ...row, dueOn: '2024-07-09', supplements: 2 }
    await open('', { 'kpi.rows': { ...kpiRows, rows: [asked] } })
    expect(plain(drill().textContent)).toContain('Tính là trễ: yêu cầu bổ sung 2 lần')
  })

  it('are sorted by links, and say by what', async () => {
    await open('?page=2')
    const head = (name: string) => within(drill()).getByRole('columnheader', { name })
    expect(head('Tình trạng').getAttribute('aria-sort')).toBe('ascending')
    expect(within(head('Tình trạng')).getByRole('link').getAttribute('href')).toBe(`${path}?sort=-stage`)
    expect(within(head('Mã')).getByRole('link').getAttribute('href')).toBe(`${path}?sort=code`)
    expect(within(head('Được tính')).queryByRole('link')).toBeNull()
  })

  it('come in parts that add up', async () => {
    await open('?sort=code')
    const parts = within(screen.getByRole('navigation', { name: 'Phần của con số' })).getAllByRole('link')
    expect(parts.map((part) => part.getAttribute('href'))).toEqual([
      `${path}?part=numerator&sort=code`,
      `${path}?part=rest&sort=code`,
      `${path}?sort=code`,
    ])
    expect(parts.map((part) => /^\d+/.exec(part.textContent ?? '')?.[0])).toEqual(['19', '38', '57'])
    expect(screen.getByText('Đếm các dòng “Đã tính” được đúng 19.')).toBeTruthy()
  })

  it('are filtered by several values of a facet, each of which can be taken back', async () => {
    await open('?filter=stage:overdue&page=3')
    const filters = within(screen.getByRole('group', { name: 'Lọc các dòng' }))
    const href = (name: string) => filters.getByRole('link', { name }).getAttribute('href')
    expect(href('Quá hạn 29')).toBe(path)
    expect(href('Đã hoàn thành quá hạn 5')).toBe(`${path}?filter=stage:overdue%7Cdone-late`)
    expect(href('Sở Y tế 3')).toBe(`${path}?filter=stage:overdue,office:SYT`)
    expect(href('Qua LGSP 7')).toBe(`${path}?filter=stage:overdue,way:lgsp`)
    expect(href('Có 9')).toBe(`${path}?filter=stage:overdue,open:true`)
    expect(href('Bỏ mọi bộ lọc')).toBe(path)
  })

  it('are searched after a pause, in the address', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await open('?page=3')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'tiem chung' } })
    expect(location.search).toBe('?page=3')
    await act(async () => {
      vi.advanceTimersByTime(400)
    })
    expect(location.search).toBe('?q=tiem+chung')
    expect([...drill().querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['tiêm', 'chủng'])
    vi.useRealTimers()
  })

  it.each([
    [
      '?page=9',
      refusal('page-past-end', { page: 9, pages: 3 }, 404),
      'Chỉ có 3 trang',
      'Về trang đầu của danh sách',
      '',
    ],
    [
      '?q=xx',
      refusal('search-too-long', { limit: 200 }, 400),
      'dài quá 200 ký tự',
      'Bỏ từ khóa tìm kiếm',
      '',
    ],
    [
      '?filter=no:1&sort=code',
      refusal('bad-filter', { key: 'no', allowed: 'office' }, 400),
      'Không lọc được theo “no”',
      'Bỏ mọi bộ lọc',
      '?sort=code',
    ],
  ])('that cannot be had say so in their place: %s', async (search, thrown, sentence, out, then) => {
    await open(search, {
      'kpi.rows': () => {
        throw thrown
      },
    })
    const place = within(screen.getByRole('region', { name: 'Các dòng đứng sau con số' }))
    expect(place.getByRole('alert').textContent).toContain(sentence)
    expect(place.getByRole('link', { name: out }).getAttribute('href')).toBe(path + then)
    expect(screen.getByRole('table', { name: /^Xếp hạng/ })).toBeTruthy()
    expect(screen.getByRole('searchbox')).toBeTruthy()
  })

  it('that nothing leaves say why, and offer to clear', async () => {
    const none: RowPage = { ...kpiRows, found: 0, pages: 1, rows: [] }
    await open('?q=khong&filter=stage:overdue', { 'kpi.rows': none })
    const place = within(screen.getByRole('region', { name: /dòng đứng sau con số/ }))
    expect(place.getByText('Không dòng nào khớp với “khong”')).toBeTruthy()
    expect(place.getByRole('link', { name: 'Bỏ từ khóa' }).getAttribute('href')).toBe(
      `${path}?filter=stage:overdue`,
    )
    expect(place.getAllByRole('link', { name: 'Bỏ mọi bộ lọc' })[0]?.getAttribute('href')).toBe(
      `${path}?q=khong`,
    )
  })
})

describe('the page', () => {
  it('says that it is of one office, with one press back', async () => {
    await open('?office=SYT&sort=code', { 'kpi.page': { ...kpiPage, office: health } })
    expect(screen.getByText(/Mọi con số trên trang này chỉ của Sở Y tế/)).toBeTruthy()
    expect(hrefOf('Về toàn thành phố')).toBe(`${path}?sort=code`)
    // The ranking stays that of all, and leads out of the office.
    const ranking = within(screen.getByRole('table', { name: /^Xếp hạng/ }))
    expect(ranking.getByRole('link', { name: /^2\/3/ }).getAttribute('href')).toBe(
      `${path}?filter=office:SGDDT#rows`,
    )
  })

  it('asks for the ranking of all and for the rows of the office', async () => {
    const asked = { breakdown: vi.fn(() => kpiAnswers['kpi.breakdown']), rows: vi.fn(() => kpiRows) }
    await open('?office=SYT', { 'kpi.breakdown': asked.breakdown, 'kpi.rows': asked.rows })
    expect(asked.breakdown).toHaveBeenCalledWith({ id: 'shared-databases-created' })
    expect(asked.rows).toHaveBeenCalledWith({ id: 'shared-databases-created', office: 'SYT' })
  })

  it('of an unknown KPI says so, with a way out', async () => {
    await open('?period=2024-10', {
      'kpi.page': () => {
        throw refusal('unknown-kpi', { id: 'nope' }, 404)
      },
    })
    expect(screen.getByRole('alert').textContent).toContain('Không có chỉ số nào mang mã “nope”')
    expect(hrefOf('Xem danh sách chỉ số')).toBe('/kpis?period=2024-10')
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('of a KPI without data says who owes it and by when', async () => {
    const item = { ...kpiPage.item, numerator: null, denominator: null, value: null, status: 'no-data' }
    const points = kpiSeries.points.map((p) => ({ ...p, numerator: null, denominator: null, value: null }))
    await open('', {
      'kpi.page': { ...kpiPage, item },
      'kpi.series': { ...kpiSeries, points, targets: [] },
      'kpi.breakdown': {
        ...(kpiAnswers['kpi.breakdown'] as object),
        rows: [],
        silent: [],
        city: null,
        medians: [],
      },
    })
    expect(screen.getByText('Đơn vị chủ trì: Sở Y tế. Hạn cập nhật tới: 25/11/2024.')).toBeTruthy()
    expect(screen.getByText('Chưa đơn vị nào có số liệu trong kỳ này')).toBeTruthy()
    expect(screen.getByText('Chưa giao chỉ tiêu cho chỉ số này.')).toBeTruthy()
  })

  it('says what the figure is, when it is due again, and where a machine gets it', async () => {
    await open('?asOf=2024-11-22&sort=code')
    const panel = within(screen.getByRole('complementary', { name: 'Định nghĩa' }))
    const said = plain(screen.getByRole('complementary', { name: 'Định nghĩa' }).textContent)
    expect(said).toContain('42/2022/NĐ-CP, 24/06/2022: Nghị định')
    expect(said).toContain('25/11/2024, còn 3 ngày')
    expect(said).toContain('Có nguy cơ: thiếu không quá 5,0 điểm phần trăm.')
    expect(said).toContain('Sở Y tế, 21/11/2024 16:40 (dòng DC-040)')
    expect(panel.getByRole('link', { name: 'Câu trả lời này qua API' }).getAttribute('href')).toBe(
      '/api/v1/kpis/shared-databases-created?asOf=2024-11-22',
    )
  })

  it('is complete in English', async () => {
    await open('?lang=en')
    const words = [...document.querySelectorAll('main *')]
      .filter((element) => element.closest('[lang="vi"]') === null)
      .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3))
      .map((node) => node.textContent ?? '')
    expect(words.filter((said) => /[ăđơưạ-ỹ]/i.test(said))).toEqual(['42/2022/NĐ-CP'])
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Shared databases created')
    expect(screen.getByRole('columnheader', { name: 'Planned for' })).toBeTruthy()
  })
})

describe('drawn on the server', () => {
  const draw = (search: string) =>
    renderPage({ url: path + search, lang: 'vi', theme: null, call: callOf(kpiAnswers) })

  it('holds the sentence, the ranking and the first rows', async () => {
    const page = await draw('')
    expect(page.status).toBe(200)
    expect(plain(page.description)).toContain('19 trong 57')
    for (const said of ['Sở Giáo dục và Đào tạo', 'DC-031', 'Cơ sở dữ liệu tiêm chủng', 'Thiếu 9'])
      expect(plain(page.html)).toContain(said)
  })

  it.each(['', '?lang=en&view=table&show=table', '?office=SYT&compare=year', '?q=tiem&filter=stage:overdue'])(
    'is taken over as it stands: %s',
    async (search) => {
      const page = await draw(search)
      history.replaceState(null, '', path + search)
      document.body.innerHTML = `<div id="app">${page.html}</div>`
      const queryClient = createQueryClient()
      hydrate(queryClient, JSON.parse(page.state))
      const container = document.getElementById('app') as HTMLElement
      const recovered = vi.fn()
      const app = (
        <App client={callingClient(callOf(kpiAnswers))} queryClient={queryClient} lang="vi" theme={null} />
      )
      await act(async () => {
        render(app, { container, hydrate: true, onRecoverableError: recovered })
      })
      expect(recovered).not.toHaveBeenCalled()
    },
  )
})

describe('the services', () => {
  const figure = (service: string, vi: string, numerator: number, denominator: number) => ({
    service,
    name: { vi, en: vi },
    numerator,
    denominator,
    value: numerator / denominator,
  })
  const many = Array.from({ length: 9 }, (_, i) => figure(`TT-${i + 10}`, `Thủ tục ${i + 10}`, 1, 1))
  const services = {
    kpi: 'x',
    office: health,
    period: '2024-11',
    until: '2024-11-22',
    asOfDay: '2024-11-22',
    feed: null,
    service: { vi: 'Thủ tục hành chính', en: 'Procedure' },
    rows: [figure('TT-1', 'Cấp phép', 6, 10), ...many],
    total: { numerator: 15, denominator: 19, value: 15 / 19 },
    illustrative: true,
  }
  const answers = {
    'kpi.page': { ...kpiPage, kpi: { ...kpiPage.kpi, service: services.service } },
    'kpi.services': services,
  }

  it('of the office that the rows are filtered by lead to their own rows, and the rest is summed: 10 − 8 = 2 of 2/2', async () => {
    await open('?filter=office:SYT', answers)
    expect(await screen.findByText(/^Chia theo thủ tục hành chính · Sở Y tế$/)).toBeDefined()
    expect(decodeURIComponent(hrefOf('Cấp phép') ?? '')).toBe(`${path}?filter=office:SYT,service:TT-1`)
    const table = within(screen.getByRole('region', { name: 'Chia theo thủ tục hành chính' }))
    const rest = table.getByRole('row', { name: /^2 mục khác/ })
    expect(plain(rest.textContent)).toBe('2 mục khác220100,0%')
    fireEvent.click(screen.getByRole('button', { name: 'Xem tất cả 10' }))
    expect(table.queryByText('2 mục khác')).toBeNull()
    expect(table.getAllByRole('row')).toHaveLength(11)
  })

  it('that the rows are filtered by are marked, and the same press lets go of them', async () => {
    await open('?filter=service:TT-1', answers)
    const chosen = await screen.findByRole('link', { name: 'Cấp phép' })
    expect([chosen.getAttribute('aria-current'), chosen.getAttribute('href')]).toEqual(['true', path])
  })
})
