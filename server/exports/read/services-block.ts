import type { ServiceBreakdown } from '../../core/answers.ts'
import type { ServiceRow, ServicesData } from '../../core/charts/services.ts'
import { barWords } from '../../core/charts/services.ts'
import { formatter } from '../../core/format.ts'
import { isByMissing, missingOf } from '../../core/missing-of.ts'
import { servicesCaption } from '../../core/sentences/services.ts'
import { lowerFirst } from '../../core/sentences/words.ts'
import { valueOf } from '../../core/value.ts'
import type { Lang, Words } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import { type KpiPage, readKpiPage } from '../../services/kpi-page.ts'
import { readServiceBreakdown } from '../../services/service-breakdown.ts'
import type { Cell, Column } from '../document.ts'
import { sayFile } from '../words.ts'
import { kpiAbout } from './kpi-about.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'
import { kpiStamp } from './stamp.ts'
import { ofOffice } from './trend-block.ts'

/** Services that are drawn one by one; the others come to one row, so that all add up. */
const mostDrawn = 12

type Kpi = KpiPage['kpi']
type Named = ServiceRow & { key: string }

/**
 * A KPI by service, where most is missing first, drawn or as its table of at most so many rows. Of a KPI whose rows name no
 * service there is no row.
 * @throws AppError those of `readServiceBreakdown`
 */
export async function readServicesBlock(
  asking: Asking,
  question: Question & { id: string },
  { chart, most }: { chart: boolean; most: number },
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const [page, breakdown] = await Promise.all([
    readKpiPage(asking, question),
    readServiceBreakdown(asking, question),
  ])
  const { kpi } = page
  const service: Words = breakdown.service ?? { vi: 'Dịch vụ', en: 'Service' }
  const bars = isByMissing(kpi) ? 'missing' : 'counted'
  const rows = firstOf(breakdown, kpi, chart ? mostDrawn : most)
  const data: ServicesData = { rows, unit: kpi.unit, service, bars }
  const { total } = breakdown
  const whole = total && { ...total, weight: missingOf(kpi, total), name: { vi: 'Tất cả', en: 'All' } }
  const address = addressOf(asking, `/kpis/${kpi.id}`, question, lang)
  const name = `${kpi.name[lang]}, ${{ vi: 'theo', en: 'by' }[lang]} ${lowerFirst(service[lang])}`
  return {
    kind: 'figure',
    title: written(title) ?? ofOffice(name, page, lang),
    finding: servicesCaption(data, breakdown.rows.length, lang),
    drawn: null,
    note: written(note),
    chart: chart ? { kind: 'services', data } : null,
    cards: null,
    table: {
      columns: columnsOf(kpi, service, bars, lang),
      rows: [...(whole ? [whole] : []), ...rows].map((row) => cellsOf(row, kpi, lang)),
      keys: [...(whole ? ['all'] : []), ...rows.map(({ key }) => key)],
      strong: whole ? [0] : [],
      all: rows.length + (whole ? 1 : 0),
    },
    stamp: kpiStamp(page, { isSample: breakdown.illustrative || page.item.illustrative, address }, lang),
    about: [...kpiAbout(page, lang), ...trailEnd(asking, question, address, lang)],
  }
}

/** The first services one by one, and what all others come to. */
function firstOf({ rows }: ServiceBreakdown, kpi: Kpi, most: number): Named[] {
  const code = (service: string) => (kpi.columns.some(({ kind }) => kind === 'name') ? ` (${service})` : '')
  const named = rows.map((row): Named => {
    const { service, name, numerator, denominator, value } = row
    return {
      key: service,
      // Of a list, several may have one name.
      name: name
        ? { vi: `${name.vi}${code(service)}`, en: `${name.en}${code(service)}` }
        : { vi: service, en: service },
      numerator,
      denominator,
      value,
      weight: missingOf(kpi, row),
      rest: false,
    }
  })
  if (named.length <= most + 1) return named
  const others = named.slice(most)
  const sum = others.reduce(
    (before, { numerator, denominator }) => ({
      numerator: before.numerator + numerator,
      denominator: denominator === null ? null : (before.denominator ?? 0) + denominator,
    }),
    { numerator: 0, denominator: null as number | null },
  )
  const counted = (lang: Lang) => formatter(lang).number(others.length)
  return [
    ...named.slice(0, most),
    {
      key: 'others',
      name: { vi: `${counted('vi')} mục khác`, en: `${counted('en')} others` },
      ...sum,
      value: valueOf(sum, kpi.unit),
      weight: missingOf(kpi, sum),
      rest: true,
    },
  ]
}

type Counted = Pick<ServiceRow, 'name' | 'numerator' | 'denominator' | 'value' | 'weight'>

const cellsOf = ({ name, numerator, denominator, value, weight }: Counted, kpi: Kpi, lang: Lang): Cell[] => [
  name[lang],
  numerator,
  ...(kpi.unit === 'share'
    ? [denominator, ...(isByMissing(kpi) ? [weight] : []), value === null ? null : { share: value }]
    : []),
]

function columnsOf(kpi: Kpi, service: Words, bars: ServicesData['bars'], lang: Lang): Column[] {
  const unit = kpi.noun[lang]
  const name: Column = { head: service[lang], kind: 'text', weight: 5 }
  if (kpi.unit === 'count')
    return [name, { head: `${sayFile('number', lang)} (${unit})`, kind: 'number', weight: 2 }]
  return [
    name,
    { head: `${sayFile('numerator', lang)} (${unit})`, kind: 'number', weight: 2 },
    { head: `${sayFile('denominator', lang)} (${unit})`, kind: 'number', weight: 2 },
    ...(bars === 'missing'
      ? ([{ head: barWords.missing[lang], kind: 'number', weight: 1.6 }] satisfies Column[])
      : []),
    { head: `${sayFile('share', lang)} (%)`, kind: 'share', weight: 1.4 },
  ]
}
