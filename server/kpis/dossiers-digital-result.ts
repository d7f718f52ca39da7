import { sql } from 'drizzle-orm'
import { dossiers } from '../../db/schema/flows.ts'
import { dossierTotals } from '../../db/schema/rollups.ts'
import { dossierColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { dossierRollup } from './rollups.ts'

export default defineKpi({
  id: 'dossiers-digital-result',
  public: true,
  theme: 'services',
  name: { vi: 'Hồ sơ có cấp kết quả điện tử', en: 'Dossiers with a digital result' },
  short: { vi: 'Kết quả điện tử', en: 'Digital results' },
  unit: 'share',
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  better: 'higher',
  // The score of Index 766 is linear: five points of a hundred cost 0.3 of its 6.
  slack: 0.05,
  question: {
    vi: 'Trong các hồ sơ đã giải quyết, bao nhiêu hồ sơ được cấp kết quả điện tử?',
    en: 'Of the dossiers settled, how many were given a digital result?',
  },
  formula: {
    vi: 'Số hồ sơ giải quyết trong kỳ có cấp kết quả điện tử, chia cho số hồ sơ giải quyết trong kỳ.',
    en: 'Dossiers settled in the period with a digital result, divided by dossiers settled in the period.',
  },
  numerator: {
    vi: 'Hồ sơ giải quyết trong kỳ có kết quả điện tử',
    en: 'Dossiers settled in the period with a digital result',
  },
  denominator: { vi: 'Hồ sơ giải quyết trong kỳ', en: 'Dossiers settled in the period' },
  source: {
    vi: 'Hệ thống thông tin giải quyết thủ tục hành chính của thành phố',
    en: 'The city’s system for settling administrative procedures',
  },
  documents: ['766/QĐ-TTg'],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  kinds: ['department', 'district'],
  measure: share({
    flow: dossiers,
    at: dossiers.settledOn,
    where: sql`${dossiers.digitalResult}`,
    rollup: { tables: dossierRollup, among: dossierTotals.settled, where: dossierTotals.settledDigital },
  }),
  dateLabels: { done: { vi: 'Ngày giải quyết', en: 'Settled on' } },
  columns: {
    procedure: dossierColumns.procedure,
    procedureCode: dossierColumns.procedureCode,
    channel: dossierColumns.channel,
    digitalResult: dossierColumns.digitalResult,
    filedOn: dossierColumns.filedOn,
  },
})
