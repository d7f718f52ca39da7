import { within } from '@testing-library/dom'
import { afterEach, describe, expect, it } from 'vitest'
import type { Me } from '../../../server/core/access.ts'
import type { Scorecard, ScorecardItem } from '../../../server/core/scorecard.ts'
import {
  cardOf,
  city,
  filedOnline,
  items,
  machineReadable,
  nineteenOfFiftySeven,
  office,
  runningExchanges,
  settledOnTime,
} from '../../../server/core/sentences/cases.ts'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { asHead, grant, head, nobody } from '../../testing/people.ts'
import { reviewer } from '../../testing/report-answers.ts'

const transport = office('SGTVT', 'Sở Giao thông vận tải', 'Department of Transport')
const health = office('SYT', 'Sở Y tế', 'Department of Health')
const justice = office('STP', 'Sở Tư pháp', 'Department of Justice')

const story = { name: 'launch', title: { vi: 'Ngày công bố', en: 'Launch day' } }
const matrix: Scorecard['matrix'] = {
  kpis: ['shared-databases-created', 'shared-tables'],
  rows: [
    {
      office: health,
      cells: [
        { numerator: 1, denominator: 3, value: 1 / 3, status: 'at-risk' },
        { numerator: 4, denominator: null, value: 4, status: 'on-track' },
      ],
    },
    {
      office: transport,
      cells: [
        { numerator: 0, denominator: 4, value: 0, status: 'behind' },
        { numerator: 0, denominator: null, value: 0, status: 'behind' },
      ],
    },
    {
      office: justice,
      cells: [{ numerator: 3, denominator: 3, value: 1, status: 'on-track' }, null],
    },
  ],
}
const full: Scorecard = { ...cardOf(items), story, matrix }

async function open(address = '/', card: Scorecard | (() => never) = full) {
  const page = await renderPage({ url: address, lang: 'vi', theme: null, call: callOf({ scorecard: card }) })
  document.body.innerHTML = page.html
  const main = document.querySelector('main')
  if (!main) throw new Error('no main')
  return { page, main, ...within(main) }
}

afterEach(() => {
  document.body.innerHTML = ''
})

/** Numbers are held to their nouns; tests read them as typed. Blocks follow each other without a space. */
const textOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()
const hrefOf = (element: Element | undefined) => element?.getAttribute('href')
const rowOf = (main: HTMLElement, name: string) => {
  const row = within(within(main).getByRole('table'))
    .getAllByRole('row')
    .find((one) => textOf(one).startsWith(name))
  if (!row) throw new Error(`no row of ${name}`)
  return row
}
const officesOf = (main: HTMLElement) =>
  within(within(main).getByRole('table'))
    .getAllByRole('rowheader')
    .map((head) => textOf(head))
const tileOf = (main: HTMLElement, name: string) => {
  const tile = within(main)
    .getAllByRole('article')
    .find((one) => textOf(one.querySelector('h4')) === name)
  if (!tile) throw new Error(`no tile of ${name}`)
  return tile
}
const section = (main: HTMLElement, name: string) => within(main).getByRole('region', { name })

describe('the sentence', () => {
  it('says as of when, how many are on course and where it is weakest', async () => {
    const { page, main } = await open()
    expect(textOf(main.querySelector('h1'))).toBe(
      'Tính đến 22/11/2024: 4 trên 11 chỉ số đúng tiến độ, 1 có nguy cơ, 3 chậm. Dữ liệu là khâu yếu nhất: mới 7/20 sở, ngành có dữ liệu mở và mới 19/57 cơ sở dữ liệu dùng chung đã tạo lập.',
    )
    expect(page.description).toContain('Tính đến 22/11/2024')
    expect(textOf(main)).toContain('Có số liệu cho 10/11 chỉ số và 3/3 sở, ngành.')
  })

  it('is in English all through, and so is the page', async () => {
    const { main } = await open('/?lang=en')
    expect(textOf(main.querySelector('h1'))).toMatch(/^As of 22 Nov 2024: 4 of 11 indicators on track/)
    expect(textOf(main)).not.toMatch(/[ăđơưạ-ỹ]/i)
  })

  it('names the office where it is not the city', async () => {
    const { main } = await open('/?office=SYT', { ...full, office: health })
    expect(textOf(section(main, 'Tóm tắt'))).toMatch(/^Sở Y tếTính đến/)
  })

  it('has a number, a word and as many marks for each status', async () => {
    const { getByRole } = await open()
    const tally = within(getByRole('list', { name: 'Số chỉ số theo tình trạng' })).getAllByRole('listitem')
    expect(tally.map(textOf)).toEqual([
      '4 đúng tiến độ',
      '1 có nguy cơ',
      '3 chậm tiến độ',
      '1 chưa có số liệu',
      '2 chưa giao chỉ tiêu',
    ])
    expect(tally.map((line) => line.querySelectorAll('use').length)).toEqual([4, 1, 3, 1, 2])
  })
})

describe('what needs attention', () => {
  const linesOf = (main: HTMLElement) => [
    ...section(main, 'Cần chú ý').querySelectorAll<HTMLElement>('ol > li'),
  ]

  it('has the worst first and longest first, those without data last', async () => {
    const { main } = await open()
    expect(linesOf(main).map((line) => textOf(line.querySelector('b')))).toEqual([
      'Cơ sở dữ liệu dùng chung đã tạo lập',
      'Sở, ngành có dữ liệu mở',
      'Hồ sơ quá hạn',
      'Dịch vụ tích hợp trên Cổng Dịch vụ công quốc gia',
      'Bộ dữ liệu mở đúng chuẩn máy đọc',
    ])
  })

  it('says what, who and since when, and leads to the KPI, to the rows of an office and to all that is missing', async () => {
    const { main } = await open('/?asOf=2024-11-22')
    const [line] = linesOf(main)
    if (!line) throw new Error('no line')
    const said = textOf(line)
    expect(said).toContain('Chậm tiến độ')
    expect(said).toContain('19/57 (33,3%), thiếu 9 so với mốc 28')
    expect(said).toContain('145 ngày chậm từ 30/06/2024')
    const links = within(line).getAllByRole('link')
    expect(hrefOf(links[0])).toBe('/kpis/shared-databases-created?asOf=2024-11-22')
    expect(textOf(links[1])).toBe('Sở Giao thông vận tải')
    expect(hrefOf(links[1])).toBe(
      '/kpis/shared-databases-created?asOf=2024-11-22&part=rest&filter=office:SGTVT',
    )
    expect(textOf(links.at(-1))).toBe('38 chưa đạt: Cơ sở dữ liệu dùng chung đã tạo lập')
    expect(hrefOf(links.at(-1))).toBe('/kpis/shared-databases-created?asOf=2024-11-22&part=rest')
  })

  it('leads to what is there where less is better, and to the KPI where nothing is known', async () => {
    const { main } = await open()
    const lines = linesOf(main)
    const last = (at: number) => [...(lines[at]?.querySelectorAll('a') ?? [])].at(-1)
    expect(textOf(last(2))).toBe('1.312 hồ sơ: Hồ sơ quá hạn')
    expect(hrefOf(last(2))).toBe('/kpis/dossiers-overdue?part=numerator')
    expect(hrefOf(last(4))).toBe('/kpis/open-datasets-machine-readable')
    expect(textOf(lines[4])).toContain('Kỳ gần nhất có số liệu')
  })

  it('folds away what is beyond eight, and says what it is', async () => {
    const many = { ...full, items: Array.from({ length: 10 }, (_, nth) => copyOf(nineteenOfFiftySeven, nth)) }
    const folded = await open('/', many)
    const [more] = within(section(folded.main, 'Cần chú ý')).getAllByRole('link', { name: /^Còn/ })
    expect(textOf(more)).toBe('Còn 2 việc: 2 chậm tiến độ: Cần chú ý')
    expect(hrefOf(more)).toBe('/?show=attention')
    const open_ = await open('/?show=attention', many)
    const less = within(section(open_.main, 'Cần chú ý')).getAllByRole('link', { name: /^Thu gọn/ })
    expect(hrefOf(less[0])).toBe('/')
  })

  it('says so where nothing is wrong', async () => {
    const { main } = await open('/', { ...full, items: [settledOnTime] })
    expect(textOf(section(main, 'Cần chú ý'))).toContain('Không có chỉ số nào chậm')
  })
})

const copyOf = (item: ScorecardItem, nth: number): ScorecardItem => ({ ...item, id: `${item.id}-${nth}` })

describe('a tile', () => {
  it('has the figure with its denominator, its target, what is missing and how it moved', async () => {
    const { main } = await open()
    const tile = tileOf(main, 'Cơ sở dữ liệu dùng chung đã tạo lập')
    const said = textOf(tile)
    for (const part of [
      '19/57',
      '33,3% cơ sở dữ liệu dùng chung',
      'Mốc 28 · 31/12/2024',
      'Chậm tiến độ',
      'thiếu 9 cơ sở dữ liệu dùng chung',
      'Tăng 1 so với tháng 10: tốt hơn',
      'Cập nhật 21/11, 1 ngày trước',
    ])
      expect(said).toContain(part)
    for (const link of within(tile).getAllByRole('link'))
      expect(hrefOf(link)).toBe('/kpis/shared-databases-created')
  })

  it('keeps the wording of an announcement and says what was counted, as a sample', async () => {
    const { main } = await open()
    const said = textOf(tileOf(main, 'Hồ sơ nộp trực tuyến'))
    expect(said).toContain('trên 90%')
    expect(said).toContain('Đếm được 91.204/100.112 (91,1%) Số liệu minh họa')
    expect(said).toContain('Đã công bố 22/11/2024')
    const real = await open('/', { ...full, story: null, items: [filedOnline] })
    expect(textOf(tileOf(real.main, 'Hồ sơ nộp trực tuyến'))).not.toContain('minh họa')
  })

  it('without data says so, and names the last period with a figure', async () => {
    const { main } = await open('/', { ...full, items: [machineReadable, settledOnTime] })
    const said = textOf(tileOf(main, 'Bộ dữ liệu mở đúng chuẩn máy đọc'))
    expect(said).toContain('Chưa có số liệu tháng 11/2024')
    expect(said).toContain('Kỳ gần nhất có số liệu: tháng 9/2024 (70,5%).')
  })

  it('is marked preliminary, and says how many offices are in it where not all are', async () => {
    const { main } = await open()
    const said = textOf(tileOf(main, 'Hồ sơ giải quyết đúng hạn'))
    expect(said).toContain('Sơ bộ đến 22/11')
    expect(said).toContain('34/35 đơn vị có số liệu')
  })

  it('of reports says how certain it is, of when, from how many, and that a newer one waits', async () => {
    const reported = {
      ...filedOnline,
      published: null,
      vintage: 'estimate' as const,
      through: '2024-09-30',
      coverage: { reported: 18, expected: 20 },
    }
    const waits = [{ kpi: reported.id, entries: 2, offices: [health] }]
    const tileFor = async (me: Me) => {
      const call = callOf({ scorecard: { ...full, items: [reported] }, me, 'reporting.waiting': waits })
      const page = await renderPage({ url: '/', lang: 'vi', theme: null, call })
      document.body.innerHTML = page.html
      return tileOf(document.querySelector('main') as HTMLElement, 'Hồ sơ nộp trực tuyến')
    }
    const publicly = textOf(await tileFor(nobody))
    expect(publicly).toContain('Ước')
    expect(publicly).toContain('số liệu đến 30/09/2024 · 18/20 đơn vị có số liệu')
    expect(publicly).not.toContain('chờ duyệt')
    const leader = { ...asHead, person: { ...head, grants: [grant('leader')] } }
    const seen = await tileFor(leader)
    expect(textOf(seen)).toContain('Có số mới chờ duyệt')
    expect(seen.querySelector('a[href^="/review"]')).toBeNull()
    const decided = await tileFor(reviewer)
    expect(decided.querySelector('a[href^="/review"]')?.getAttribute('href')).toBe(
      `/review?subject=${reported.id}`,
    )
  })

  it('among many, stays where it needs somebody or was published; the rest are folded by theme, with counts', async () => {
    const quiet = Array.from({ length: 31 }, (_, i) => ({
      ...filedOnline,
      id: `quiet-${i}`,
      published: null,
      status: 'on-track' as const,
    }))
    const { main } = await open('/', { ...full, items: [...full.items, ...quiet] })
    expect(textOf(main)).toMatch(/Xem \d+ chỉ số còn lại: \d+ đúng tiến độ/)
    const { main: unfolded } = await open(`/?show=${filedOnline.theme}`, {
      ...full,
      items: [...full.items, ...quiet],
    })
    expect(unfolded.querySelectorAll('[class*=away]').length).toBeLessThan(
      main.querySelectorAll('[class*=away]').length,
    )
  })

  it('of an amount still growing is held against the days gone by', async () => {
    const trend = [
      { period: '2024-10', value: 634_100 },
      { period: '2024-11', value: 612_480 },
    ]
    const { main } = await open('/', { ...full, items: [{ ...runningExchanges, trend }] })
    const said = textOf(tileOf(main, 'Giao dịch qua nền tảng LGSP'))
    expect(said).toContain('Mới 22/30 ngày; cả tháng 10: 634.100')
    expect(said).toContain('so với mức 440.000 cần có đến 22/11/2024')
  })

  it('carries the label of sample data', async () => {
    const sample = { ...settledOnTime, illustrative: true, published: null }
    const { main } = await open('/', { ...full, items: [sample] })
    expect(textOf(tileOf(main, 'Hồ sơ giải quyết đúng hạn'))).toContain('Số liệu minh họa')
  })
})

describe('the matrix', () => {
  it('has the sum first and then the office with most trouble', async () => {
    const { main } = await open()
    expect(officesOf(main)).toEqual(['3 sở, ngành', 'Sở Giao thông vận tải', 'Sở Y tế', 'Sở Tư pháp'])
    expect(textOf(rowOf(main, '3 sở, ngành'))).toContain('4/10')
  })

  it('is sorted by what the address says; heads are links that turn it round', async () => {
    const usual = await open()
    const heads = within(usual.main).getAllByRole('columnheader')
    expect(heads.map((head) => head.getAttribute('aria-sort'))).toEqual([
      'none',
      'descending',
      'none',
      'none',
    ])
    expect(heads.map((head) => hrefOf(head.querySelector('a') ?? undefined))).toEqual([
      '/?sort=name',
      '/?sort=trouble',
      '/?sort=shared-databases-created',
      '/?sort=shared-tables',
    ])
    const byColumn = await open('/?sort=-shared-databases-created')
    expect(officesOf(byColumn.main).slice(1)).toEqual(['Sở Tư pháp', 'Sở Y tế', 'Sở Giao thông vận tải'])
    const byName = await open('/?sort=name')
    expect(officesOf(byName.main).slice(1)).toEqual(['Sở Giao thông vận tải', 'Sở Tư pháp', 'Sở Y tế'])
  })

  it('leads from a cell to the rows of its office: those in the way where it is in trouble, else all', async () => {
    const { main } = await open()
    const [, bad] = within(rowOf(main, 'Sở Giao thông vận tải')).getAllByRole('link')
    expect(textOf(bad)).toBe('Chậm tiến độ0/4')
    expect(hrefOf(bad)).toBe('/kpis/shared-databases-created?part=rest&filter=office:SGTVT')
    const [name, good] = within(rowOf(main, 'Sở Tư pháp')).getAllByRole('link')
    expect(hrefOf(name)).toBe('/offices/STP')
    expect(textOf(good)).toBe('3/3 Đúng tiến độ')
    expect(hrefOf(good)).toBe('/kpis/shared-databases-created?part=denominator&filter=office:STP')
  })

  it('says what the city counts beyond its rows', async () => {
    const { main } = await open()
    expect(textOf(main)).toContain('CSDL dùng chung thêm 15/47 thì bằng 19/57')
  })

  it('may be only what is in trouble, office by office', async () => {
    const { main, queryByRole } = await open('/?view=trouble')
    expect(queryByRole('table')).toBeNull()
    expect(textOf(main)).toContain('Sở Giao thông vận tảiChậm tiến độ 2Chậm tiến độCSDL dùng chung 0/4')
    expect(textOf(main)).toContain('Không có vấn đề: Sở Tư pháp')
    const matrixOnly = await open('/?view=matrix')
    expect(textOf(matrixOnly.main)).not.toContain('Không có vấn đề:')
  })

  it('is left out for a single office', async () => {
    const [only] = matrix.rows
    if (!only) throw new Error('no row')
    const { queryByRole } = await open('/', { ...full, matrix: { ...matrix, rows: [only] } })
    expect(queryByRole('table')).toBeNull()
  })
})

describe('the faces of the page', () => {
  it('failed: says why', async () => {
    const { page, getByRole } = await open('/', () => {
      throw refusal('period-in-future', { period: '2030-01', day: '2024-11-22' }, 400)
    })
    expect(page.status).toBe(400)
    expect(getByRole('heading', { level: 1 }).textContent).toBe('Tổng quan')
    expect(textOf(getByRole('alert'))).toContain('chưa có số liệu để xem')
  })

  it('empty: says for whom and when', async () => {
    const none = { ...full, office: health, items: [machineReadable] }
    const { main, queryByRole } = await open('/', none)
    expect(textOf(main)).toContain('Sở Y tế chưa có số liệu nào cho tháng 11/2024.')
    expect(queryByRole('table')).toBeNull()
  })

  it('partial: names what is missing', async () => {
    const { main } = await open()
    expect(textOf(main)).toContain('1 chỉ số chưa có số liệu kỳ này:Đúng chuẩn máy đọc')
    expect(textOf(main)).toContain('Giải quyết đúng hạn 34/35')
    const whole = await open('/', { ...full, office: city, items: [nineteenOfFiftySeven] })
    expect(textOf(whole.main)).not.toContain('Còn thiếu trong các số trên')
  })
})

describe('headings', () => {
  it('go down one level at a time', async () => {
    const { main } = await open()
    const levels = [...main.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1)
      return level
    })
  })
})
