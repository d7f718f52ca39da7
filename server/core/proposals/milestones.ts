import type { Day } from '../day.ts'
import type { Words } from '../words.ts'
import type { RegisterName } from './proposal.ts'

/** A register whose items have milestones. Tasks go by deadlines of their own. */
export type ItemRegister = Exclude<RegisterName, 'tasks'>
export const itemRegisters = [
  'shared-databases',
  'shared-tables',
  'open-datasets',
  'warehouse-datasets',
  'procedures',
  'platforms',
] as const satisfies readonly ItemRegister[]

export type Milestone = {
  /** the name of the date in `ItemRow.dates` */
  name: string
  label: Words
  /** `planned`: a day to come; `actual`: a day that has been, after those of the stages before it */
  kind: 'planned' | 'actual'
}

type Shape = {
  name: Words
  /** one thing of it, in a sentence */
  noun: Words
  /** in the order in which they are reached */
  milestones: readonly Milestone[]
  /** the milestones by which an item is late or done */
  due: string
  done: string
  /** the KPIs whose rows they are */
  kpis: readonly string[]
}

const planned = (name: string, vi: string, en: string): Milestone => ({
  name,
  label: { vi, en },
  kind: 'planned',
})
const actual = (name: string, vi: string, en: string): Milestone => ({
  name,
  label: { vi, en },
  kind: 'actual',
})

export const registerShapes: Record<ItemRegister, Shape> = {
  'shared-databases': {
    name: { vi: 'Cơ sở dữ liệu dùng chung', en: 'Shared databases' },
    noun: { vi: 'cơ sở dữ liệu', en: 'database' },
    milestones: [
      planned('plannedOn', 'Kế hoạch hình thành', 'Planned'),
      actual('designedOn', 'Thiết kế xong', 'Designed'),
      actual('builtOn', 'Xây dựng xong', 'Built'),
      actual('createdOn', 'Hình thành', 'Created'),
    ],
    due: 'plannedOn',
    done: 'createdOn',
    kpis: ['shared-databases-created'],
  },
  'shared-tables': {
    name: { vi: 'Bảng dữ liệu dùng chung', en: 'Shared tables' },
    noun: { vi: 'bảng dữ liệu', en: 'table' },
    milestones: [
      planned('plannedOn', 'Kế hoạch chia sẻ', 'Planned'),
      actual('sharedOn', 'Đã chia sẻ', 'Shared'),
    ],
    due: 'plannedOn',
    done: 'sharedOn',
    kpis: ['shared-tables'],
  },
  'open-datasets': {
    name: { vi: 'Bộ dữ liệu mở', en: 'Open datasets' },
    noun: { vi: 'bộ dữ liệu', en: 'dataset' },
    milestones: [
      planned('plannedOn', 'Kế hoạch công bố', 'Planned'),
      actual('publishedOn', 'Đã công bố', 'Published'),
    ],
    due: 'plannedOn',
    done: 'publishedOn',
    kpis: ['open-datasets-published', 'open-datasets-machine-readable'],
  },
  'warehouse-datasets': {
    name: { vi: 'Bộ dữ liệu trong kho dùng chung', en: 'Warehouse datasets' },
    noun: { vi: 'bộ dữ liệu', en: 'dataset' },
    milestones: [
      planned('plannedOn', 'Kế hoạch nạp vào kho', 'Planned'),
      actual('loadedOn', 'Đã nạp vào kho', 'Loaded'),
    ],
    due: 'plannedOn',
    done: 'loadedOn',
    kpis: ['warehouse-datasets', 'warehouse-fields', 'warehouse-records'],
  },
  procedures: {
    name: { vi: 'Dịch vụ công trực tuyến', en: 'Online services' },
    noun: { vi: 'dịch vụ công', en: 'service' },
    milestones: [
      planned('plannedOn', 'Kế hoạch tích hợp', 'Integration planned'),
      actual('integratedOn', 'Đã tích hợp', 'Integrated'),
      planned('fullProcessPlannedOn', 'Kế hoạch toàn trình', 'Full process planned'),
      actual('fullProcessOn', 'Toàn trình', 'Full process'),
    ],
    due: 'plannedOn',
    done: 'integratedOn',
    kpis: ['services-on-national-portal', 'services-full-process'],
  },
  platforms: {
    name: { vi: 'Nền tảng dùng chung', en: 'Platforms' },
    noun: { vi: 'nền tảng', en: 'platform' },
    milestones: [
      planned('plannedOn', 'Kế hoạch vận hành', 'Planned'),
      actual('launchedOn', 'Đã vận hành', 'In operation'),
    ],
    due: 'plannedOn',
    done: 'launchedOn',
    kpis: ['platforms-in-operation'],
  },
}

/** The register whose items are the rows behind a KPI; undefined: it rests on something else. */
export const registerBehind = (kpi: string): ItemRegister | undefined =>
  itemRegisters.find((register) => registerShapes[register].kpis.includes(kpi))

export type Dates = Readonly<Record<string, Day | null>>

export type MilestoneFault = 'milestone-in-the-future' | 'dates-out-of-order' | 'content-incomplete'

/**
 * What is wrong with the dates of an item on a day; null: nothing. What has been reached lies in no future, and no
 * stage before one that comes first; a stage that nobody noted is nobody's fault.
 */
export function faultOfDates(register: ItemRegister, dates: Dates, today: Day): MilestoneFault | null {
  const { milestones } = registerShapes[register]
  if (Object.keys(dates).some((name) => !milestones.some((one) => one.name === name)))
    return 'content-incomplete'
  const reached = milestones.filter(({ kind }) => kind === 'actual').map(({ name }) => dates[name] ?? null)
  if (reached.some((day) => day !== null && day > today)) return 'milestone-in-the-future'
  const known = reached.filter((day) => day !== null)
  return known.some((day, i) => i > 0 && (known[i - 1] as Day) > day) ? 'dates-out-of-order' : null
}
