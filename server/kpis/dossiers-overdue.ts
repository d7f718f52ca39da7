import { sql } from 'drizzle-orm'
import { dossiers } from '../../db/schema/flows.ts'
import { dossierTotals } from '../../db/schema/rollups.ts'
import { dossierColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { open } from './measure.ts'
import { dossierRollup } from './rollups.ts'

export default defineKpi({
  id: 'dossiers-overdue',
  public: true,
  theme: 'services',
  name: { vi: 'Hồ sơ quá hạn chưa giải quyết', en: 'Overdue dossiers still open' },
  short: { vi: 'Hồ sơ quá hạn', en: 'Overdue dossiers' },
  unit: 'count',
  noun: { vi: 'hồ sơ quá hạn', en: 'overdue dossiers' },
  better: 'lower',
  // One overdue dossier for each of the 20 departments.
  slack: 20,
  question: {
    vi: 'Bao nhiêu hồ sơ đã quá ngày hẹn trả mà chưa được giải quyết?',
    en: 'How many dossiers are past their appointed day and still open?',
  },
  formula: {
    vi: 'Số hồ sơ chưa giải quyết vào cuối kỳ mà ngày hẹn trả đã qua.',
    en: 'Dossiers not settled by the end of the period whose appointed day has passed.',
  },
  numerator: { vi: 'Hồ sơ còn mở đã quá ngày hẹn trả', en: 'Open dossiers past their appointed day' },
  denominator: null,
  source: {
    vi: 'Hệ thống thông tin giải quyết thủ tục hành chính của thành phố',
    en: 'The city’s system for settling administrative procedures',
  },
  documents: [],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Danh sách gồm mọi hồ sơ phải xử lý trong kỳ, kể cả hồ sơ đã giải quyết xong; chỉ hồ sơ còn mở và quá hạn vào cuối kỳ được đếm.',
    en: 'The list holds every dossier in hand in the period, settled ones too; only those open and overdue at its end are counted.',
  },
  kinds: ['department', 'district'],
  measure: open({
    table: dossiers,
    since: dossiers.filedOn,
    due: dossiers.dueOn,
    done: dossiers.settledOn,
    supplements: dossiers.supplements,
    where: (w) => sql`${dossiers.dueOn} < ${w.until}`,
    rollup: {
      tables: dossierRollup,
      since: dossierTotals.filed,
      done: dossierTotals.closed,
      where: dossierTotals.late,
    },
  }),
  dateLabels: {
    due: { vi: 'Ngày hẹn trả', en: 'Due on' },
    done: { vi: 'Ngày giải quyết', en: 'Settled on' },
  },
  columns: {
    procedure: dossierColumns.procedure,
    procedureCode: dossierColumns.procedureCode,
    channel: dossierColumns.channel,
    filedOn: dossierColumns.filedOn,
    supplements: dossierColumns.supplements,
  },
})
