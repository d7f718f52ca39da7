import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CountsImported } from '../../../server/core/indices/answers.ts'
import { renderPage } from '../../app/render.tsx'
import { administrator } from '../../testing/admin.ts'
import { callOf } from '../../testing/calls.ts'
import { indexPageOf } from '../../testing/index-answers.ts'
import { openApp } from '../../testing/open-app.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))

async function draw(url: string, page = indexPageOf(), lang: 'vi' | 'en' = 'vi') {
  const drawn = await renderPage({ url, lang, theme: null, call: callOf({ 'index.page': page }) })
  document.body.innerHTML = drawn.html
}

describe('the page of an index', () => {
  it('says the total of 7,5 + 6 + 2 = 15,50 of 18, what was lost and where, and that it is sample data', async () => {
    await draw('/indices/766')
    expect(main()).toContain('đạt 15,50 trên 18 điểm trong tháng 11/2024; mất 2,50 điểm')
    expect(main()).toContain('nhiều nhất ở “Hồ sơ được số hóa” (2,50)')
    expect(main()).toContain('Số liệu minh họa, không phải số công bố.')
  })

  it('says why 0/0 and null/null give all points', async () => {
    await draw('/indices/766')
    const rowOf = (name: RegExp) => textOf(screen.getByRole('rowheader', { name }).closest('tr'))
    expect(rowOf(/^Phản ánh xử lý/)).toMatch(
      /Không phát sinh \(0\/0\): theo quy tắc được điểm tối đa.*0\/0.*6,00\/6/,
    )
    expect(rowOf(/^Bản sao/)).toMatch(
      /Nguồn không nêu tử số, mẫu số: theo quy tắc được điểm tối đa.*–.*2,00\/2/,
    )
    expect(rowOf(/^Hồ sơ được số hóa.*Từ 80%/)).toMatch(/60\/100.*60,0%.*7,50\/10/)
  })

  it('lays the 2,50 to its offices: 1,2500 each', async () => {
    await draw('/indices/766')
    const table = screen.getByRole('table', { name: 'Theo đơn vị' })
    expect(within(table).getAllByRole('row').slice(1).map(textOf).sort()).toEqual([
      'Sở Giáo dục và Đào tạo1,2500',
      'Sở Y tế1,2500',
    ])
  })

  it('lays the 2,50 to services too, 1,50 + 0,70 + 0,20 + 0,10, each leading to its dossiers', async () => {
    const kpi = { id: 'dossiers-digital', name: { vi: 'Số hóa', en: 'Digitised' } }
    const digitised = { numerator: 60, denominator: 100, provisional: false, kpi, stands: true }
    await draw('/indices/766', indexPageOf({ measured: { digitised } }))
    const block = screen.getByRole('table', { name: 'Theo thủ tục, lĩnh vực' })
    expect(within(block).getAllByRole('row').slice(1).map(textOf)).toEqual([
      'Cấp phépHồ sơ được số hóa1,5000',
      'TT-2Hồ sơ được số hóa0,7000',
      '2 thủ tục, lĩnh vực khác0,2000',
      '1 thành phần chấm theo số công bốSố công bố không ghi thủ tục. Khi hồ sơ của kỳ đã được đưa vào, chỉ số đếm từ hồ sơ cho biết thủ tục nào còn thiếu.0,1000',
    ])
    expect(within(block).getByRole('link', { name: 'Cấp phép' }).getAttribute('href')).toBe(
      '/kpis/dossiers-digital?period=2024-11&filter=service:TT-1#rows',
    )
  })

  it('folds what is lost beyond the five worst, says how much that is, 7 × 0,10 = 0,70, and opens it by its address', async () => {
    const services = Array.from({ length: 12 }, (_, at) => ({
      component: 'digitised',
      service: `TT-${at}`,
      name: null,
      lost: at < 5 ? 0.36 : 0.1,
    }))
    const serviceLosses = { services, others: { services: 0, lost: 0 }, untold: 0, untoldBy: [] }
    const rows = () =>
      within(screen.getByRole('table', { name: 'Theo thủ tục, lĩnh vực' })).getAllByRole('row')
    const folded = (look: string) => rows().filter((row) => row.className.includes(look)).length
    await draw('/indices/766', indexPageOf({ serviceLosses }))
    expect([rows().length, folded('all'), folded('narrow')]).toEqual([1 + 12, 7, 2])
    const link = screen.getByRole('link', { name: /^Xem thêm 7 thủ tục, lĩnh vực: 0,7000 điểm/ })
    expect(link.getAttribute('href')).toBe('/indices/766?show=lost-services')
    await draw('/indices/766?show=lost-services', indexPageOf({ serviceLosses }))
    expect([folded('all'), folded('narrow')]).toEqual([0, 0])
  })

  it('says what has changed, 15,50 − 15,12 = 0,38 more than in October, where both rest on as much', async () => {
    const { score, history } = indexPageOf()
    const october = { ...score, score: 15.12, period: '2024-10', own: true }
    await draw('/indices/766', indexPageOf({ history: [...history, october] }))
    expect(main()).toContain('Tăng 0,38 điểm so với tháng 10/2024')
    await draw('/indices/766', indexPageOf({ history: [...history, { ...october, missing: 1 }] }))
    expect(main()).not.toContain('so với tháng 10/2024')
    await draw('/indices/766', indexPageOf({ history: [...history, { ...october, score: 15.5 }] }))
    expect(main()).toContain('Bằng tháng 10/2024')
  })

  it('says that a period is scored by rules that came into force within it', async () => {
    const page = indexPageOf()
    const index = { ...page.index, fromOn: '2024-11-15' }
    await draw('/indices/766', { ...page, index })
    expect(main()).toContain('Kỳ này bắt đầu trước ngày 15/11/2024')
    await draw('/indices/766', page)
    expect(main()).not.toContain('Kỳ này bắt đầu trước')
  })

  it('says of when a score is whose rows have stopped coming, beside the total and the component', async () => {
    const digitised = {
      state: 'late',
      since: '2024-11-21T03:00:00Z',
      lastGood: '2024-11-20T03:00:00Z',
    } as const
    await draw('/indices/766', indexPageOf({ feeds: { digitised } }))
    expect(screen.getAllByText('Số liệu đến ngày 20/11/2024, nguồn đang trễ')).toHaveLength(2)
  })

  it('says that there are no counts, not zero, and leads to the periods that have some', async () => {
    const { index, score, ...more } = indexPageOf()
    const none = { ...score, score: null, missing: 0 }
    await draw('/indices/766?period=2023-05', { ...more, index, score: none, period: '2023-05', ranking: [] })
    expect(main()).toContain('Chưa có số liệu của')
    expect(screen.getByRole('link', { name: /11\/2024/ }).getAttribute('href')).toBe(
      '/indices/766?period=2024-11',
    )
  })

  it('is complete in English', async () => {
    await draw('/indices/766?lang=en', indexPageOf(), 'en')
    expect(main()).toContain('reached 15.50 of 18 points in November 2024; it lost 2.50')
    expect(main()).not.toMatch(/[ạ-ỹ]/i)
  })

  it('works out live what would be: 20 more cases are +2,50, and at 70% half of it', async () => {
    await openApp('/indices/766', { 'index.page': indexPageOf() })
    const result = await screen.findByText(/^Nếu 2 đơn vị đạt 95%/)
    expect(textOf(result)).toContain('+2,50 điểm, cần thêm 36 trường hợp')
    fireEvent.change(screen.getByLabelText(/^Mức đạt/), { target: { value: '70' } })
    expect(textOf(await screen.findByText(/^Nếu 2 đơn vị đạt 70%/))).toContain('+1,25 điểm, cần thêm 10')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Sở Y tế' }))
    expect(textOf(await screen.findByText(/^Nếu Sở Giáo dục và Đào tạo đạt 70%/))).toContain('+0,63 điểm')
    fireEvent.change(screen.getByLabelText(/^Mức đạt/), { target: { value: 'nhiều' } })
    expect(await screen.findByText('Ghi một số từ 0 đến 100.')).toBeDefined()
  })
})

describe('the list of indices', () => {
  const { score } = indexPageOf()
  const list = [
    {
      id: '766',
      name: { vi: 'Bộ chỉ số thử', en: 'Index to try' },
      short: { vi: 'Thử', en: 'Try' },
      newest: {
        score: score.score,
        max: 18,
        missing: 0,
        provisional: false,
        period: '2024-11',
        sample: true,
      },
    },
  ]

  it('gives the newest score of each, and offers the public no import', async () => {
    await openApp('/indices', { 'index.list': list })
    expect((await screen.findByRole('link', { name: 'Bộ chỉ số thử' })).getAttribute('href')).toBe(
      '/indices/766',
    )
    expect(main()).toContain('15,50/18 điểm, tháng 11/2024')
    expect(screen.queryByText('Nhập số liệu đã công bố')).toBeNull()
  })

  it('takes a file in after it was looked at, and says every problem of one that is wrong', async () => {
    const nothing: CountsImported = {
      problems: [],
      unlisted: 0,
      notices: [],
      values: { fresh: 0, changed: 0, unchanged: 0 },
      seen: null,
      taken: false,
    }
    const clean = { ...nothing, values: { fresh: 21, changed: 1, unchanged: 0 }, seen: 'as seen' }
    const answers = [
      { ...nothing, problems: [{ vi: 'Dòng 2, cột office: …', en: 'Row 2, column office: …' }] },
      clean,
      { ...clean, taken: true },
    ]
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (_: string, { body }: { body: FormData }) => {
      sent.push(JSON.parse(String(body.get('options'))))
      return new Response(JSON.stringify(answers[sent.length - 1]))
    })
    await openApp('/indices', { me: administrator, 'index.list': list })
    fireEvent.click(await screen.findByRole('button', { name: 'Kiểm tra tệp' }))
    expect(screen.getByText('Chọn một tệp.')).toBeDefined()
    fireEvent.change(screen.getByLabelText(/^Tệp số liệu/), { target: { files: [new File(['x'], 'a.csv')] } })
    fireEvent.click(screen.getByRole('button', { name: 'Kiểm tra tệp' }))
    expect(await screen.findByText('Dòng 2, cột office: …')).toBeDefined()
    fireEvent.change(screen.getByLabelText(/^Cách viết số/), { target: { value: 'vi' } })
    fireEvent.click(screen.getByRole('button', { name: 'Kiểm tra tệp' }))
    expect(await screen.findByText(/21 số liệu mới, 1 thay đổi, 0 như cũ/)).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Ghi số liệu' }))
    await waitFor(() => expect(main()).toContain('Đã ghi 22 số liệu.'))
    expect(sent).toEqual([{}, { numbers: 'vi' }, { numbers: 'vi', take: 'as seen' }])
  })
})
