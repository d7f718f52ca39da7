import type { Breakdown } from '../answers.ts'
import { formatter } from '../format.ts'
import { vintageSigns } from '../reporting/vintage.ts'
import type { OfficeFigure } from '../scorecard.ts'
import type { Lang } from '../words.ts'
import type { Asked } from './figure.ts'
import { officeFigureText } from './figure.ts'
import { kindWords, statusWord, vintageNouns } from './words.ts'

type Ranked = { rows: readonly OfficeFigure[]; median: number | null; silent?: Breakdown['silent'] }

/** Offices named at the top; more are only counted. */
const mostNamed = 2

/** "10 trong 20 sở, ngành dưới trung vị 29,2%; 7 ở mức 0. Văn phòng UBND thành phố đạt 100%." */
export function rankingCaption({ rows, median, silent = [] }: Ranked, asked: Asked, lang: Lang): string {
  const f = formatter(lang)
  const known = rows.filter((row) => row.value !== null)
  const all = f.counted(known.length, nounOf(known))
  if (known.length === 0) return { vi: 'Chưa đơn vị nào có số liệu.', en: 'No office has a figure.' }[lang]
  const sentences = [
    [belowMedian(known, median, asked, all, lang), atZero(known, lang)].filter(Boolean).join('; '),
    asked.unit === 'share' ? atAll(known, lang) : null,
    unknown(rows.length - known.length + silent.length, lang),
    uncertain(known, lang),
  ]
  return sentences
    .filter(Boolean)
    .map((s) => `${s}.`)
    .join(' ')
}

function nounOf(rows: readonly OfficeFigure[]) {
  const kinds = new Set(rows.map((row) => row.office.kind))
  const [kind] = kinds
  return kinds.size === 1 && kind ? kindWords[kind] : { vi: 'đơn vị', en: 'offices' }
}

/** The half that the eye should go to: below the median where more is better, above it where less is. */
function belowMedian(
  known: readonly OfficeFigure[],
  median: number | null,
  { unit, better }: Asked,
  all: string,
  lang: Lang,
): string {
  const f = formatter(lang)
  if (median === null || known.length === 1)
    return { vi: `${all} có số liệu`, en: `${all} with a figure` }[lang]
  const worse = known.filter((row) => {
    const value = row.value ?? 0
    return better === 'higher' ? value < median : value > median
  }).length
  const level = f.value(median, unit)
  if (worse === 0) {
    return {
      vi: `Không đơn vị nào trong ${all} ${better === 'higher' ? 'dưới' : 'trên'} trung vị ${level}`,
      en: `None of ${all} is ${better === 'higher' ? 'below' : 'above'} the median of ${level}`,
    }[lang]
  }
  return {
    vi: `${f.number(worse)} trong ${all} ${better === 'higher' ? 'dưới' : 'trên'} trung vị ${level}`,
    en: `${f.number(worse)} of ${all} ${better === 'higher' ? 'below' : 'above'} the median of ${level}`,
  }[lang]
}

function atZero(known: readonly OfficeFigure[], lang: Lang): string | null {
  const n = known.filter((row) => row.value === 0).length
  return n ? formatter(lang).counted(n, { vi: 'đơn vị ở mức 0', en: 'at zero' }) : null
}

function atAll(known: readonly OfficeFigure[], lang: Lang): string | null {
  const f = formatter(lang)
  const full = known.filter((row) => row.value === 1)
  if (full.length === 0) return null
  if (full.length === known.length) return { vi: 'Tất cả đạt 100%', en: 'All have reached 100%' }[lang]
  const who =
    full.length > mostNamed
      ? f.counted(full.length, { vi: 'đơn vị', en: 'offices' })
      : f.list(full.map((row) => row.office.name[lang]))
  const has = full.length === 1 ? 'has' : 'have'
  return { vi: `${who} đạt 100%`, en: `${who} ${has} reached 100%` }[lang]
}

function unknown(n: number, lang: Lang): string | null {
  if (n === 0) return null
  return formatter(lang).counted(n, { vi: 'đơn vị chưa có số liệu', en: 'offices without a figure' })
}

/** Which signs stand before figures, and how often. */
function uncertain(known: readonly OfficeFigure[], lang: Lang): string | null {
  const f = formatter(lang)
  const said = (['estimate', 'preliminary'] as const).flatMap((vintage) => {
    const n = known.filter((row) => row.vintage === vintage).length
    const sign = vintageSigns[vintage]
    const noun = {
      vi: `đơn vị báo ${vintageNouns[vintage].vi} (${sign})`,
      en: `offices with ${vintage === 'estimate' ? 'an estimate' : 'a preliminary figure'} (${sign})`,
    }
    return n ? [f.counted(n, noun)] : []
  })
  return said.length ? said.join(', ') : null
}

/** Read aloud at a bar. */
export function rankSentence(row: OfficeFigure & { rank?: number }, asked: Asked, lang: Lang): string {
  const f = formatter(lang)
  const place = row.rank ? `${{ vi: 'hạng', en: 'rank' }[lang]} ${row.rank}, ` : ''
  const name = row.office.name[lang]
  if (row.value === null) return `${name}: ${statusWord('no-data', lang).toLowerCase()}.`
  const share = asked.unit === 'share' ? `, ${f.share(row.value)}` : ''
  return `${name}: ${place}${officeFigureText(row, asked.unit, lang)} ${asked.noun[lang]}${share}. ${statusWord(row.status, lang)}.`
}
