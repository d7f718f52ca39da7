import { type Day, daysBetween } from '../day.ts'
import { formatter, nbsp } from '../format.ts'
import { parsePeriod } from '../period.ts'
import type { Scorecard, ScorecardItem } from '../scorecard.ts'
import { isTrouble, severity } from '../status.ts'
import type { Lang } from '../words.ts'
import { figureText, officeFigureText } from './figure.ts'
import { gapWords } from './gap.ts'
import { byTrouble } from './headline.ts'
import { lastKnown } from './kpi.ts'

/** What, who, since when. `lead` is the name of the KPI, to be weighed and linked. */
export type AttentionLine = {
  lead: string
  what: string
  who: string | null
  since: { length: string; from: string } | null
}

/** Behind, at risk, without data: in that order, longest in trouble first. */
export const needingAttention = (card: Pick<Scorecard, 'items'>): ScorecardItem[] =>
  card.items
    .filter((item) => isTrouble(item.status) || item.status === 'no-data')
    .sort(
      (a, b) =>
        severity(a.status) - severity(b.status) ||
        (a.since ?? '9999').localeCompare(b.since ?? '9999') ||
        byTrouble(a, b),
    )

export function attentionLine(item: ScorecardItem, asOfDay: Day, lang: Lang): AttentionLine {
  const lead = item.name[lang]
  if (item.value === null) {
    const period = formatter(lang).periodInText(item.period)
    const answers = { vi: 'Chủ trì', en: 'Owner' }[lang]
    const owner = item.owner ? `${answers}: ${item.owner.name[lang]}. ` : ''
    const last = item.trend.findLast((point) => point.value !== null)
    return {
      lead,
      what: { vi: `chưa có số liệu ${period}`, en: `no data for ${period}` }[lang],
      who: `${owner}${lastKnown(last, item, lang).replace(/\.$/, '')}`,
      since: null,
    }
  }
  const what = [figureText(item, lang), gapWords(item, lang)].filter(Boolean).join(', ')
  return { lead, what, who: whoOf(item, lang), since: sinceOf(item, asOfDay, lang) }
}

/** Offices named; the rest are a number. */
const named = 3

function whoOf(item: ScorecardItem, lang: Lang): string | null {
  const f = formatter(lang)
  const inTrouble = item.worst.filter((figure) => isTrouble(figure.status))
  const shown = (item.inTrouble ? inTrouble : item.worst).slice(0, named)
  if (shown.length === 0) return null
  // Where offices themselves are counted, each is one of one: a figure would say nothing.
  const isOne = shown.every((figure) => figure.denominator === 1)
  const names = shown.map((figure) =>
    isOne
      ? figure.office.name[lang]
      : `${figure.office.name[lang]} (${officeFigureText(figure, item.unit, lang)})`,
  )
  if (item.inTrouble === 0) return `${extremeOf(item, lang)}: ${listed(names, 0, lang)}`
  const others = Math.max(0, item.inTrouble - shown.length)
  const count = f.counted(item.inTrouble, {
    vi: 'đơn vị chậm hoặc có nguy cơ',
    en: 'offices behind or at risk',
  })
  return `${count}: ${listed(names, others, lang)}`
}

/** The offices at the wrong end, where no target says which are in trouble. */
function extremeOf({ better, unit }: ScorecardItem, lang: Lang): string {
  if (better === 'lower') return { vi: 'Nhiều nhất', en: 'Most' }[lang]
  return unit === 'share'
    ? { vi: 'Còn thiếu nhiều nhất', en: 'Most missing' }[lang]
    : { vi: 'Ít nhất', en: 'Fewest' }[lang]
}

/** Names hold commas ("Sở Văn hóa, Thể thao và Du lịch (0/2)"), so the figure in brackets closes each. */
function listed(names: readonly string[], others: number, lang: Lang): string {
  const f = formatter(lang)
  if (others === 0) return f.list(names)
  const more = `${f.number(others)}${nbsp}${{ vi: 'đơn vị khác', en: others === 1 ? 'other' : 'others' }[lang]}`
  return f.list([...names, more])
}

function sinceOf(item: ScorecardItem, asOfDay: Day, lang: Lang): AttentionLine['since'] {
  if (!item.since) return null
  const f = formatter(lang)
  const days = daysBetween(item.since, asOfDay)
  const first = item.trend[0] && parsePeriod(item.trend[0].period)
  // The run reaches the edge of what was looked at: it may be older.
  const atLeast = first && item.since <= first.end
  const behind = item.status === 'behind' ? { vi: 'chậm ', en: 'behind ' }[lang] : ''
  const since = {
    vi: atLeast ? 'ít nhất từ' : 'từ',
    en: atLeast ? 'since at least' : 'since',
  }[lang]
  return {
    length: days <= 0 ? { vi: 'kỳ này', en: 'this period' }[lang] : f.days(days),
    from: `${behind}${since} ${f.day(item.since)}`,
  }
}
