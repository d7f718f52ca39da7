import type { Locator, Page } from '@playwright/test'
import type { BlockSpec } from '../../server/core/briefings/spec.ts'
import type { Lang, Words } from '../../server/core/words.ts'

/** One kind of picture that the product draws, on the figures of the launch story. */
export type Kind = {
  id: string
  /** written over it in every file, so that its slides are found again */
  title: Words
  spec: BlockSpec
  /** the page that shows the same, without its language */
  path: string
  /** the component on that page; of several pictures the `nth` */
  place: (page: Page, lang: Lang) => Locator
  /** what a slide holds of it: a chart, `listed` where the page has its bars in a table; or a table or boxes, in which each `figure` stands that the page shows in `cells` */
  native: 'line' | 'bars' | 'listed' | { cells: string; figure: RegExp }
}

const figures = (page: Page) => page.getByRole('main').locator('figure')
const overTime = (page: Page) => figures(page).filter({ has: page.getByRole('application') })
const byOffice = (page: Page) => figures(page).filter({ has: page.getByRole('table') })
const region = (name: Record<Lang, RegExp>) => (page: Page, lang: Lang) =>
  page.getByRole('main').getByRole('region', { name: name[lang] })

const trend = (
  id: string,
  title: Words,
  kpi: string,
  more: { compare?: 'year'; grain?: 'week' } = {},
): Kind => ({
  id,
  title,
  spec: { kind: 'trend', kpi, ...more },
  path: `/kpis/${kpi}?${new URLSearchParams(more)}`,
  place: overTime,
  native: 'line',
})

const ranking = (id: string, title: Words, kpi: string): Kind => ({
  id,
  title,
  spec: { kind: 'ranking', kpi },
  path: `/kpis/${kpi}?`,
  place: byOffice,
  native: 'bars',
})

const cards = [
  'shared-databases-created',
  'services-on-national-portal',
  'central-systems-connected',
] as const

export const kinds: readonly Kind[] = [
  trend(
    'trend-steps',
    { vi: 'Đường có bậc chỉ tiêu', en: 'Line with steps of a target' },
    'shared-databases-created',
  ),
  trend('trend-share', { vi: 'Đường tỷ lệ', en: 'Line of a share' }, 'services-on-national-portal'),
  trend('trend-count', { vi: 'Đường số đếm', en: 'Line of a count' }, 'central-systems-connected'),
  trend(
    'trend-no-target',
    { vi: 'Đường không có chỉ tiêu', en: 'Line without a target' },
    'warehouse-records',
  ),
  trend('trend-limit', { vi: 'Đường có mức tối đa', en: 'Line with a limit' }, 'dossiers-overdue'),
  trend(
    'trend-year-before',
    { vi: 'Đường so cùng kỳ', en: 'Line beside the year before' },
    'dossiers-filed-online',
    {
      compare: 'year',
    },
  ),
  trend('trend-weeks', { vi: 'Đường theo tuần', en: 'Line by week' }, 'dossiers-filed-online', {
    grain: 'week',
  }),
  ranking('ranking-cells', { vi: 'Cột của số ít', en: 'Bars of few things' }, 'shared-databases-created'),
  ranking('ranking-share', { vi: 'Cột tỷ lệ', en: 'Bars of a share' }, 'services-on-national-portal'),
  ranking('ranking-count', { vi: 'Cột số đếm', en: 'Bars of a count' }, 'shared-tables'),
  {
    id: 'services',
    title: { vi: 'Cột theo dịch vụ', en: 'Bars by service' },
    spec: { kind: 'services', kpi: 'petitions-on-time', when: { rule: 'fixed', period: '2024' } },
    path: '/kpis/petitions-on-time?period=2024',
    place: (page) => page.locator('section[aria-labelledby="services-title"]'),
    native: 'listed',
  },
  {
    id: 'matrix',
    title: { vi: 'Ma trận', en: 'Matrix' },
    spec: { kind: 'scorecard', of: 'matrix' },
    path: '/?',
    place: region({ vi: /ngành theo \d+ chỉ số$/, en: /by \d+ indicators$/ }),
    native: { cells: 'tbody tr:has(th a) td', figure: /\d[\d.,]*\/\d[\d.,]*/g },
  },
  {
    id: 'cards',
    title: { vi: 'Thẻ số', en: 'Cards' },
    spec: { kind: 'card', kpis: cards },
    path: '/?',
    place: (page) =>
      page
        .getByRole('article')
        .filter({ has: page.locator(cards.map((id) => `a[href^="/kpis/${id}"]`).join(', ')) })
        .first(),
    native: { cells: 'p, div', figure: /\d+[.,]\d%/g },
  },
  {
    id: 'index-components',
    title: { vi: 'Thành phần bộ chỉ số', en: 'Components of an index' },
    spec: { kind: 'index', index: '766', of: 'components' },
    path: '/indices/766?',
    place: region({ vi: /^Từng thành phần/, en: /^Every component/ }),
    native: { cells: 'tbody td', figure: /\d+[.,]\d%/g },
  },
  {
    id: 'index-offices',
    title: { vi: 'Đơn vị theo bộ chỉ số', en: 'Offices by an index' },
    spec: { kind: 'index', index: '766', of: 'offices' },
    path: '/indices/766?',
    place: region({ vi: /^Xếp hạng đơn vị/, en: /^Ranking of offices/ }),
    native: { cells: 'tbody td', figure: /\d+[.,]\d{2}\b/g },
  },
]
