import type { TaskWork } from '../../../../server/core/proposals/proposal.ts'
import type {
  MyWork,
  ReportCell,
  ReportedKpiRef,
  ReportGrid,
} from '../../../../server/core/reporting/answers.ts'
import type { EntryContent, EntryState } from '../../../../server/core/reporting/entry.ts'
import { health } from '../../../testing/answers.ts'
import type { Cell } from '../row-checks.ts'

/** A small grid to draw and to type in, where no server is. */
export const today = '2024-11-22'
export const period = '2024-11'

export const kpi = (id: string, more: Partial<ReportedKpiRef> = {}): ReportedKpiRef => ({
  id,
  theme: 'services',
  name: { vi: `Chỉ số ${id}`, en: `KPI ${id}` },
  unit: 'share',
  noun: { vi: 'hồ sơ', en: 'files' },
  better: 'higher',
  numerator: { vi: 'hồ sơ đúng hạn', en: 'files on time' },
  denominator: { vi: 'hồ sơ đã giải quyết', en: 'files settled' },
  formula: { vi: 'tử số chia mẫu số', en: 'numerator over denominator' },
  cadence: 'month',
  least: null,
  most: null,
  origin: 'office',
  ...more,
})

export const cell = (of: string, more: Partial<Cell> = {}): Cell => ({
  kpi: of,
  office: health.code,
  period,
  state: 'empty',
  due: '2024-11-25',
  late: false,
  locked: false,
  value: null,
  entry: null,
  before: null,
  target: null,
  status: 'no-data',
  may: ['enter'],
  evidence: 0,
  history: [],
  othersReported: 0,
  othersExpected: 0,
  related: [],
  ...more,
})

export const content = (more: Partial<EntryContent> = {}): EntryContent => ({
  numerator: null,
  denominator: null,
  vintage: 'estimate',
  note: null,
  source: null,
  explanation: null,
  ...more,
})

export const entry = (version: number, more: Partial<EntryState> = {}): EntryState => ({
  ...content(),
  version,
  state: 'entered',
  reason: null,
  enteredBy: 'Cán bộ B',
  at: '2024-11-22T02:00:00.000Z',
  by: 'Cán bộ B',
  ...more,
})

export const gridOf = (
  kpis: ReportedKpiRef[],
  cells: Cell[] = kpis.map(({ id }) => cell(id)),
): ReportGrid => ({
  office: health,
  today,
  cadence: 'month',
  periods: [{ id: period, due: '2024-11-25', locked: false }],
  kpis,
  cells,
  cadences: ['month', 'quarter'],
})

export const workOf = (more: Partial<MyWork> = {}): MyWork => ({
  today,
  offices: [health],
  owed: [],
  waiting: [],
  sent: [],
  ...more,
})

export const item = (id: string, more: Partial<ReportCell> = {}) => ({
  cell: cell(id, more as Partial<Cell>),
  kpi: kpi(id),
  office: health,
})

export const noTasks: TaskWork = { owed: [], returned: [], waiting: [], sent: [] }
