import { tasks } from '../../db/schema/registers.ts'
import { addDays, type Day, daysBetween, minDay } from '../../server/core/day.ts'
import type { Words } from '../../server/core/words.ts'
import { workingDayFrom } from '../distributions/calendar.ts'
import type { Random } from '../distributions/random.ts'
import { lastDayOf, recorderOf, reportedAt, type Telling } from './telling.ts'
import {
  type Facts,
  inOfficeHours,
  momentAt,
  rowsOf,
  type Step,
  type TableRows,
  versionsOf,
} from './versions.ts'

/** How a year's tasks of an office stand at the clock. */
type Fates = {
  onTime?: number
  late?: number
  /** done, though no deadline was ever set */
  undatedDone?: number
  /** open, past the deadline */
  overdue?: number
  /** open, deadline still to come */
  open?: number
  undatedOpen?: number
  stopped?: number
}
export type TaskPlan = {
  year: number
  /** the day on which the city approved the year's list */
  listedOn: Day
  byOffice: Readonly<Record<string, Fates>>
  /** deadlines of tasks that are overdue at the clock, dealt out in order, and of those still to come */
  overdueOn: readonly Day[]
  /** deadlines of tasks done on time, for the first that are drawn; the others get theirs by chance */
  onTimeBy?: readonly Day[]
  openUntil: readonly Day[]
}

const fields: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  SNV: ['nội vụ', 'home affairs'],
  STP: ['tư pháp', 'justice'],
  SKHDT: ['kế hoạch và đầu tư', 'planning and investment'],
  STC: ['tài chính', 'finance'],
  SCT: ['công thương', 'industry and trade'],
  SNNPTNT: ['nông nghiệp', 'agriculture'],
  SGTVT: ['giao thông vận tải', 'transport'],
  SXD: ['xây dựng', 'construction'],
  STNMT: ['tài nguyên và môi trường', 'natural resources and environment'],
  STTTT: ['thông tin và truyền thông', 'information and communications'],
  SLDTBXH: ['lao động và xã hội', 'labour and social affairs'],
  SVHTT: ['văn hóa và thể thao', 'culture and sports'],
  SKHCN: ['khoa học và công nghệ', 'science and technology'],
  SGDDT: ['giáo dục', 'education'],
  SYT: ['y tế', 'health'],
  SNGV: ['đối ngoại', 'foreign affairs'],
  SDL: ['du lịch', 'tourism'],
  TTTP: ['thanh tra', 'inspection'],
  VPUBND: ['điều hành của UBND thành phố', 'the People’s Committee’s administration'],
  BQLKKT: ['khu công nghiệp, khu kinh tế', 'industrial and economic zones'],
}

const works: readonly (readonly [vi: string, en: string])[] = [
  ['Số hóa kết quả giải quyết thủ tục hành chính lĩnh vực %', 'Digitise results of procedures of %'],
  ['Tái cấu trúc quy trình dịch vụ công trực tuyến lĩnh vực %', 'Redesign online services of %'],
  ['Công bố các bộ dữ liệu mở lĩnh vực %', 'Publish open datasets of %'],
  ['Hoàn thiện cơ sở dữ liệu dùng chung lĩnh vực %', 'Complete the shared databases of %'],
  ['Kết nối các hệ thống thông tin lĩnh vực % với nền tảng LGSP', 'Connect the systems of % to the LGSP'],
  ['Tích hợp thanh toán trực tuyến cho thủ tục lĩnh vực %', 'Add online payment to procedures of %'],
  ['Tập huấn kỹ năng số cho cán bộ lĩnh vực %', 'Train officers of % in digital skills'],
  ['Đánh giá an toàn thông tin theo cấp độ các hệ thống lĩnh vực %', 'Assess the information security of %'],
  ['Ký số toàn bộ văn bản điện tử lĩnh vực %', 'Sign all electronic documents of % digitally'],
  ['Cập nhật dữ liệu lĩnh vực % vào kho dữ liệu dùng chung', 'Load data of % into the shared warehouse'],
  ['Ban hành quy chế quản lý, khai thác dữ liệu lĩnh vực %', 'Issue rules on managing and using data of %'],
  ['Chuẩn hóa danh mục điện tử dùng chung lĩnh vực %', 'Standardise the shared code lists of %'],
  [
    'Đưa chế độ báo cáo lĩnh vực % lên hệ thống thông tin báo cáo',
    'Move reports of % to the reporting system',
  ],
  ['Rà soát, cắt giảm giấy tờ trong thủ tục lĩnh vực %', 'Review and cut paperwork in procedures of %'],
]

type Fate = keyof Fates
const fateOrder = [
  'onTime',
  'late',
  'undatedDone',
  'overdue',
  'open',
  'undatedOpen',
  'stopped',
] as const satisfies readonly Fate[]

type Draft = {
  office: string
  name: Words
  listedOn: Day
  originalDueOn: Day | null
  dueOn: Day | null
  doneOn: Day | null
  stoppedOn: Day | null
}

export function taskRows(telling: Telling, plans: readonly TaskPlan[]): TableRows {
  return rowsOf(
    tasks,
    plans.flatMap((plan) => {
      const random = telling.random(`tasks-${plan.year}`)
      const dueDays = {
        overdue: [...plan.overdueOn],
        open: [...plan.openUntil],
        onTime: [...(plan.onTimeBy ?? [])],
      }
      const drafts = Object.entries(plan.byOffice).flatMap(([office, fates]) => {
        const mine = random.shuffled(works)
        return fateOrder
          .flatMap((fate) => Array.from({ length: fates[fate] ?? 0 }, () => fate))
          .map((fate, i) =>
            draw(random, telling, plan, office, nameOf(office, plan.year, mine[i]), fate, dueDays),
          )
      })
      return random
        .shuffled(drafts)
        .sort((a, b) => (a.listedOn < b.listedOn ? -1 : a.listedOn > b.listedOn ? 1 : 0))
        .flatMap((draft, i) =>
          versions(random, telling, plan.year, `NT-${plan.year}-${String(i + 1).padStart(2, '0')}`, draft),
        )
    }),
  )
}

function nameOf(office: string, year: number, work: readonly [string, string] | undefined): Words {
  const field = fields[office]
  if (!field || !work) throw new RangeError(`no name for a task of ${office}`)
  return {
    vi: `${work[0].replace('%', field[0])}, năm ${year}`,
    en: `${work[1].replace('%', field[1])}, ${year}`,
  }
}

function draw(
  random: Random,
  telling: Telling,
  plan: TaskPlan,
  office: string,
  name: Words,
  fate: Fate,
  dueDays: { overdue: Day[]; open: Day[]; onTime: Day[] },
): Draft {
  const { year } = plan
  const listedOn = random.chance(0.82)
    ? plan.listedOn
    : workingDayFrom(`${year}-0${random.int(3, 5)}-1${random.int(0, 9)}`)
  const draft: Draft = {
    office,
    name,
    listedOn,
    originalDueOn: null,
    dueOn: null,
    doneOn: null,
    stoppedOn: null,
  }
  const heardUntil = lastDayOf(telling, office)
  const end = minDay(`${year}-12-31`, heardUntil)
  if (fate === 'undatedOpen') return draft
  if (fate === 'undatedDone')
    return { ...draft, doneOn: someDay(random, addDays(listedOn, 60), addDays(end, -15)) }
  if (fate === 'overdue')
    return { ...draft, ...extended(random, dueDays.overdue.shift() ?? addDays(end, -30), listedOn) }
  if (fate === 'open')
    return { ...draft, ...extended(random, dueDays.open.shift() ?? `${year}-12-31`, listedOn) }
  if (fate === 'stopped') {
    const dueOn = monthEnd(year, random.int(9, 12))
    return {
      ...draft,
      originalDueOn: dueOn,
      dueOn,
      stoppedOn: someDay(random, `${year}-05-10`, `${year}-08-30`),
    }
  }
  if (fate === 'late') {
    const dueOn = monthEnd(year, random.int(5, 9))
    const doneOn = workingDayFrom(addDays(dueOn, random.int(4, 38)))
    return { ...draft, originalDueOn: dueOn, dueOn, doneOn }
  }
  const due = someDay(random, addDays(listedOn, 45), addDays(end, -20))
  const set = heardUntil === telling.today ? dueDays.onTime.shift() : undefined
  const dueOn = set ?? (random.chance(0.7) ? monthEnd(year, Number(due.slice(5, 7))) : workingDayFrom(due))
  const done = addDays(dueOn, -random.int(0, 24))
  const doneOn = minDay(done <= listedOn ? addDays(listedOn, 20) : done, addDays(heardUntil, -1))
  return { ...draft, ...extended(random, dueOn, listedOn), doneOn: minDay(workingDayBefore(doneOn), dueOn) }
}

const monthEnd = (year: number, month: number): Day =>
  month === 12 ? `${year}-12-31` : addDays(`${year}-${String(month + 1).padStart(2, '0')}-01`, -1)

const someDay = (random: Random, from: Day, to: Day): Day =>
  workingDayBefore(addDays(from, random.int(0, Math.max(0, daysBetween(from, to)))))

function workingDayBefore(day: Day): Day {
  let found = day
  while (workingDayFrom(found) !== found) found = addDays(found, -1)
  return found
}

/** One deadline in seven is an extended one; the original stays on record. */
function extended(random: Random, dueOn: Day, listedOn: Day): Pick<Draft, 'originalDueOn' | 'dueOn'> {
  const before = addDays(dueOn, -random.int(30, 75))
  if (random.chance(0.85) || daysBetween(listedOn, before) < 40) return { originalDueOn: dueOn, dueOn }
  return { originalDueOn: monthEnd(Number(before.slice(0, 4)), Number(before.slice(5, 7))), dueOn }
}

function versions(random: Random, telling: Telling, year: number, code: string, draft: Draft) {
  const horizon = telling.horizonOf(draft.office)
  const by = recorderOf(draft.office)
  const steps: Step<Facts<typeof tasks>>[] = []
  if (draft.dueOn !== draft.originalDueOn && draft.originalDueOn)
    steps.push({
      at: inOfficeHours(random, workingDayBefore(addDays(draft.originalDueOn, -random.int(2, 12)))),
      by: recorderOf('VPUBND'),
      set: { dueOn: draft.dueOn, note: 'Đã gia hạn theo văn bản của Văn phòng UBND thành phố' },
    })
  const { doneOn, stoppedOn } = draft
  if (doneOn) steps.push({ at: reportedAt(random, doneOn, horizon), by, set: { doneOn } })
  if (stoppedOn)
    steps.push({
      at: reportedAt(random, stoppedOn, horizon),
      by: recorderOf('VPUBND'),
      set: { stoppedOn, note: 'Dừng thực hiện theo văn bản điều chỉnh danh mục' },
    })
  const first = inOfficeHours(random, workingDayFrom(addDays(draft.listedOn, random.int(1, 8))))
  return versionsOf<Facts<typeof tasks>>(
    {
      at: Math.max(first, momentAt(draft.listedOn, '08:00')),
      by: recorderOf('VPUBND'),
      facts: {
        code,
        officeCode: draft.office,
        nameVi: draft.name.vi,
        nameEn: draft.name.en,
        sample: true,
        listedOn: draft.listedOn,
        retiredOn: null,
        documentCode: null,
        note: null,
        year,
        originalDueOn: draft.originalDueOn,
        dueOn: draft.originalDueOn,
        doneOn: null,
        stoppedOn: null,
      },
    },
    steps,
    horizon,
  )
}
