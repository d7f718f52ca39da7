import type { Day } from '../day.ts'
import { formatter } from '../format.ts'
import type { ScorecardItem } from '../scorecard.ts'
import type { Lang } from '../words.ts'
import { boundOf, overWords } from './figure.ts'
import { isOlder } from './through.ts'
import { upperFirst, vintageNouns } from './words.ts'

/** A clause, or part of one, around one figure: "19/57" + "cơ sở dữ liệu dùng chung đã được tạo lập". */
type Said = { kpi: string; before?: Record<Lang, string>; after: Record<Lang, string>; flow?: true }
type Clause = { opening?: Record<Lang, string>; parts: readonly Said[] }

/**
 * How far the city's digital government has come, in the order in which the city told it on 22 November 2024 (domain notes 1.1).
 * The three counts of departments are three different things, so each says what it counts.
 */
const clauses: readonly Clause[] = [
  {
    parts: [
      {
        kpi: 'central-systems-connected',
        before: { vi: 'LGSP của thành phố đã kết nối ', en: 'the city’s LGSP is connected to ' },
        after: {
          vi: ' cơ sở dữ liệu, hệ thống thông tin của các bộ, ngành Trung ương',
          en: ' databases and information systems of central ministries and agencies',
        },
      },
    ],
  },
  {
    parts: [
      {
        kpi: 'shared-databases-created',
        after: {
          vi: ' cơ sở dữ liệu dùng chung đã được tạo lập',
          en: ' shared databases have been created',
        },
      },
    ],
  },
  {
    parts: [
      {
        kpi: 'shared-tables',
        after: { vi: ' bảng dữ liệu đã đưa vào dùng chung', en: ' data tables are shared' },
      },
    ],
  },
  {
    parts: [
      {
        kpi: 'offices-with-shared-tables',
        after: { vi: ' sở, ngành có bảng dữ liệu dùng chung', en: ' departments have shared data tables' },
      },
    ],
  },
  {
    parts: [
      {
        kpi: 'open-datasets-published',
        after: {
          vi: ' bộ dữ liệu mở đã công bố trên Cổng dữ liệu mở',
          en: ' open datasets have been published on the open data portal',
        },
      },
    ],
  },
  {
    parts: [
      {
        kpi: 'offices-with-open-data',
        after: { vi: ' sở, ngành cung cấp dữ liệu mở', en: ' departments provide open data' },
      },
    ],
  },
  {
    parts: [
      {
        kpi: 'services-on-national-portal',
        after: {
          vi: ' dịch vụ công trực tuyến đã tích hợp trên Cổng Dịch vụ công quốc gia',
          en: ' online services are integrated on the National Public Service Portal',
        },
      },
    ],
  },
  {
    opening: { vi: 'Kho dữ liệu dùng chung có ', en: 'the shared warehouse holds ' },
    parts: [
      { kpi: 'warehouse-datasets', after: { vi: ' bộ dữ liệu', en: ' datasets' } },
      { kpi: 'warehouse-fields', after: { vi: ' trường thông tin', en: ' fields' } },
      { kpi: 'warehouse-records', after: { vi: ' bản ghi', en: ' records' } },
    ],
  },
  {
    parts: [
      {
        kpi: 'offices-in-warehouse',
        after: {
          vi: ' sở, ngành cung cấp dữ liệu vào kho dùng chung',
          en: ' departments provide data to the warehouse',
        },
      },
    ],
  },
  {
    parts: [
      {
        kpi: 'dossiers-filed-online',
        after: { vi: ' hồ sơ được nộp trực tuyến', en: ' dossiers were filed online' },
        flow: true,
      },
    ],
  },
]

/** The KPIs that the paragraph speaks of, where they have a figure. */
export const paragraphKpis: readonly string[] = clauses.flatMap(({ parts }) => parts.map(({ kpi }) => kpi))

/**
 * "Tính đến ngày 22/11/2024, LGSP của thành phố đã kết nối 23 cơ sở dữ liệu, …; 19/57 cơ sở dữ liệu dùng chung …." Of the
 * whole city. A clause without a figure is left out; what is no official figure of the day says so. null: there is no figure.
 */
export function cityParagraph(items: readonly ScorecardItem[], lang: Lang): string | null {
  const f = formatter(lang)
  const known = items.filter((item) => paragraphKpis.includes(item.id) && figureIn(item, lang) !== null)
  if (known.length === 0) return null
  const day = known
    .map(({ until }) => until)
    .sort()
    .at(-1) as Day
  const byId = new Map(known.map((item) => [item.id, item]))
  const said = clauses.flatMap(({ opening, parts }) => {
    const there = parts.flatMap((part) => {
      const item = byId.get(part.kpi)
      return item ? [partText(part, item, day, lang)] : []
    })
    return there.length > 0 ? [`${opening?.[lang] ?? ''}${f.list(there)}`] : []
  })
  const opening = { vi: `Tính đến ngày ${f.day(day)}, `, en: `As of ${f.day(day)}, ` }[lang]
  return `${upperFirst(opening + said.join('; '))}.`
}

/** 19/57; trên 437.000 */
function figureIn(item: ScorecardItem, lang: Lang): string | null {
  const f = formatter(lang)
  const bound = boundOf(item)
  if (bound !== null) {
    const of = { vi: '', en: item.unit === 'share' ? ' of' : '' }[lang]
    return `${overWords[item.unit][lang]} ${f.level(bound, item.unit)}${of}`
  }
  if (item.value === null || item.numerator === null) return null
  return f.fraction(item.numerator, item.unit === 'share' ? item.denominator : null)
}

function partText({ before, after, flow }: Said, item: ScorecardItem, day: Day, lang: Lang): string {
  const f = formatter(lang)
  const when = flow ? ` ${{ vi: 'trong', en: 'in' }[lang]} ${f.periodInText(item.period)}` : ''
  const marks = [
    item.until < day ? { vi: `đến ${f.day(item.until)}`, en: `to ${f.day(item.until)}` }[lang] : null,
    isOlder(item)
      ? { vi: `báo cáo đến ${f.day(item.through)}`, en: `reported to ${f.day(item.through)}` }[lang]
      : null,
    item.vintage === 'official' || item.published !== null ? null : vintageNouns[item.vintage][lang],
    item.illustrative ? { vi: 'số liệu minh họa', en: 'illustrative figure' }[lang] : null,
  ].filter((mark) => mark !== null)
  const marked = marks.length > 0 ? ` (${marks.join('; ')})` : ''
  return `${before?.[lang] ?? ''}${figureIn(item, lang)}${after[lang]}${when}${marked}`
}
