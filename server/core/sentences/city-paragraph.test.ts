import { describe, expect, it } from 'vitest'
import type { ScorecardItem } from '../scorecard.ts'
import { nineteenOfFiftySeven, sharedTables, warehouseRecords } from './cases.ts'
import { cityParagraph, paragraphKpis } from './city-paragraph.ts'

const of = (id: string, changed: Partial<ScorecardItem>): ScorecardItem => ({
  ...nineteenOfFiftySeven,
  id,
  vintage: 'official',
  illustrative: false,
  published: null,
  ...changed,
})
const share = (id: string, numerator: number, denominator: number, more: Partial<ScorecardItem> = {}) =>
  of(id, { unit: 'share', numerator, denominator, value: numerator / denominator, ...more })
const count = (id: string, numerator: number, more: Partial<ScorecardItem> = {}) =>
  of(id, { unit: 'count', numerator, denominator: null, value: numerator, ...more })
const moreThan = (numerator: number | null, of: number | null): Partial<ScorecardItem> => ({
  published: {
    announcedOn: '2024-11-22',
    relation: 'more-than',
    numerator,
    denominator: null,
    share: of,
    source: { vi: 'Báo', en: 'Press' },
  },
})

const published = [
  count('central-systems-connected', 23),
  share('shared-databases-created', 19, 57),
  count('shared-tables', 58),
  share('offices-with-shared-tables', 14, 20),
  share('open-datasets-published', 50, 98),
  share('offices-with-open-data', 7, 20),
  share('services-on-national-portal', 1579, 1937),
  count('warehouse-datasets', 192),
  count('warehouse-fields', 1941),
  count('warehouse-records', 437_012, moreThan(437_000, null)),
  share('offices-in-warehouse', 18, 20),
  share('dossiers-filed-online', 91, 100, { period: '2024-11', ...moreThan(null, 0.9) }),
]
const said = (items: readonly ScorecardItem[], lang: 'vi' | 'en' = 'vi') =>
  cityParagraph(items, lang)?.replaceAll('\u00a0', ' ')

describe('the paragraph of 22 November 2024', () => {
  it('says what the city published', () => {
    expect(said(published)).toBe(
      'Tính đến ngày 22/11/2024, LGSP của thành phố đã kết nối 23 cơ sở dữ liệu, hệ thống thông tin của các bộ, ngành Trung ương; 19/57 cơ sở dữ liệu dùng chung đã được tạo lập; 58 bảng dữ liệu đã đưa vào dùng chung; 14/20 sở, ngành có bảng dữ liệu dùng chung; 50/98 bộ dữ liệu mở đã công bố trên Cổng dữ liệu mở; 7/20 sở, ngành cung cấp dữ liệu mở; 1.579/1.937 dịch vụ công trực tuyến đã tích hợp trên Cổng Dịch vụ công quốc gia; Kho dữ liệu dùng chung có 192 bộ dữ liệu, 1.941 trường thông tin và trên 437.000 bản ghi; 18/20 sở, ngành cung cấp dữ liệu vào kho dùng chung; trên 90% hồ sơ được nộp trực tuyến trong tháng 11/2024.',
    )
    expect(said(published, 'en')).toContain('the city’s LGSP is connected to 23 databases and information')
    expect(said(published, 'en')).toContain('over 90% of dossiers were filed online in November 2024.')
  })

  it('leaves out what has no figure, and says nothing where there is none', () => {
    const without = published.map((item) =>
      item.id === 'warehouse-fields' || item.id === 'shared-databases-created'
        ? { ...item, value: null, numerator: null }
        : item,
    )
    const text = said(without) ?? ''
    expect(text).not.toContain('cơ sở dữ liệu dùng chung đã')
    expect(text).toContain('có 192 bộ dữ liệu và trên 437.000 bản ghi;')
    expect(cityParagraph([], 'vi')).toBeNull()
    expect(said([of('overdue', {})])).toBeUndefined()
  })

  it('says of each figure what keeps it from being the official one of the day', () => {
    expect(
      said([share('shared-databases-created', 19, 57, { illustrative: true, vintage: 'preliminary' })]),
    ).toBe(
      'Tính đến ngày 22/11/2024, 19/57 cơ sở dữ liệu dùng chung đã được tạo lập (số sơ bộ; số liệu minh họa).',
    )
    expect(
      said([count('shared-tables', 58), count('warehouse-datasets', 190, { until: '2024-10-31' })]),
    ).toContain('Kho dữ liệu dùng chung có 190 bộ dữ liệu (đến 31/10/2024).')
  })

  it('has no number but those of its figures', () => {
    const numbers = (text: string) => text.match(/\d[\d.,]*\d|\d/g) ?? []
    const one = said([
      { ...sharedTables, id: 'shared-tables' },
      { ...warehouseRecords, id: 'warehouse-records' },
    ])
    const allowed = new Set(['22/11/2024', '22', '11', '2024', '58', '437.000'])
    expect(numbers(one ?? '').filter((n) => !allowed.has(n))).toEqual([])
    expect(paragraphKpis).toHaveLength(12)
  })
})
