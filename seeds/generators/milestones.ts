import { addDays, type Day, daysBetween } from '../../server/core/day.ts'
import type { Words } from '../../server/core/words.ts'
import { isWorkingDay, quarterEnd, workingDayFrom } from '../distributions/calendar.ts'
import { type Activity, spread } from '../distributions/curve.ts'
import { type Random, weighted } from '../distributions/random.ts'
import { type Form, namesFor } from './subjects.ts'
import { lastDayOf, recorderOf, reportedAt, type Telling } from './telling.ts'
import { inOfficeHours, type Moment, momentAt, type Step } from './versions.ts'

/** How much of a list falls to an office, and how far it has come. */
type Share = {
  listed: number
  /** how many reached the milestone, from which day on; or on which days exactly */
  reached: { count: number; from: Day } | readonly Day[]
}
type Allocation = Readonly<Record<string, Share>>

export type RegisterPlan = {
  /** beginning of the codes */
  prefix: string
  allocation: Allocation
  forms: readonly Form[]
  /** days on which the city added to the list, and the part added */
  waves: readonly (readonly [Day, number])[]
  activity: Activity
  /** rows taken off the list again, by office; `reached` on the given day, or never */
  retired: readonly { office: string; reached: Day | null; on: Day }[]
  /** how many rows were first recorded as reached by mistake */
  mistakes: number
  /** deadlines given to what is still open, with their weights */
  openPlans: readonly (readonly [Day, number])[]
}

/** One thing in a list, with what was known of it when. */
export type Item = {
  code: string
  office: string
  name: Words
  listedOn: Day
  listedAt: Moment
  retired: { on: Day; at: Moment } | null
  /** deadlines set, in order: the first with the listing */
  plans: { on: Day; at: Moment }[]
  reached: { on: Day; at: Moment } | null
  /** recorded as reached on a day, and taken back */
  mistake: { on: Day; at: Moment; takenBackAt: Moment } | null
  /** why it is late */
  reason: string | null
}

const reasons = [
  'Đang thiết kế; chưa có biên bản nghiệm thu',
  'Chờ cấp kinh phí',
  'Đã có dữ liệu, chưa kết nối LGSP nên chưa tính',
  'Chờ bộ chuyên ngành bàn giao dữ liệu',
  'Đang rà soát, làm sạch dữ liệu',
  'Đang lấy ý kiến các đơn vị sử dụng',
] as const

export function drawItems(telling: Telling, plan: RegisterPlan): Item[] {
  const random = telling.random(plan.prefix)
  const items = [
    ...Object.entries(plan.allocation).flatMap(([office, share]) => {
      const days = reachedDays(random, telling, office, share, plan.activity)
      const retired = plan.retired.filter((r) => r.office === office)
      const names = random.shuffled(namesFor(office, plan.forms, share.listed + retired.length))
      const fates: { reached: Day | null; retired: Day | null }[] = [
        ...days.map((reached) => ({ reached, retired: null })),
        ...Array.from({ length: share.listed - days.length }, () => ({ reached: null, retired: null })),
        ...retired.map((r) => ({ reached: r.reached, retired: r.on })),
      ]
      return fates.map((fate, i) => draw(random, telling, plan, office, names[i] as Words, fate))
    }),
  ]
  const wrong = random
    .shuffled(items.filter((item) => item.reached && daysBetween(item.listedOn, item.reached.on) > 150))
    .slice(0, plan.mistakes)
  for (const item of wrong) addMistake(random, item)
  return items
    .sort((a, b) => (a.listedOn < b.listedOn ? -1 : a.listedOn > b.listedOn ? 1 : 0))
    .map((item, i) => ({ ...item, code: `${plan.prefix}-${String(i + 1).padStart(3, '0')}` }))
}

function reachedDays(
  random: Random,
  telling: Telling,
  office: string,
  share: Share,
  activity: Activity,
): Day[] {
  if (!('count' in share.reached)) return [...share.reached]
  const { count, from } = share.reached
  if (count === 0) return []
  const to = addDays(lastDayOf(telling, office), -1)
  return [workingDayFrom(from), ...spread(random, { count: count - 1, from, to, activity })]
}

function draw(
  random: Random,
  telling: Telling,
  plan: RegisterPlan,
  office: string,
  name: Words,
  fate: { reached: Day | null; retired: Day | null },
): Item {
  const horizon = telling.horizonOf(office)
  const before = fate.reached ?? fate.retired ?? lastDayOf(telling, office)
  const open = plan.waves.filter(([on]) => daysBetween(on, before) >= 25)
  const listedOn = open.length
    ? weighted(open)(random)
    : ((plan.waves[0] as readonly [Day, number])[0] as Day)
  const listedAt = inOfficeHours(random, workingDayFrom(addDays(listedOn, random.int(1, 18))))
  const known = (on: Day | null) => (on ? { on, at: reportedAt(random, on, horizon) } : null)
  const reached = known(fate.reached)
  const plans = drawPlans(random, plan, { listedOn, listedAt, reachedOn: fate.reached })
  const lastPlan = plans[plans.length - 1]
  const late = !reached && !fate.retired && lastPlan !== undefined && lastPlan.on < telling.today
  return {
    code: '',
    office,
    name,
    listedOn,
    listedAt,
    retired: known(fate.retired),
    plans,
    reached,
    mistake: null,
    reason: late ? random.pick(reasons) : null,
  }
}

/** The first deadline comes with the listing; one that cannot be kept is moved, mostly after it has passed. */
function drawPlans(
  random: Random,
  plan: RegisterPlan,
  of: { listedOn: Day; listedAt: Moment; reachedOn: Day | null },
): Item['plans'] {
  const earliest = addDays(of.listedOn, 60)
  const target = of.reachedOn ? addDays(of.reachedOn, random.int(-130, 70)) : weighted(plan.openPlans)(random)
  const wish = quarterEnd(target < earliest ? earliest : target)
  const slipped = random.chance(of.reachedOn ? 0.2 : 0.4)
  const first = slipped ? quarterEnd(addDays(wish, -random.int(60, 200))) : wish
  if (!slipped || first < earliest) return [{ on: wish, at: of.listedAt }]
  const movedOn = workingDayFrom(addDays(first, random.int(-25, 30)))
  const movedAt = inOfficeHours(random, movedOn)
  if (of.reachedOn && movedOn > of.reachedOn) return [{ on: wish, at: of.listedAt }]
  return [
    { on: first, at: of.listedAt },
    { on: wish, at: movedAt },
  ]
}

/** Someone took a trial run for the thing itself; a month later the record is put right. */
function addMistake(random: Random, item: Item): void {
  if (!item.reached) return
  let on = addDays(item.reached.on, -random.int(70, 120))
  while (!isWorkingDay(on)) on = addDays(on, 1)
  const at = inOfficeHours(random, workingDayFrom(addDays(on, random.int(3, 10))))
  const takenBackAt = inOfficeHours(random, workingDayFrom(addDays(on, random.int(25, 45))))
  if (at > item.listedAt && takenBackAt < momentAt(item.reached.on)) item.mistake = { on, at, takenBackAt }
}

type Common = { plannedOn?: Day | null; retiredOn?: Day | null; note?: string | null }

/** The columns that every list has, as first recorded. */
export const listed = (item: Item) => ({
  code: item.code,
  officeCode: item.office,
  nameVi: item.name.vi,
  nameEn: item.name.en,
  sample: true,
  listedOn: item.listedOn,
  retiredOn: null,
  documentCode: null,
  note: null,
  plannedOn: item.plans[0]?.on ?? null,
})

/** What became known later. `reach` names the milestone of the list. */
export function stepsOf<F extends Common>(item: Item, reach: (on: Day | null) => Partial<F>): Step<F>[] {
  const by = recorderOf(item.office)
  const note = (text: string): Partial<F> => ({ note: text }) as Partial<F>
  const steps: Step<F>[] = item.plans.slice(1).map(({ on, at }) => ({
    at,
    by,
    set: { plannedOn: on, ...note('Đã lùi hạn so với kế hoạch đầu') } as Partial<F>,
  }))
  const lastPlan = item.plans[item.plans.length - 1]
  if (item.reason && lastPlan)
    steps.push({
      at: Math.max(lastPlan.at, momentAt(addDays(lastPlan.on, 7), '09:00')),
      by,
      set: note(item.reason),
    })
  if (item.mistake) {
    steps.push({ at: item.mistake.at, by, set: reach(item.mistake.on) })
    steps.push({
      at: item.mistake.takenBackAt,
      by,
      set: { ...reach(null), ...note('Đính chính: ghi nhầm ngày chạy thử') },
    })
  }
  if (item.reached) steps.push({ at: item.reached.at, by, set: reach(item.reached.on) })
  if (item.retired)
    steps.push({
      at: item.retired.at,
      by: 'Danh mục thành phố',
      set: { retiredOn: item.retired.on, ...note('Gộp vào mục khác trong danh mục') } as Partial<F>,
    })
  return steps
}

export const listOfCity = 'Danh mục thành phố'
