import { formatter, plain } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'

/** A figure has its old and its new reading; null where it was not there, or is no more. */
export type RevisedFigure = {
  title: string
  row: string | null
  column: string | null
  old: string | null
  now: string | null
  why: { by: string; at: string; reason: string | null } | null
}

const words = {
  vi: {
    change: (old: string, now: string) => `trước là ${old}, nay là ${now}`,
    nothing: 'không có',
    why: (by: string, at: string) => `ghi nhận bởi ${by}, ${at}`,
  },
  en: {
    change: (old: string, now: string) => `was ${old}, is ${now}`,
    nothing: 'nothing',
    why: (by: string, at: string) => `recorded by ${by}, ${at}`,
  },
} satisfies Record<Lang, unknown>

/** "Tháng 11/2024, Tử số: trước là 19, nay là 18 (ghi nhận bởi …)"; a sentence has no name. */
export function revisionLine(
  lang: Lang,
  { title, row, column, old, now, why }: Omit<RevisedFigure, 'title'> & { title: string | null },
): string {
  const said = words[lang]
  const what = [title, row, column].filter(Boolean).join(', ')
  const reason = why
    ? ` (${[said.why(why.by, formatter(lang).instant(why.at)), why.reason].filter(Boolean).join('; ')})`
    : ''
  const change = said.change(old ?? said.nothing, now ?? said.nothing)
  return oneLine(plain(`${[what, change].filter(Boolean).join(': ')}${reason}`))
}
