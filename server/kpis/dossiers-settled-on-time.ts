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
    vi: 'Số hồ sơ đến hạn trong kỳ, được giải quyết chậm nhất vào ngày hẹn trả và không bị yêu cầu bổ sung quá một lần, chia cho số hồ sơ đến hạn trong kỳ; thời gian chờ bổ sung không tính vào thời hạn; hồ sơ quá hạn còn mở vẫn nằm trong mẫu số.',
    en: 'Dossiers due in the period, settled by the appointed day and not asked to be supplemented more than once, divided by dossiers due in the period; time waiting for supplements is no part of the term; open overdue dossiers stay in the denominator.',
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
    vi: 'Bộ chỉ số 766 chia cho số hồ sơ tiếp nhận và tính hồ sơ còn mở mà chưa đến hạn là trong hạn; ở đây chỉ xét hồ sơ đã đến hạn. Hồ sơ đến hạn đúng ngày xem mà chưa đạt thì hôm sau mới tính là trễ. Nguồn không cho biết số lần yêu cầu bổ sung thì coi là 0 lần.',
    en: 'Index 766 divides by dossiers received, and those open and not yet due are within their deadline; here only dossiers that fell due are asked about. What is due on the very day of looking and not met counts as late from the day after. Where the source does not say how often supplements were asked for, it is taken for 0.',
  },
  kinds: ['department', 'district'],
  matrix: true,
  measure: onTime({
    table: dossiers,
    due: dossiers.dueOn,
    done: dossiers.settledOn,
    supplements: dossiers.supplements,
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
    supplements: dossierColumns.supplements,
  },
})
