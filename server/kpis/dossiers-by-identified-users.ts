import { sql } from 'drizzle-orm'
import { dossiers } from '../../db/schema/flows.ts'
import { dossierTotals } from '../../db/schema/rollups.ts'
import { dossierColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { dossierRollup } from './rollups.ts'

export default defineKpi({
  id: 'dossiers-by-identified-users',
  public: true,
  theme: 'platforms',
  name: {
    vi: 'Hồ sơ trực tuyến của người dùng đã định danh, xác thực',
    en: 'Online dossiers of identified users',
  },
  short: { vi: 'Người dùng đã định danh', en: 'Identified users' },
  unit: 'share',
  noun: { vi: 'hồ sơ trực tuyến', en: 'online dossiers' },
  better: 'higher',
  // The goal is every user; five points short is a gap that can still be closed.
  slack: 0.05,
  question: {
    vi: 'Trong các hồ sơ nộp trực tuyến, bao nhiêu hồ sơ do người dùng đã định danh và xác thực điện tử nộp?',
    en: 'Of the dossiers filed online, how many come from users who are identified and authenticated?',
  },
  formula: {
    vi: 'Số hồ sơ nộp trực tuyến trong kỳ bằng tài khoản đã định danh và xác thực, chia cho số hồ sơ nộp trực tuyến trong kỳ.',
    en: 'Dossiers filed online in the period with an identified and authenticated account, divided by dossiers filed online in the period.',
  },
  numerator: {
    vi: 'Hồ sơ nộp bằng tài khoản đã định danh, xác thực',
    en: 'Dossiers filed with an identified account',
  },
  denominator: { vi: 'Hồ sơ nộp trực tuyến trong kỳ', en: 'Dossiers filed online in the period' },
  source: {
    vi: 'Hệ thống thông tin giải quyết thủ tục hành chính của thành phố',
    en: 'The city’s system for settling administrative procedures',
  },
  documents: ['DA-CQS-HP-2021-2025'],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Mục tiêu của Dự án nói về 100% người dùng; ở đây đếm hồ sơ, nên một người nộp nhiều hồ sơ được tính nhiều lần.',
    en: 'The project’s goal speaks of 100 % of users; here dossiers are counted, so a person who files several counts several times.',
  },
  kinds: ['department', 'district'],
  measure: share({
    flow: dossiers,
    at: dossiers.filedOn,
    among: sql`${dossiers.channel} = 'online'`,
    where: sql`${dossiers.identified}`,
    rollup: { tables: dossierRollup, among: dossierTotals.filedOnline, where: dossierTotals.filedIdentified },
  }),
  dateLabels: { done: { vi: 'Ngày nộp', en: 'Filed on' } },
  columns: {
    procedure: dossierColumns.procedure,
    procedureCode: dossierColumns.procedureCode,
    identified: dossierColumns.identified,
    fullProcess: dossierColumns.fullProcess,
    settledOn: dossierColumns.settledOn,
  },
})
