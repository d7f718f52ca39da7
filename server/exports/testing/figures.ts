import trendNineteen from '../../core/charts/gallery/trend-nineteen-of-fifty-seven.ts'
import type { FigureBlock } from '../document.ts'

/** A figure made up for tests, with whatever they change. */
export const figureOf = (changed: Partial<FigureBlock> = {}): FigureBlock => ({
  kind: 'figure',
  title: 'Cơ sở dữ liệu dùng chung',
  finding: 'Mười chín trong năm mươi bảy.',
  drawn: null,
  note: null,
  chart: { kind: 'trend', data: trendNineteen },
  cards: null,
  table: {
    columns: [
      { head: 'Đơn vị', kind: 'text', weight: 3 },
      { head: 'Số', kind: 'number', weight: 1 },
      { head: 'Tỷ lệ (%)', kind: 'share', weight: 1 },
      { head: 'Ngày', kind: 'day', weight: 1 },
    ],
    rows: [['Sở Y tế', 1937, { share: 19 / 57 }, { day: '2024-11-22' }]],
    strong: [],
    all: 1,
  },
  stamp: {
    unit: 'cơ sở dữ liệu; %',
    asOf: '22/11/2024',
    source: 'Danh mục',
    vintage: 'số sơ bộ',
    sample: 'Số liệu minh họa',
    address: 'https://dashboard.invalid/kpis/a?asOf=2024-11-22T10:00:00.000Z',
  },
  about: [['Công thức', 'tử số / mẫu số']],
  mark: null,
  ...changed,
})
