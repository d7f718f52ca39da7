import type { Day } from '../../core/day.ts'
import { formatter } from '../../core/format.ts'
import { type TaskReminder, taskReminders } from '../../core/tasks/reminder.ts'
import type { Lang, Words } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'
import { listed } from './listed.ts'

/** `days`: working days left before the deadline, days passed after it. `liesWith`: who must act on what was sent. */
export type RemindedTask = {
  code: string
  name: Words
  office: Words
  due: Day
  stage: TaskReminder
  days: number
  liesWith: 'office' | 'head' | 'reviewer'
}

/** `link`: the register of tasks as its reader looks after it. `ofCity`: the reader looks after every office. */
export type TasksDue = {
  name: string
  tasks: readonly RemindedTask[]
  ofCity: boolean
  link: string
}

const words = {
  vi: {
    subject: {
      before: (n: string) => `${n} nhiệm vụ sắp đến hạn`,
      on: (n: string) => `${n} nhiệm vụ đến hạn hôm nay`,
      overdue: (n: string) => `${n} nhiệm vụ quá hạn`,
    },
    group: {
      before: 'Sắp đến hạn:',
      on: 'Đến hạn hôm nay:',
      overdue: 'Quá hạn:',
    },
    when: {
      before: (day: string, n: string) => `hạn ${day}, còn ${n} ngày làm việc`,
      on: (_day: string, _n: string) => 'hạn đến hết ngày hôm nay',
      overdue: (day: string, n: string) => `hạn ${day}, quá ${n} ngày`,
    },
    liesWith: {
      office: '',
      head: 'đã báo cáo hoàn thành, chờ thủ trưởng đơn vị',
      reviewer: 'đã báo cáo hoàn thành, chờ thẩm định',
    },
    more: (n: string) => `và ${n} nhiệm vụ khác`,
    ask: 'Nếu không kịp, cần gửi đề nghị gia hạn trước khi hết ngày đến hạn; gửi sau ngày đó thì nhiệm vụ vẫn bị tính là quá hạn.',
    criterion:
      'Theo quy định đánh giá hằng năm của thành phố, một nhiệm vụ không bảo đảm tiến độ thì tiêu chí chuyển đổi số của người đứng đầu được 0 điểm.',
    where: (link: string) => `Xem và báo cáo tại: ${link}`,
    stop: 'Nhiệm vụ đã hoàn thành hoặc đã dừng không được nhắc nữa.',
  },
  en: {
    subject: {
      before: (n: string) => `Tasks due soon (${n})`,
      on: (n: string) => `Tasks due today (${n})`,
      overdue: (n: string) => `Tasks overdue (${n})`,
    },
    group: { before: 'Due soon:', on: 'Due today:', overdue: 'Overdue:' },
    when: {
      before: (day: string, n: string) => `due ${day}, working days left: ${n}`,
      on: (_day: string, _n: string) => 'due by the end of today',
      overdue: (day: string, n: string) => `due ${day}, days overdue: ${n}`,
    },
    liesWith: {
      office: '',
      head: 'reported as done, with the head of office',
      reviewer: 'reported as done, with the reviewer',
    },
    more: (n: string) => `and ${n} more`,
    ask: 'Where there is not enough time, ask for an extension before the end of the day it is due; asked for later it does not undo that the deadline passed.',
    criterion:
      'By the city’s yearly rating, one task that is not on schedule gives the head of the office 0 points for digital transformation.',
    where: (link: string) => `See and report them at: ${link}`,
    stop: 'There are no reminders of tasks that are done or stopped.',
  },
} satisfies Record<Lang, unknown>

/** The worst first. */
const order = [...taskReminders].reverse()

/** To somebody on whom tasks wait whose deadline is near or has passed. */
export function tasksDueLetter(lang: Lang, { name, tasks, ofCity, link }: TasksDue): Letter {
  const f = formatter(lang)
  const said = words[lang]
  const of = (stage: TaskReminder) => tasks.filter((task) => task.stage === stage)
  const worst = order.find((stage) => of(stage).length > 0) ?? 'before'
  const offices = new Set(tasks.map(({ office }) => oneLine(office[lang])))
  const about = !ofCity && offices.size === 1 ? `${[...offices][0]}: ` : ''
  const line = ({ code, name, office, due, stage, days, liesWith }: RemindedTask) =>
    [
      `${code}: ${oneLine(name[lang])}`,
      said.when[stage](f.day(due), f.number(days)),
      ofCity || offices.size > 1 ? oneLine(office[lang]) : '',
      said.liesWith[liesWith],
    ]
      .filter(Boolean)
      .join('; ')
  const groups = order.flatMap((stage) => {
    const mine = of(stage)
    return mine.length > 0 ? [listed(said.group[stage], mine.map(line), (n) => said.more(f.number(n)))] : []
  })
  const canAsk = tasks.some(({ stage, liesWith }) => stage !== 'overdue' && liesWith === 'office')
  return setLetter(lang, {
    subject: about + said.subject[worst](f.number(of(worst).length)),
    name,
    link,
    paragraphs: [...groups, ...(canAsk ? [said.ask] : []), said.criterion, said.where(link), said.stop],
  })
}
