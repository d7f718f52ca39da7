import type { State } from '../../server/core/approval/states.ts'
import { valueCode } from '../../server/core/reporting/due.ts'
import { workingDayFrom } from '../distributions/calendar.ts'
import type { ContestPlan } from '../generators/contests.ts'
import type { UnderWay } from '../generators/entries.ts'
import type { LockPlan } from '../generators/period-locks.ts'
import type { ReportsPlan } from '../generators/reports.ts'
import { definitionsOf } from '../reference/reported-kpi.ts'
import { reportedKpis } from '../reference/reported-kpis.ts'
import { drawnReports } from './launch-reports-drawn.ts'
import { toldReports } from './launch-reports-told.ts'

const running = '2024-11'

/** Monthly KPIs that offices report themselves: what is owed for the running month. */
const monthly = (kind: 'department' | 'district') =>
  definitionsOf(reportedKpis)
    .filter((d) => d.cadence === 'month' && d.origin === 'office' && d.kinds.includes(kind) && !d.reporters)
    .map((d) => d.kpiId)
    .filter((id, i, all) => all.indexOf(id) === i)

/** How far each office is with November, three days before it is due. Those not named have entered nothing. */
const novemberOf: Readonly<Record<string, State>> = {
  SNV: 'approved',
  STP: 'approved',
  SKHDT: 'approved',
  STC: 'approved',
  SNNPTNT: 'approved',
  STTTT: 'approved',
  SLDTBXH: 'approved',
  SVHTT: 'approved',
  SKHCN: 'approved',
  SGDDT: 'approved',
  TTTP: 'approved',
  VPUBND: 'approved',
  SCT: 'endorsed',
  SDL: 'endorsed',
  SGTVT: 'submitted',
  STNMT: 'entered',
  '303': 'approved',
  '304': 'approved',
  '305': 'approved',
  '306': 'approved',
  '307': 'approved',
  '309': 'approved',
  '312': 'approved',
  '313': 'approved',
  '316': 'approved',
  '311': 'endorsed',
  '314': 'submitted',
}

/** The office of the demonstration has one of each before it, and the others still to enter. */
const demonstrated: readonly UnderWay[] = [
  {
    code: valueCode('officials-with-signature', 'SYT', running),
    vintage: 'estimate',
    on: '2024-11-21',
    state: 'entered',
  },
  {
    code: valueCode('work-files-online', 'SYT', running),
    vintage: 'estimate',
    on: '2024-11-21',
    state: 'submitted',
  },
  {
    code: valueCode('computers-with-managed-protection', 'SYT', running),
    vintage: 'estimate',
    on: '2024-11-20',
    state: 'endorsed',
  },
  {
    code: valueCode('documents-signed-digitally', 'SYT', running),
    vintage: 'estimate',
    on: '2024-11-19',
    state: 'returned',
    by: 'reviewer',
    reason: 'Tử số chưa trừ văn bản mật; đề nghị rà soát và gửi lại trước ngày 25/11',
  },
]

/** Official figures of October that are still under way: each began from the estimate in force. */
const october: readonly UnderWay[] = [
  {
    code: valueCode('work-files-online', 'SXD', '2024-10'),
    vintage: 'official',
    on: '2024-11-14',
    state: 'returned',
    by: 'reviewer',
    reason: 'Mẫu số chưa gồm hồ sơ của Thanh tra Sở; đề nghị bổ sung',
  },
  {
    code: valueCode('egov-active-accounts', 'SYT', '2024-10'),
    vintage: 'official',
    on: '2024-11-15',
    state: 'endorsed',
  },
  {
    code: valueCode('documents-signed-digitally', 'STNMT', '2024-10'),
    vintage: 'official',
    on: '2024-11-18',
    state: 'endorsed',
  },
  {
    code: valueCode('dossier-results-reused', 'BQLKKT', '2024-10'),
    vintage: 'official',
    on: '2024-11-19',
    state: 'submitted',
  },
]

const daysOfNovember = ['2024-11-18', '2024-11-19', '2024-11-20'] as const

const november: readonly UnderWay[] = Object.entries(novemberOf).flatMap(([office, state], i) =>
  state === 'entered' || state === 'submitted' || state === 'endorsed'
    ? monthly(/^\d/.test(office) ? 'district' : 'department')
        // Who is still at it has not done all.
        .slice(0, state === 'entered' ? 4 : undefined)
        .map((kpi, j) => ({
          code: valueCode(kpi, office, running),
          vintage: 'estimate' as const,
          on: daysOfNovember[(i + j) % 3] as string,
          state,
        }))
    : [],
)

export const underWay: readonly UnderWay[] = [...demonstrated, ...october, ...november]

/** Found in August, when May had long been locked: it was opened for this one figure. */
export const corrected = {
  code: valueCode('online-payments', 'STNMT', '2024-05'),
  on: '2024-08-07',
  note: 'Bổ sung giao dịch của Văn phòng Đăng ký đất đai chưa được tổng hợp',
} as const

export const reportsPlan: ReportsPlan = {
  drawn: drawnReports,
  told: toldReports,
  late: { SXD: 0.3, SGTVT: 0.2, STNMT: 0.15, SDL: 0.15, '315': 0.25, '318': 0.3 },
  running: (_, office) => novemberOf[office] ?? 'empty',
  withheld: new Set(october.map(({ code }) => code)),
  corrections: [
    {
      code: corrected.code,
      on: corrected.on,
      figure: ({ numerator }) => ({ numerator: numerator + 37, denominator: null }),
      note: corrected.note,
    },
  ],
}

export const contestPlans: readonly ContestPlan[] = [
  {
    kpi: 'dossiers-synced-national',
    office: 'SYT',
    period: '2024-10',
    on: '2024-11-08',
    claimed: ({ numerator, denominator }) => ({
      numerator,
      denominator: Math.max(numerator, Math.round((denominator ?? 0) * 0.93)),
    }),
    reason:
      'Mẫu số của Cổng quốc gia tính cả hồ sơ liên thông do cơ quan khác tiếp nhận; hệ thống của thành phố chỉ ghi nhận hồ sơ nộp tại Sở',
    source: 'Hệ thống thông tin giải quyết thủ tục hành chính của thành phố, trích xuất ngày 07/11/2024',
  },
]

const monthsLocked = ['01', '02', '03', '04', '05', '06', '07', '08', '09']

/** A month is locked in the middle of the one after next, a quarter in its third month, a year in February of the one after next. */
export const lockPlans: readonly LockPlan[] = [
  ...monthsLocked.map((month) => {
    const period = `2024-${month}`
    const after = String(Number(month) + 2).padStart(2, '0')
    const locked = {
      on: workingDayFrom(`2024-${after}-15`),
      locked: true,
      reason: `Đã chốt số liệu tháng ${Number(month)}/2024`,
    }
    return {
      period,
      steps: corrected.code.endsWith(period)
        ? [
            locked,
            {
              on: '2024-08-06',
              locked: false,
              reason: 'Sở Tài nguyên và Môi trường đề nghị bổ sung số liệu',
            },
            { on: '2024-08-08', locked: true, reason: 'Đã bổ sung xong, chốt lại số liệu tháng 5/2024' },
          ]
        : [locked],
    }
  }),
  { period: '2024-Q1', steps: [{ on: '2024-06-20', locked: true, reason: 'Đã chốt số liệu quý I/2024' }] },
  { period: '2024-Q2', steps: [{ on: '2024-09-20', locked: true, reason: 'Đã chốt số liệu quý II/2024' }] },
  { period: '2021', steps: [{ on: '2023-02-15', locked: true, reason: 'Đã chốt số liệu năm 2021' }] },
  { period: '2022', steps: [{ on: '2024-02-15', locked: true, reason: 'Đã chốt số liệu năm 2022' }] },
]
