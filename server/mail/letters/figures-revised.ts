import type { Day } from '../../core/day.ts'
import { formatter } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'
import { listed } from './listed.ts'
import { type RevisedFigure, revisionLine } from './revision-line.ts'

/** `link`: the briefing. */
export type FiguresRevised = {
  name: string
  title: string
  issuedOn: Day
  figures: readonly RevisedFigure[]
  link: string
}

const words = {
  vi: {
    subject: (title: string) => `Số liệu đã điều chỉnh trong “${title}”`,
    lead: (day: string, n: string) =>
      `Tài liệu Ông/Bà phát hành ngày ${day} có ${n} số liệu của ngày đó nay đã được điều chỉnh:`,
    more: (n: string) => `và ${n} số liệu khác`,
    where: (link: string) => `Tài liệu vẫn giữ số liệu khi phát hành. Xem hoặc làm mới tại: ${link}`,
  },
  en: {
    subject: (title: string) => `Figures revised in “${title}”`,
    lead: (day: string, n: string) =>
      `Of the briefing that you issued on ${day}, figures of that day have been revised since (${n}):`,
    more: (n: string) => `and ${n} more`,
    where: (link: string) =>
      `The briefing keeps the figures with which it was issued. See or refresh it at: ${link}`,
  },
} satisfies Record<Lang, unknown>

/** To who issued a briefing, of whose figures some read otherwise by what is known now. */
export function figuresRevisedLetter(
  lang: Lang,
  { name, title, issuedOn, figures, link }: FiguresRevised,
): Letter {
  const f = formatter(lang)
  const said = words[lang]
  const lines = figures.map((one) => revisionLine(lang, one))
  return setLetter(lang, {
    subject: said.subject(oneLine(title)),
    name,
    link,
    paragraphs: [
      listed(said.lead(f.day(issuedOn), f.number(figures.length)), lines, (n) => said.more(f.number(n))),
      said.where(link),
    ],
  })
}
