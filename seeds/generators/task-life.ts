import { decisions, itemSuccessions } from '../../db/schema/proposals.ts'
import { taskNotes, taskSteps, tasks } from '../../db/schema/tasks.ts'
import { addDays, type Day, dayOfInstant, daysBetween, maxDay, minDay } from '../../server/core/day.ts'
import { formatter } from '../../server/core/format.ts'
import type { ProposalContent } from '../../server/core/proposals/proposal.ts'
import { movedDeadline } from '../../server/core/tasks/deadlines.ts'
import { workingDayFrom } from '../distributions/calendar.ts'
import type { Random } from '../distributions/random.ts'
import type { UnderWay } from './task-proposals.ts'
import type { SealPlan } from './task-seals.ts'
import { positionIn } from './task-works.ts'
import type { DrawnTask } from './tasks.ts'
import { recorderOf, type Telling } from './telling.ts'
import { headOf, officerOf, reviewer } from './told-by.ts'
import {
  type Facts,
  inOfficeHours,
  type Moment,
  type Row,
  rowsOf,
  type Step,
  type TableRows,
  versionsOf,
} from './versions.ts'

/** What befalls single tasks of a story, beyond their dates; by code. */
export type TaskLife = {
  /** extensions that were asked for only after the deadline had passed */
  askedLate: readonly string[]
  /** stopped for good; what is stopped otherwise is suspended */
  cancelled: readonly string[]
  /** tasks that another office led until a day */
  handedOver: readonly { code: string; from: string; on: Day }[]
  /** extensions that were not granted */
  refused: readonly { code: string; on: Day; until: Day; reason: string; why: string }[]
  underWay: readonly UnderWay[]
  /** years whose result is frozen */
  sealed: readonly SealPlan[]
}

type TaskFacts = Facts<typeof tasks>
type Kind = 'progress' | 'completion' | 'extension'
type Decided = { [K in Kind]: { kind: K; content: ProposalContent[K] } }[Kind] & {
  at: Moment
  sentOn: Day
  outcome: 'approved' | 'refused'
  document: string | null
  reason: string | null
}

/** No number: no document of this name was issued. */
const sample = '(số liệu minh họa)'
const { day: written } = formatter('vi')
const assignedBy = ({ year, listedOn }: DrawnTask) =>
  listedOn < `${year}-03-01`
    ? `Quyết định phê duyệt danh mục nhiệm vụ chuyển đổi số năm ${year}, ngày ${written(listedOn)} ${sample}`
    : `Thông báo kết luận của Chủ tịch UBND thành phố về chuyển đổi số, ngày ${written(listedOn)} ${sample}`
const extendedBy = (day: Day) =>
  `Văn bản gia hạn của Văn phòng UBND thành phố, ngày ${written(day)} ${sample}`
const stoppedBy = (day: Day) => `Quyết định điều chỉnh danh mục nhiệm vụ, ngày ${written(day)} ${sample}`
const handedOverBy = (day: Day) => `Quyết định giao lại nhiệm vụ, ngày ${written(day)} ${sample}`

const progressNotes = [
  'Đã hoàn thành khảo sát và thống nhất phạm vi với các đơn vị liên quan',
  'Đã lựa chọn đơn vị thực hiện, đang triển khai theo kế hoạch',
  'Đã hoàn thành dự thảo, đang lấy ý kiến các đơn vị',
  'Đã chạy thử, đang hiệu chỉnh theo góp ý',
]
const difficulties = [
  'Nhân lực chuyên trách công nghệ thông tin còn thiếu, phải kiêm nhiệm',
  'Kinh phí được bổ sung chậm so với kế hoạch',
  'Dữ liệu do bộ quản lý chưa có giao diện kết nối ổn định',
  'Hồ sơ giấy các năm trước thiếu và không thống nhất',
]
const requests = [
  'Đề nghị UBND thành phố bố trí kinh phí trong đợt bổ sung tới',
  'Đề nghị Sở Thông tin và Truyền thông cử cán bộ hỗ trợ kỹ thuật',
  'Đề nghị UBND thành phố có văn bản gửi bộ chủ quản về kết nối dữ liệu',
  'Đề nghị các đơn vị phối hợp cử đầu mối và trả lời đúng hạn',
]
const reasons = [
  'Phải chờ văn bản hướng dẫn của bộ chủ quản',
  'Khối lượng hồ sơ thực tế lớn hơn khi lập kế hoạch',
  'Nhà cung cấp bàn giao thiết bị chậm',
]
const helpersSay = [
  'Đã cử đầu mối phối hợp và gửi tài liệu kỹ thuật',
  'Đã góp ý dự thảo bằng văn bản',
  'Đề nghị đơn vị chủ trì gửi danh sách hệ thống trước khi kiểm thử',
]
const stepNames = ['Khảo sát, lập kế hoạch chi tiết', 'Triển khai thực hiện', 'Kiểm tra, nghiệm thu']

/** The rows of tasks and of what was done about them; `inForce` gives a task as it stands at the clock. */
export function lifeOf(telling: Telling, drawn: readonly DrawnTask[], life: TaskLife) {
  const lives = drawn.map((task) => oneLife(telling, task, life))
  const versions = lives.flatMap(({ versions }) => versions).map((row, i) => ({ ...row, versionId: i + 1 }))
  const open = new Map(versions.filter(({ knownTo }) => knownTo === 'infinity').map((row) => [row.code, row]))
  const tables: TableRows[] = [
    { table: tasks, rows: versions, numbered: true },
    rowsOf(
      taskSteps,
      lives.flatMap(({ steps }) => steps),
    ),
    rowsOf(
      taskNotes,
      lives.flatMap(({ notes }) => notes),
    ),
    rowsOf(
      decisions,
      lives.flatMap(({ decided }) => decided),
    ),
    rowsOf(
      itemSuccessions,
      lives.flatMap(({ successions }) => successions),
    ),
  ]
  return {
    tables,
    versions,
    inForce(code: string) {
      const row = open.get(code)
      if (!row) throw new Error(`there is no ${code}`)
      return row
    },
  }
}

export type TaskVersion = ReturnType<typeof lifeOf>['versions'][number]
export type TaskInForce = ReturnType<ReturnType<typeof lifeOf>['inForce']>

function oneLife(telling: Telling, task: DrawnTask, life: TaskLife) {
  const random = telling.random(`task-life-${task.code}`)
  const horizon = telling.horizonOf(task.office)
  const before = life.handedOver.find(({ code }) => code === task.code)
  const decided = decisionsOf(random, telling, task, life)
  const steps: Step<TaskFacts>[] = decided
    .filter(({ outcome }) => outcome === 'approved')
    .map((one) => ({ at: one.at, by: reviewer, set: changeBy(one, task) }))
  if (task.stoppedOn && task.stoppedAt)
    steps.push({
      at: task.stoppedAt,
      by: reviewer,
      set: {
        stoppedOn: task.stoppedOn,
        stopKind: life.cancelled.includes(task.code) ? 'cancelled' : 'suspended',
        stoppedBy: stoppedBy(task.stoppedOn),
        note: 'Dừng thực hiện theo văn bản điều chỉnh danh mục',
      },
    })
  if (before)
    steps.push({
      at: inOfficeHours(random, before.on),
      by: reviewer,
      set: { officeCode: task.office, person: positionIn(task.office) },
    })
  const helper = task.work.helper === task.office ? 'VPUBND' : task.work.helper
  const coordinating = helper === task.office || random.chance(0.3) ? [] : [helper]
  const first: TaskFacts = {
    code: task.code,
    officeCode: before?.from ?? task.office,
    nameVi: task.name.vi,
    nameEn: task.name.en,
    sample: true,
    listedOn: task.listedOn,
    retiredOn: null,
    documentCode: null,
    note: null,
    year: task.year,
    assignedBy: assignedBy(task),
    person: positionIn(before?.from ?? task.office),
    responsibility: task.work.responsibility,
    product: task.work.product,
    authority: task.work.authority,
    coordinating,
    originalDueOn: task.originalDueOn,
    dueOn: task.originalDueOn,
    heldToOn: null,
    chargedOfficeCode: null,
    doneOn: null,
    progress: null,
    result: null,
    stoppedOn: null,
    stopKind: null,
    stoppedBy: null,
  }
  return {
    versions: versionsOf<TaskFacts>(
      { at: task.recordedAt, by: recorderOf('VPUBND'), facts: first },
      steps,
      horizon,
    ),
    decided: decisionRows(task, decided, { horizon, before }),
    steps: stepRows(random, telling, task),
    notes: noteRows(random, task, coordinating, horizon),
    successions: before ? successionRows(task, before) : [],
  }
}

const changeBy = (one: Decided, task: DrawnTask): Partial<TaskFacts> => {
  if (one.kind === 'progress') return { progress: one.content.percent }
  if (one.kind === 'completion')
    return { doneOn: one.content.doneOn, progress: 100, result: one.content.result }
  return {
    ...movedDeadline({ dueOn: task.originalDueOn, heldToOn: null }, one.content.toDueOn, one.sentOn),
    note: 'Đã gia hạn theo văn bản của Văn phòng UBND thành phố',
  }
}

/** What was asked of the reviewer and decided before the horizon of the office, in order. */
function decisionsOf(random: Random, telling: Telling, task: DrawnTask, life: TaskLife): Decided[] {
  const { code, work, originalDueOn, dueOn, doneOn, doneAt, stoppedAt, extendedAt, recordedAt } = task
  const done: Decided[] = []
  if (extendedAt && originalDueOn && dueOn) {
    const late = life.askedLate.includes(code) && (doneOn ?? dueOn) > addDays(originalDueOn, 14)
    const grantedOn = late ? workingDayFrom(addDays(originalDueOn, 10)) : dayOfInstant(new Date(extendedAt))
    done.push({
      kind: 'extension',
      content: { fromDueOn: originalDueOn, toDueOn: dueOn, reason: random.pick(reasons) },
      at: late ? inOfficeHours(random, grantedOn) : extendedAt,
      sentOn: late ? addDays(originalDueOn, 4) : addDays(grantedOn, -random.int(1, 4)),
      outcome: 'approved',
      document: extendedBy(grantedOn),
      reason: null,
    })
  }
  const end = doneAt ?? stoppedAt ?? Math.min(telling.clock, telling.horizonOf(task.office))
  done.push(...progressOf(random, task, dayOfInstant(new Date(recordedAt)), dayOfInstant(new Date(end))))
  if (doneOn && doneAt)
    done.push({
      kind: 'completion',
      content: {
        doneOn,
        result: `Đã hoàn thành: ${work.product.charAt(0).toLowerCase()}${work.product.slice(1)}`,
      },
      at: doneAt,
      sentOn: maxDay(doneOn, addDays(dayOfInstant(new Date(doneAt)), -random.int(0, 3))),
      outcome: 'approved',
      document: null,
      reason: null,
    })
  for (const { on, until, reason, why } of life.refused.filter((one) => one.code === code))
    done.push({
      kind: 'extension',
      content: { fromDueOn: dueOn ?? on, toDueOn: until, reason },
      at: inOfficeHours(random, on),
      sentOn: addDays(on, -3),
      outcome: 'refused',
      document: `Văn bản trả lời của Văn phòng UBND thành phố, ngày ${written(on)} ${sample}`,
      reason: why,
    })
  return done.sort((a, b) => a.at - b.at)
}

/** One or two reports on the way, each further than the one before; where a deadline was missed the last says why. */
function progressOf(random: Random, task: DrawnTask, from: Day, to: Day): Decided[] {
  const span = daysBetween(from, to)
  const missed = task.dueOn !== null && (task.doneOn ?? to) > task.dueOn
  if (span < 60 || (!missed && random.chance(0.25))) return []
  const parts = span > 150 ? [0.35, 0.75] : [0.6]
  return parts.flatMap((part, i): Decided[] => {
    const on = workingDayFrom(addDays(from, Math.round(span * part) + random.int(0, 9)))
    if (on >= addDays(to, -5)) return []
    const isLast = i === parts.length - 1
    const says = isLast && (missed || random.chance(0.25))
    return [
      {
        kind: 'progress',
        content: {
          percent: Math.round((part * (missed ? 80 : 95)) / 5) * 5,
          note: progressNotes[Math.min(i * 2 + random.int(0, 1), 3)] as string,
          difficulties: says ? random.pick(difficulties) : null,
          requests: says ? random.pick(requests) : null,
        },
        at: inOfficeHours(random, on),
        sentOn: addDays(on, -random.int(0, 3)),
        outcome: 'approved',
        document: null,
        reason: null,
      },
    ]
  })
}

function decisionRows(
  task: DrawnTask,
  decided: readonly Decided[],
  { horizon, before }: { horizon: Moment; before: TaskLife['handedOver'][number] | undefined },
): Row<typeof decisions>[] {
  const counts = new Map<Kind, number>()
  return decided
    .filter(({ at }) => at <= horizon)
    .map((one) => {
      const n = (counts.get(one.kind) ?? 0) + 1
      counts.set(one.kind, n)
      const proposal = `tasks/${task.code}/${one.kind}`
      const office = before && one.sentOn < before.on ? before.from : task.office
      return {
        code: `${proposal}#${n}`,
        proposal,
        register: 'tasks',
        item: task.code,
        kind: one.kind,
        officeCode: office,
        content: JSON.stringify(one.content),
        enteredBy: officerOf(office),
        endorsedBy: headOf(office),
        sentOn: one.sentOn,
        reason: one.reason,
        outcome: one.outcome,
        document: one.document,
        decidedOn: dayOfInstant(new Date(one.at)),
        sample: true,
        knownFrom: new Date(one.at).toISOString(),
        knownTo: 'infinity',
        recordedBy: reviewer,
      }
    })
}

/** Of one task in four: three steps up to the deadline, done as far as the work has come. */
function stepRows(random: Random, telling: Telling, task: DrawnTask): Row<typeof taskSteps>[] {
  const { code, office, listedOn, dueOn, doneOn } = task
  if (!dueOn || !random.chance(0.25)) return []
  const today = minDay(telling.today, dayOfInstant(new Date(telling.horizonOf(office))))
  const span = daysBetween(listedOn, dueOn)
  return stepNames.flatMap((name, i) => {
    const plannedOn = i === 2 ? dueOn : workingDayFrom(addDays(listedOn, Math.round((span * (i + 1)) / 3)))
    const reached = addDays(plannedOn, random.int(-6, 3))
    const stepDone = i === 2 ? doneOn : doneOn ? minDay(reached, doneOn) : i === 0 ? reached : null
    const facts = {
      code: `${code}.${i + 1}`,
      taskCode: code,
      officeCode: office,
      position: i + 1,
      name,
      plannedOn,
    }
    const by = recorderOf(office)
    return versionsOf<Facts<typeof taskSteps>>(
      {
        at: inOfficeHours(random, workingDayFrom(addDays(listedOn, 12))),
        by,
        facts: { ...facts, doneOn: null },
      },
      stepDone && stepDone <= today
        ? [{ at: inOfficeHours(random, workingDayFrom(stepDone)), by, set: { doneOn: stepDone } }]
        : [],
      telling.horizonOf(office),
    )
  })
}

function noteRows(
  random: Random,
  task: DrawnTask,
  coordinating: readonly string[],
  horizon: Moment,
): Row<typeof taskNotes>[] {
  return coordinating.flatMap((office) => {
    if (!random.chance(0.3)) return []
    const at = inOfficeHours(random, workingDayFrom(addDays(task.listedOn, random.int(20, 80))))
    const facts: Facts<typeof taskNotes> = {
      code: `${task.code}#1`,
      taskCode: task.code,
      officeCode: office,
      text: random.pick(helpersSay),
    }
    return versionsOf({ at, by: officerOf(office), facts }, [], horizon)
  })
}

const successionRows = (
  { code, office }: DrawnTask,
  { from, on }: { from: string; on: Day },
): Row<typeof itemSuccessions>[] => {
  const at = new Date(Date.parse(`${on}T08:00:00+07:00`)).toISOString()
  return [
    {
      code: `tasks/${code}#1`,
      register: 'tasks',
      predecessor: code,
      successor: code,
      fromOfficeCode: from,
      toOfficeCode: office,
      kind: 'hand-over',
      happenedOn: on,
      document: handedOverBy(on),
      sample: true,
      knownFrom: at,
      knownTo: 'infinity',
      recordedBy: reviewer,
    },
  ]
}
