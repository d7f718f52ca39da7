import type { OfficePage } from '../../../server/core/answers.ts'
import { formatter, nbsp } from '../../../server/core/format.ts'
import { figureText } from '../../../server/core/sentences/figure.ts'
import { gapWords } from '../../../server/core/sentences/gap.ts'
import { tallyOf } from '../../../server/core/sentences/headline.ts'
import { kindWords, lowerFirst } from '../../../server/core/sentences/words.ts'
import type { Lang } from '../../../server/core/words.ts'
import { debtsOf, type Standing, weakestOf } from './standing.ts'

/** In parts, so that the page can weigh them. */
export type OfficeSentence = { asOf: string; verdict: string; rest: string[] }

type Page = Pick<OfficePage, 'office' | 'items' | 'late' | 'asOfDay'>

/** How it stands, what is weakest, what is late, what is not reported. */
export function officeSentence(page: Page, lang: Lang): OfficeSentence {
  const { items, late, asOfDay } = page
  return {
    asOf: `${{ vi: 'Tính đến', en: 'As of' }[lang]} ${formatter(lang).day(asOfDay)}:`,
    verdict: verdictOf(items, lang),
    rest: [weakestWords(page, lang), lateWords(late, lang), silentWords(items, lang)].filter(
      (said) => said !== null,
    ),
  }
}

export function officeSentenceText(page: Page, lang: Lang): string {
  const { asOf, verdict, rest } = officeSentence(page, lang)
  return [asOf, verdict, ...rest].join(' ')
}

function verdictOf(items: readonly Standing[], lang: Lang): string {
  const f = formatter(lang)
  const tally = tallyOf(items.map(({ item }) => item))
  const all = f.counted(items.length, { vi: 'chỉ số', en: 'indicators' })
  const part = (n: number, vi: string, en: string) => (n ? `${f.number(n)}${nbsp}${{ vi, en }[lang]}` : null)
  const judged = tally.behind + tally['at-risk'] + tally['on-track']
  if (judged === 0)
    return { vi: `chưa đánh giá được chỉ số nào trong ${all}.`, en: `none of the ${all} can be judged yet.` }[
      lang
    ]
  if (tally['on-track'] === items.length)
    return { vi: `cả ${all} đúng tiến độ.`, en: `all ${all} on track.` }[lang]
  const parts = [
    {
      vi: `${f.number(tally['on-track'])} trên ${all} đúng tiến độ`,
      en: `${f.number(tally['on-track'])} of ${all} on track`,
    }[lang],
    part(tally['at-risk'], 'có nguy cơ', 'at risk'),
    part(tally.behind, 'chậm', 'behind') ?? { vi: 'không chỉ số nào chậm', en: 'none behind' }[lang],
    part(tally['no-data'], 'chưa có số liệu', 'without data'),
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

function weakestWords({ items, office }: Page, lang: Lang): string | null {
  const weakest = weakestOf(items)
  if (!weakest) return null
  const { item } = weakest
  const what = [figureText(item, lang), gapWords(item, lang)].filter(Boolean).join(', ')
  const place = placeWords(weakest, office.kind, lang)
  const name = lowerFirst(item.name[lang])
  return {
    vi: `Yếu nhất là ${name}: ${what}${place ? `, ${place}` : ''}.`,
    en: `The weakest is ${name}: ${what}${place ? `, ${place}` : ''}.`,
  }[lang]
}

/** "thứ 20/20 sở, ngành" */
export function placeWords(
  { rank, of }: Pick<Standing, 'rank' | 'of'>,
  kind: keyof typeof kindWords,
  lang: Lang,
): string | null {
  if (rank === null || of < 2) return null
  const f = formatter(lang)
  return {
    vi: `thứ${nbsp}${f.fraction(rank, of)} ${kindWords[kind].vi}`,
    en: `ranked${nbsp}${f.number(rank)} of ${f.number(of)} ${kindWords[kind].en}`,
  }[lang]
}

function lateWords({ total, rows }: OfficePage['late'], lang: Lang): string {
  const f = formatter(lang)
  if (total === 0) return { vi: 'Không có mục nào quá hạn.', en: 'Nothing is overdue.' }[lang]
  const longest = f.days(Math.max(...rows.map((row) => row.daysLate)))
  const things = f.counted(total, { vi: 'mục đã quá hạn', en: 'items are overdue' })
  if (total === 1)
    return { vi: `${things}, ${longest}.`, en: `1${nbsp}item is overdue, by ${longest}.` }[lang]
  return { vi: `${things}, lâu nhất ${longest}.`, en: `${things}, the longest by ${longest}.` }[lang]
}

function silentWords(items: readonly Standing[], lang: Lang): string | null {
  const { stopped } = debtsOf(items)
  const [first] = stopped
  if (!first) return null
  const f = formatter(lang)
  const since = first.since ? f.periodInText(first.since) : null
  const earliest = stopped.some((one) => one.since !== first.since)
  const n = f.counted(stopped.length, { vi: 'chỉ số', en: 'indicators' })
  const when = {
    vi: since ? `, ${earliest ? 'sớm nhất ' : ''}từ ${since}` : '',
    en: since ? `, ${earliest ? 'the first ' : ''}since ${since}` : '',
  }[lang]
  return {
    vi: `${n} trước đây có số liệu đều, nay không còn${when}.`,
    en: `${n} once reported steadily ${stopped.length === 1 ? 'has' : 'have'} no figures any more${when}.`,
  }[lang]
}
