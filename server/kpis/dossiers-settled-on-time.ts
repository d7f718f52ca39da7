import { dossiers } from '../../db/schema/flows.ts'
import { dossierTotals } from '../../db/schema/rollups.ts'
import { dossierColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { onTime } from './measure.ts'
import { dossierRollup } from './rollups.ts'

export default defineKpi({
  id: 'dossiers-settled-on-time',
  public: true,
  theme: 'services',
  name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers settled on time' },
  short: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Settled on time' },
  unit: 'share',
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  better: 'higher',
  // The chance variation of an office with a hundred cases a month at 95 % (2.2 points).
  slack: 0.02,
  question: {
    vi: 'Trong các hồ sơ đến hạn trả kết quả, bao nhiêu hồ sơ được giải quyết đúng hạn?',
    en: 'Of the dossiers that fell due, how many were settled on time?',
  },
  formula: {
    vi: 'Số hồ sơ đến hạn trong kỳ và được giải quyết chậm nhất vào ngày hẹn trả, chia cho số hồ sơ đến hạn trong kỳ; hồ sơ quá hạn còn mở vẫn nằm trong mẫu số.',
    en: 'Dossiers due in the period and settled by the appointed day, divided by dossiers due in the period; open overdue dossiers stay in the denominator.',
  },
  numerator: { vi: 'Hồ sơ đến hạn được giải quyết đúng hạn', en: 'Dossiers due that were settled on time' },
  denominator: { vi: 'Hồ sơ đến hạn trong kỳ', en: 'Dossiers due in the period' },
  source: {
    vi: 'Hệ thống thông tin giải quyết thủ tục hành chính của thành phố',
    en: 'The city’s system for settling administrative procedures',
  },
  documents: ['766/QĐ-TTg'],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Bộ chỉ số 766 trừ thời gian bổ sung hồ sơ và coi là trễ khi yêu cầu bổ sung quá một lần; ở đây chỉ so ngày giải quyết với ngày hẹn trả. Hồ sơ đến hạn đúng ngày xem mà còn mở thì chưa tính là trễ.',
    en: 'Index 766 leaves out the time for supplements and counts more than one request for them as late; here only the day of settlement is held against the appointed day. What is due on the very day of looking and still open is not yet late.',
  },
  kinds: ['department', 'district'],
  matrix: true,
  measure: onTime({
    table: dossiers,
    due: dossiers.dueOn,
    done: dossiers.settledOn,
    rollup: { tables: dossierRollup, due: dossierTotals.due, met: dossierTotals.dueMet },
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
  },
})
