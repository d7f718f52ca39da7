import { minDay } from '../day.ts'
import { feedMarkWords } from '../feeds/mark.ts'
import { formatter } from '../format.ts'
import { parsePeriod } from '../period.ts'
import type { OfficeRef, ScorecardItem } from '../scorecard.ts'
import type { Lang } from '../words.ts'
import { changePhrase } from './change.ts'
import { boundOf, nameFollowsNumber, overWords, whatIsCounted } from './figure.ts'
import { asPlanned, type Gap, gapOf, gapPhrase } from './gap.ts'
import { lowerFirst, upperFirst, vintageNouns } from './words.ts'

/** A figure of what happened in a period, not of how things stand at its end: only those are reported office by office. */
const isFlow = (item: ScorecardItem): boolean => item.coverage !== null || item.vintage === 'preliminary'

/** "Đến 22/11/2024" for how things stand, "Trong tháng 11/2024 (đến 22/11)" for what happened in a period, "Theo báo cáo đến 31/10/2024" for what offices say */
function whenOf(item: ScorecardItem, lang: Lang): string {
  const f = formatter(lang)
  const period = parsePeriod(item.period)
  if (item.through !== null && period) {
    const reported = { vi: 'Theo báo cáo', en: 'As reported for' }[lang]
    if (item.through >= minDay(item.until, period.end)) return `${reported} ${f.periodInText(item.period)}`
    return `${{ vi: 'Theo báo cáo đến', en: 'As reported to' }[lang]} ${f.day(item.through)}`
  }
  if (!isFlow(item) || !period) return `${{ vi: 'Đến', en: 'As of' }[lang]} ${f.day(item.until)}`
  if (period.grain === 'ytd')
    return `${{ vi: 'Lũy kế đến', en: 'In the year to' }[lang]} ${f.day(item.until)}`
  const within = `${{ vi: 'Trong', en: 'In' }[lang]} ${f.periodInText(item.period)}`
  return item.until < period.end
    ? `${within} (${{ vi: 'đến', en: 'to' }[lang]} ${f.dayShort(item.until)})`
    : within
}

const cityWords = { vi: 'thành phố', en: 'the city' }
function placeOf(office: OfficeRef | undefined, lang: Lang): string {
  if (!office || office.kind === 'city') return cityWords[lang]
  return lang === 'en' && office.kind === 'department' ? `the ${office.name.en}` : office.name[lang]
}

/** "19 trong 57 cơ sở dữ liệu dùng chung đã tạo lập (33,3%)" */
function countedPhrase(item: ScorecardItem, lang: Lang): string {
  const f = formatter(lang)
  const what = whatIsCounted(item, lang)
  const bound = boundOf(item)
  if (bound !== null) {
    const over = overWords[item.unit][lang]
    const of = { vi: '', en: item.unit === 'share' ? 'of ' : '' }[lang]
    return `${over} ${f.level(bound, item.unit)} ${of}${what}`
  }
  if (item.unit === 'count') return f.counted(item.numerator, { vi: what, en: what })
  const of = { vi: 'trong', en: 'of' }[lang]
  return `${f.number(item.numerator)} ${of} ${f.counted(item.denominator, { vi: what, en: what })} (${f.share(item.value)})`
}

/** Between the change and the gap: a contrast is said only where there is one. */
function joined(item: ScorecardItem, gap: Gap, lang: Lang): string {
  const short = gap.side === 'short'
  const still = lang === 'vi' && short && gap.size && item.better === 'higher' ? 'còn ' : ''
  const words = still + gapPhrase(gap, item, lang)
  const judgement = item.change?.judgement
  if (!judgement || judgement === 'same' || gap.side === 'on-path') return `, ${words}`
  if ((judgement === 'better') !== short) return ` ${{ vi: 'và', en: 'and' }[lang]} ${words}`
  const but = short ? { vi: 'nhưng', en: 'but' } : { vi: 'nhưng vẫn', en: 'but still' }
  return ` ${but[lang]} ${words}`
}

/** The sentence above the figure on a KPI's page, and the description of its chart. */
export function kpiSentence(item: ScorecardItem, lang: Lang, office?: OfficeRef): string {
  const said = plainSentence(item, lang, office)
  return item.feed ? `${said} ${upperFirst(feedMarkWords(item.feed, lang))}.` : said
}

function plainSentence(item: ScorecardItem, lang: Lang, office?: OfficeRef): string {
  if (item.value === null) return noDataSentence(item, lang, office)
  const has = verbOf(item, lang)
  const body = `${whenOf(item, lang)}, ${placeOf(office, lang)} ${has} ${countedPhrase(item, lang)}`
  const opening = `${nameFollowsNumber(item, lang) ? body : `${item.name[lang]}: ${lowerFirst(body)}`}${vintagePhrase(item, lang)}`
  const change = changePhrase(item, lang)
  const gap = gapOf(item)
  const changed = change ? `, ${change}` : ''
  if (!gap) return `${opening}${changed}; ${{ vi: 'chưa giao chỉ tiêu', en: 'no target is set' }[lang]}.`
  const planned = gap.side === 'on-path' ? `, ${asPlanned[lang]}` : ''
  return `${opening}${changed}${joined(item, gap, lang)}${dueWords(gap, item, lang)}${planned}.`
}

/** "(số ước)": what offices do not yet call official is never said without it. */
function vintagePhrase({ through, vintage }: ScorecardItem, lang: Lang): string {
  if (through === null || vintage === 'official') return ''
  return ` (${vintageNouns[vintage][lang]})`
}

/** A figure whose name does not go on from its noun is reached, not had. */
function verbOf(item: ScorecardItem, lang: Lang): string {
  const reached = item.unit === 'share' && !nameFollowsNumber(item, lang)
  return reached ? { vi: 'đạt', en: 'reached' }[lang] : { vi: 'có', en: 'had' }[lang]
}

/** A level to be reached has its day; one that must hold all along holds until a day. */
function dueWords({ running, target }: Gap, item: ScorecardItem, lang: Lang): string {
  if (running) return ''
  const day = formatter(lang).day(target.dueOn)
  const holds = target.expected === target.level && item.until < target.dueOn
  return holds
    ? { vi: ` (áp dụng đến ${day})`, en: ` (in force to ${day})` }[lang]
    : { vi: ` của ngày ${day}`, en: ` for ${day}` }[lang]
}

function noDataSentence(item: ScorecardItem, lang: Lang, office?: OfficeRef): string {
  const f = formatter(lang)
  const period = f.periodInText(item.period)
  const last = item.trend.findLast((point) => point.value !== null)
  const place = !office || office.kind === 'city' ? '' : ` (${office.name[lang]})`
  const none = {
    vi: `${item.name.vi}${place}: chưa có số liệu ${period}.`,
    en: `${item.name.en}${place}: no data for ${period}.`,
  }[lang]
  return `${none} ${lastKnown(last, item, lang)}`
}

export function lastKnown(
  last: ScorecardItem['trend'][number] | undefined,
  item: Pick<ScorecardItem, 'unit' | 'trend'>,
  lang: Lang,
): string {
  const f = formatter(lang)
  if (!last) {
    return {
      vi: `Cả ${f.number(item.trend.length)} kỳ gần đây đều chưa có số liệu.`,
      en: `None of the last ${f.number(item.trend.length)} periods has a figure.`,
    }[lang]
  }
  const value = f.value(last.value, item.unit)
  return {
    vi: `Kỳ gần nhất có số liệu: ${f.periodInText(last.period)} (${value}).`,
    en: `Last period with a figure: ${f.periodInText(last.period)} (${value}).`,
  }[lang]
}
