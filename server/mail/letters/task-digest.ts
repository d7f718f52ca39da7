import type { Day } from '../../core/day.ts'
import { formatter } from '../../core/format.ts'
import type { Lang, Words } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'
import { listed } from './listed.ts'

type DigestTask = { code: string; name: Words; due: Day }
/** What was sent and waits: `with` says for whom. */
export type WaitingTask = {
  code: string
  name: Words
  kind: 'progress' | 'completion' | 'extension'
  with: 'head' | 'reviewer'
}

/** The week of one office, from the first day worked in it to Sunday. */
export type TaskDigest = {
  name: string
  office: Words
  from: Day
  to: Day
  due: readonly DigestTask[]
  overdue: readonly DigestTask[]
  waiting: readonly WaitingTask[]
  link: string
}

const words = {
  vi: {
    subject: (office: string, from: string, to: string) => `${office}: nhiệm vụ tuần từ ${from} đến ${to}`,
    due: (n: string) => `Đến hạn trong tuần (${n}):`,
    noneDue: 'Trong tuần không có nhiệm vụ nào đến hạn.',
    overdue: (n: string) => `Quá hạn, chưa hoàn thành (${n}):`,
    waiting: (n: string) => `Đang chờ quyết định (${n}):`,
    on: (day: string) => `hạn ${day}`,
    kinds: { progress: 'báo cáo tiến độ', completion: 'báo cáo hoàn thành', extension: 'xin gia hạn' },
    with: { head: 'chờ thủ trưởng đơn vị', reviewer: 'chờ thẩm định' },
    more: (n: string) => `và ${n} nhiệm vụ khác`,
    where: (link: string) => `Xem tất cả tại: ${link}`,
  },
  en: {
    subject: (office: string, from: string, to: string) =>
      `${office}: tasks of the week from ${from} to ${to}`,
    due: (n: string) => `Due this week (${n}):`,
    noneDue: 'No task is due this week.',
    overdue: (n: string) => `Overdue and not done (${n}):`,
    waiting: (n: string) => `Waiting for a decision (${n}):`,
    on: (day: string) => `due ${day}`,
    kinds: { progress: 'progress report', completion: 'completion', extension: 'extension asked' },
    with: { head: 'with the head of office', reviewer: 'with the reviewer' },
    more: (n: string) => `and ${n} more`,
    where: (link: string) => `See all of them at: ${link}`,
  },
} satisfies Record<Lang, unknown>

/** To the people of an office, on the first day worked in a week. */
export function taskDigestLetter(lang: Lang, digest: TaskDigest): Letter {
  const { name, office, from, to, due, overdue, waiting, link } = digest
  const f = formatter(lang)
  const said = words[lang]
  const more = (n: number) => said.more(f.number(n))
  const line = (task: DigestTask) => `${task.code}: ${oneLine(task.name[lang])}; ${said.on(f.day(task.due))}`
  const waits = (task: WaitingTask) =>
    `${task.code}: ${oneLine(task.name[lang])}; ${said.kinds[task.kind]}, ${said.with[task.with]}`
  return setLetter(lang, {
    subject: said.subject(oneLine(office[lang]), f.day(from), f.day(to)),
    name,
    link,
    paragraphs: [
      due.length > 0 ? listed(said.due(f.number(due.length)), due.map(line), more) : said.noneDue,
      ...(overdue.length > 0
        ? [listed(said.overdue(f.number(overdue.length)), overdue.map(line), more)]
        : []),
      ...(waiting.length > 0
        ? [listed(said.waiting(f.number(waiting.length)), waiting.map(waits), more)]
        : []),
      said.where(link),
    ],
  })
}
