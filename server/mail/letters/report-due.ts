import type { Day } from '../../core/day.ts'
import { formatter, plain } from '../../core/format.ts'
import type { PeriodId } from '../../core/period.ts'
import type { ReminderStage } from '../../core/reporting/reminder.ts'
import type { Lang, Words } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'
import { listed } from './listed.ts'

/** `link`: the page on which the office reports. `kpis`: what is missing, each with its period. */
export type ReportDue = {
  name: string
  office: Words
  stage: ReminderStage
  due: Day
  kpis: readonly { name: Words; period: PeriodId }[]
  link: string
}

const words = {
  vi: {
    subject: {
      before: (day: string) => `Báo cáo đến hạn ngày ${day}`,
      on: (_day: string) => 'Báo cáo đến hạn hôm nay',
      after: (day: string) => `Báo cáo đã quá hạn từ ngày ${day}`,
      'long-after': (day: string) => `Báo cáo vẫn chưa gửi, quá hạn từ ngày ${day}`,
    },
    missing: (office: string, count: string, day: string) =>
      `${office} còn ${count} số liệu chưa gửi, hạn ngày ${day}:`,
    more: (count: string) => `và ${count} số liệu khác`,
    where: (link: string) => `Nhập và gửi tại: ${link}`,
    stop: 'Khi đã gửi đủ, hệ thống sẽ không nhắc nữa.',
  },
  en: {
    subject: {
      before: (day: string) => `Reports due on ${day}`,
      on: (_day: string) => 'Reports due today',
      after: (day: string) => `Reports overdue since ${day}`,
      'long-after': (day: string) => `Reports still not sent, overdue since ${day}`,
    },
    missing: (office: string, count: string, day: string) =>
      `${office} has not sent ${count} of the figures due on ${day}:`,
    more: (count: string) => `and ${count} more`,
    where: (link: string) => `Enter and send them at: ${link}`,
    stop: 'Once all are sent, there will be no more reminders.',
  },
} satisfies Record<Lang, unknown>

/** To somebody of an office that has not sent what is due. */
export function reportDueLetter(lang: Lang, { name, office, stage, due, kpis, link }: ReportDue): Letter {
  const f = formatter(lang)
  const said = words[lang]
  const lines = kpis.map((kpi) => `${oneLine(kpi.name[lang])}, ${plain(f.periodInText(kpi.period))}`)
  const missing = said.missing(oneLine(office[lang]), f.number(kpis.length), f.day(due))
  return setLetter(lang, {
    subject: `${oneLine(office[lang])}: ${said.subject[stage](f.day(due))}`,
    name,
    link,
    paragraphs: [listed(missing, lines, (rest) => said.more(f.number(rest))), said.where(link), said.stop],
  })
}
