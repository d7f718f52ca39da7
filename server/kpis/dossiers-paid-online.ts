import { sql } from 'drizzle-orm'
import { dossiers } from '../../db/schema/flows.ts'
import { dossierTotals } from '../../db/schema/rollups.ts'
import { dossierColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { dossierRollup } from './rollups.ts'

export default defineKpi({
  id: 'dossiers-paid-online',
  public: true,
  theme: 'services',
  name: { vi: 'Hồ sơ thanh toán trực tuyến', en: 'Dossiers paid online' },
  short: { vi: 'Thanh toán trực tuyến', en: 'Paid online' },
  unit: 'share',
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  better: 'higher',
  // Some fees are paid after the month of filing: the newest month is short of where it will end.
  slack: 0.05,
  question: {
    vi: 'Trong các hồ sơ có nghĩa vụ tài chính, bao nhiêu hồ sơ được thanh toán trực tuyến?',
    en: 'Of the dossiers with a fee to pay, how many are paid online?',
  },
  formula: {
    vi: 'Số hồ sơ nộp trong kỳ có nghĩa vụ tài chính và đã thanh toán trực tuyến, chia cho số hồ sơ nộp trong kỳ có nghĩa vụ tài chính.',
    en: 'Dossiers filed in the period with a fee due and paid online, divided by dossiers filed in the period with a fee due.',
  },
  numerator: {
    vi: 'Hồ sơ có nghĩa vụ tài chính đã thanh toán trực tuyến',
    en: 'Dossiers with a fee due that were paid online',
  },
  denominator: {
    vi: 'Hồ sơ nộp trong kỳ có nghĩa vụ tài chính',
    en: 'Dossiers filed in the period with a fee due',
  },
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
    at: dossiers.filedOn,
    among: sql`${dossiers.feeDue}`,
    where: sql`${dossiers.paidOnline}`,
    rollup: { tables: dossierRollup, among: dossierTotals.feeDue, where: dossierTotals.feePaid },
  }),
  dateLabels: { done: { vi: 'Ngày nộp', en: 'Filed on' } },
  columns: {
    procedure: dossierColumns.procedure,
    procedureCode: dossierColumns.procedureCode,
    channel: dossierColumns.channel,
    paidOnline: dossierColumns.paidOnline,
    settledOn: dossierColumns.settledOn,
  },
})
