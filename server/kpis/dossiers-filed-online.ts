import { sql } from 'drizzle-orm'
import { dossiers } from '../../db/schema/flows.ts'
import { dossierTotals } from '../../db/schema/rollups.ts'
import { dossierColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { dossierRollup } from './rollups.ts'

export default defineKpi({
  id: 'dossiers-filed-online',
  public: true,
  theme: 'services',
  name: { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers filed online' },
  short: { vi: 'Hồ sơ nộp trực tuyến', en: 'Filed online' },
  unit: 'share',
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  better: 'higher',
  // The chance variation of an office with a hundred cases a month at 95 % (2.2 points).
  slack: 0.02,
  question: {
    vi: 'Bao nhiêu hồ sơ thủ tục hành chính được nộp trực tuyến?',
    en: 'How many dossiers are filed online?',
  },
  formula: {
    vi: 'Số hồ sơ nộp trực tuyến trong kỳ, chia cho số hồ sơ nộp trong kỳ qua mọi hình thức.',
    en: 'Dossiers filed online in the period, divided by dossiers filed in the period by any channel.',
  },
  numerator: { vi: 'Hồ sơ nộp trực tuyến trong kỳ', en: 'Dossiers filed online in the period' },
  denominator: { vi: 'Hồ sơ nộp trong kỳ', en: 'Dossiers filed in the period' },
  source: {
    vi: 'Hệ thống thông tin giải quyết thủ tục hành chính của thành phố',
    en: 'The city’s system for settling administrative procedures',
  },
  documents: ['766/QĐ-TTg'],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Nguồn công khai chỉ nói “trên 90%”, không nêu tử số, mẫu số và cách tính.',
    en: 'The public source says only “over 90 %” and gives no numerator, denominator or definition.',
  },
  kinds: ['department', 'district'],
  measure: share({
    flow: dossiers,
    at: dossiers.filedOn,
    where: sql`${dossiers.channel} = 'online'`,
    rollup: { tables: dossierRollup, among: dossierTotals.filed, where: dossierTotals.filedOnline },
  }),
  dateLabels: { done: { vi: 'Ngày nộp', en: 'Filed on' } },
  columns: {
    procedure: dossierColumns.procedure,
    procedureCode: dossierColumns.procedureCode,
    channel: dossierColumns.channel,
    fullProcess: dossierColumns.fullProcess,
    settledOn: dossierColumns.settledOn,
  },
})
