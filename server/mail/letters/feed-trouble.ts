import type { FeedMark } from '../../core/feeds/mark.ts'
import { formatter, plain } from '../../core/format.ts'
import type { Lang, Words } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'

export type FeedTrouble = {
  name: string
  feed: Words
  /** what it brings */
  target: Words
  state: Exclude<FeedMark['state'], 'paused'>
  since: Date
  lastGood: Date | null
  link: string
}

const words = {
  vi: {
    subject: {
      late: (feed: string) => `Nguồn “${feed}” đang trễ`,
      failed: (feed: string) => `Nguồn “${feed}” đang lỗi`,
      partial: (feed: string) => `Nguồn “${feed}” gửi thiếu`,
    },
    since: (target: string, when: string) => `${target}: có vấn đề từ ${when}.`,
    lastGood: (when: string) =>
      `Lần nhận đủ gần nhất: ${when}. Các chỉ số liên quan giữ giá trị đó và được ghi rõ ngày.`,
    never: 'Chưa lần nào nhận đủ dữ liệu từ nguồn này.',
    where: (link: string) => `Xem nguyên nhân và xử lý tại: ${link}`,
    once: 'Thư này chỉ gửi một lần cho mỗi sự cố.',
  },
  en: {
    subject: {
      late: (feed: string) => `The feed “${feed}” is late`,
      failed: (feed: string) => `The feed “${feed}” is failing`,
      partial: (feed: string) => `The feed “${feed}” sent only a part`,
    },
    since: (target: string, when: string) => `${target}: in trouble since ${when}.`,
    lastGood: (when: string) =>
      `Everything last came at ${when}. The figures that rest on it keep that value, with its date.`,
    never: 'Nothing has ever come whole from this feed.',
    where: (link: string) => `See why, and put it right, at: ${link}`,
    once: 'There is one such letter for each failure.',
  },
} satisfies Record<Lang, unknown>

/** To administrators, when a feed that was well is not any more. */
export function feedTroubleLetter(lang: Lang, about: FeedTrouble): Letter {
  const { name, feed, target, state, since, lastGood, link } = about
  const f = formatter(lang)
  const said = words[lang]
  const when = (at: Date) => plain(f.instant(at.toISOString()))
  return setLetter(lang, {
    subject: said.subject[state](oneLine(feed[lang])),
    name,
    link,
    paragraphs: [
      said.since(oneLine(target[lang]), when(since)),
      lastGood ? said.lastGood(when(lastGood)) : said.never,
      said.where(link),
      said.once,
    ],
  })
}
