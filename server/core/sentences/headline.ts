import { formatter, nbsp } from '../format.ts'
import type { Scorecard, ScorecardItem } from '../scorecard.ts'
import { isTrouble, type Status, severity } from '../status.ts'
import type { Lang } from '../words.ts'
import { boundOf, figureText, nameFollowsNumber, whatIsCounted } from './figure.ts'
import { gapOf, gapWords } from './gap.ts'
import { kindWords, lowerFirst } from './words.ts'

/** In parts, so that the page can weigh them. */
export type Headline = { asOf: string; verdict: string; weakest: string | null }

export function headlineOf(card: Scorecard, lang: Lang): Headline {
  const f = formatter(lang)
  return {
    asOf: `${{ vi: 'Tính đến', en: 'As of' }[lang]} ${f.day(card.asOfDay)}:`,
    verdict: verdictOf(card.items, lang),
    weakest: weakestOf(card, lang),
  }
}

export function headlineText(card: Scorecard, lang: Lang): string {
  const { asOf, verdict, weakest } = headlineOf(card, lang)
  return [asOf, verdict, weakest].filter(Boolean).join(' ')
}

export const tallyOf = (items: readonly Pick<ScorecardItem, 'status'>[]): Record<Status, number> => {
  const tally = { behind: 0, 'at-risk': 0, 'no-data': 0, 'on-track': 0, 'no-target': 0 }
  for (const { status } of items) tally[status] += 1
  return tally
}

function verdictOf(items: readonly ScorecardItem[], lang: Lang): string {
  const f = formatter(lang)
  const tally = tallyOf(items)
  const all = f.counted(items.length, { vi: 'chỉ số', en: 'indicators' })
  const judged = tally.behind + tally['at-risk'] + tally['on-track']
  if (items.length === 0) return { vi: 'chưa có chỉ số nào.', en: 'there are no indicators.' }[lang]
  if (judged === 0) {
    return {
      vi: `chưa đánh giá được chỉ số nào trong ${all}.`,
      en: `none of the ${all} can be judged yet.`,
    }[lang]
  }
  const on =
    tally['on-track'] === items.length
      ? { vi: `cả ${all} đúng tiến độ`, en: `all ${all} on track` }[lang]
      : {
          vi: `${f.number(tally['on-track'])} trên ${all} đúng tiến độ`,
          en: `${f.number(tally['on-track'])} of ${all} on track`,
        }[lang]
  const risk = tally['at-risk']
    ? `${f.number(tally['at-risk'])}${nbsp}${{ vi: 'có nguy cơ', en: 'at risk' }[lang]}`
    : null
  const behind = tally.behind
    ? `${f.number(tally.behind)}${nbsp}${{ vi: 'chậm', en: 'behind' }[lang]}`
    : { vi: 'không chỉ số nào chậm', en: 'none behind' }[lang]
  return `${[on, risk, tally['on-track'] === items.length ? null : behind].filter(Boolean).join(', ')}.`
}

/** Of the KPIs of a theme that can be judged, the part in trouble; one that is behind weighs as two at risk. */
function weight(items: readonly ScorecardItem[]): number {
  const tally = tallyOf(items)
  const judged = tally.behind + tally['at-risk'] + tally['on-track']
  return judged === 0 ? 0 : (2 * tally.behind + tally['at-risk']) / (2 * judged)
}

/** Worst first: by status, then by how much of the target is missing, then longest in trouble. */
export function byTrouble(a: ScorecardItem, b: ScorecardItem): number {
  const missing = ({ value, target, better }: ScorecardItem) => {
    if (value === null || !target) return 0
    const short = better === 'higher' ? target.level - value : value - target.level
    return short / Math.max(Math.abs(target.level), Number.EPSILON)
  }
  return (
    severity(a.status) - severity(b.status) ||
    missing(b) - missing(a) ||
    (a.since ?? '9999').localeCompare(b.since ?? '9999')
  )
}

function weakestOf(card: Scorecard, lang: Lang): string | null {
  const themes = card.themes
    .map((theme) => ({ theme, items: card.items.filter((item) => item.theme === theme.id) }))
    .map((entry) => ({ ...entry, weight: weight(entry.items) }))
    .sort((a, b) => b.weight - a.weight)
  const [first, second] = themes
  if (!first || first.weight === 0) return null
  const name = first.theme.name[lang]
  const shared = second !== undefined && second.weight === first.weight
  const evidence = first.items
    .filter((item) => isTrouble(item.status))
    .sort(byTrouble)
    .slice(0, 2)
  const listed = formatter(lang).list(evidence.map((item) => evidenceOf(item, lang)))
  return {
    vi: `${name} là ${shared ? 'một trong những khâu yếu nhất' : 'khâu yếu nhất'}: ${listed}.`,
    en: `${shared ? 'Among the weakest areas' : 'The weakest area'} is ${name}: ${listed}.`,
  }[lang]
}

/** "mới 19/57 cơ sở dữ liệu dùng chung đã tạo lập", "còn 312 hồ sơ quá hạn" */
function evidenceOf(item: ScorecardItem, lang: Lang): string {
  const f = formatter(lang)
  const bound = boundOf(item)
  const short = gapOf(item)?.side === 'short'
  const only =
    item.better === 'lower'
      ? { vi: 'còn ', en: 'still ' }[lang]
      : short
        ? { vi: 'mới ', en: 'only ' }[lang]
        : ''
  if (bound !== null || !nameFollowsNumber(item, lang)) {
    return `${lowerFirst(item.short[lang])} ${only}${{ vi: 'đạt ', en: 'at ' }[lang]}${figureText(item, lang)}`
  }
  const figure = f.fraction(item.numerator, item.unit === 'share' ? item.denominator : null)
  return `${only}${figure} ${whatIsCounted(item, lang)}`
}

/** Under the headline: how much of it rests on figures, and how it moved. */
export function noteOf(card: Scorecard, lang: Lang): string {
  const f = formatter(lang)
  const known = card.items.filter((item) => item.value !== null).length
  const { rows } = card.matrix
  const heard = rows.filter((row) => row.cells.some((cell) => cell !== null && cell.value !== null)).length
  const kinds = new Set(rows.map((row) => row.office.kind))
  const [kind] = kinds
  const kindNoun = kinds.size === 1 && kind ? kindWords[kind] : { vi: 'đơn vị', en: 'offices' }
  const offices = rows.length
    ? {
        vi: ` và ${f.fraction(heard, rows.length)} ${kindNoun.vi}`,
        en: ` and ${f.fraction(heard, rows.length)} ${kindNoun.en}`,
      }[lang]
    : ''
  const coverage = {
    vi: `Có số liệu cho ${f.fraction(known, card.items.length)} chỉ số${offices}.`,
    en: `Figures for ${f.fraction(known, card.items.length)} indicators${offices}.`,
  }[lang]
  return `${coverage} ${comparisonOf(card, lang)}`
}

function comparisonOf(card: Scorecard, lang: Lang): string {
  const f = formatter(lang)
  const count = (judgement: string | undefined) =>
    card.items.filter((item) => item.change?.judgement === judgement).length
  const parts = [
    { n: count('better'), vi: 'tốt hơn', en: 'better' },
    { n: count('same'), vi: 'không đổi', en: 'unchanged' },
    { n: count('worse'), vi: 'kém hơn', en: 'worse' },
    { n: count(undefined), vi: 'chưa so sánh được', en: 'not comparable' },
  ].filter(({ n }) => n > 0)
  const [first, ...rest] = parts
  if (!first) return ''
  const noun = { vi: 'chỉ số', en: '' }[lang]
  const head = [f.number(first.n), noun, first[lang]].filter(Boolean).join(nbsp)
  const tail = rest.map((part) => `${f.number(part.n)}${nbsp}${part[lang]}`)
  const against = f.periodInText(card.compare)
  return {
    vi: `So với ${against}: ${[head, ...tail].join(', ')}.`,
    en: `Against ${against}: ${[head, ...tail].join(', ')}.`,
  }[lang]
}

/** One line under the name of a theme. */
export function themeLine(card: Pick<Scorecard, 'items'>, themeId: string, lang: Lang): string {
  const f = formatter(lang)
  const items = card.items.filter((item) => item.theme === themeId)
  const tally = tallyOf(items)
  const judged = tally.behind + tally['at-risk'] + tally['on-track']
  const silent = tally['no-data']
    ? ` ${{ vi: `${f.number(tally['no-data'])} chỉ số chưa có số liệu.`, en: `${f.number(tally['no-data'])} without data.` }[lang]}`
    : ''
  if (judged === 0) {
    const none = f.counted(tally['no-target'], {
      vi: 'chỉ số chưa giao chỉ tiêu',
      en: 'indicators without a target',
    })
    return tally['no-target'] ? `${none}.${silent}` : silent.trim()
  }
  const head = {
    vi: `${f.fraction(tally['on-track'], judged)} chỉ số đúng tiến độ.`,
    en: `${f.fraction(tally['on-track'], judged)} indicators on track.`,
  }[lang]
  const [worst] = items.filter((item) => isTrouble(item.status)).sort(byTrouble)
  const gap = worst && gapWords(worst, lang)
  const trouble = worst && gap ? ` ${worst.short[lang]}: ${gap}.` : ''
  return `${head}${trouble}${silent}`
}
