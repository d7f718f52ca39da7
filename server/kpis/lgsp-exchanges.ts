import { exchanges } from '../../db/schema/flows.ts'
import { exchangeTotals } from '../../db/schema/rollups.ts'
import { exchangeColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { total } from './measure.ts'
import { exchangeRollup } from './rollups.ts'

export default defineKpi({
  id: 'lgsp-exchanges',
  public: true,
  theme: 'platforms',
  name: { vi: 'Giao dịch qua nền tảng LGSP', en: 'Messages exchanged through the LGSP' },
  short: { vi: 'Giao dịch LGSP', en: 'LGSP messages' },
  unit: 'count',
  noun: { vi: 'giao dịch', en: 'messages' },
  better: 'higher',
  // One day’s part of 600,000 messages a month: a holiday more or less is no trouble.
  slack: 20000,
  question: {
    vi: 'Bao nhiêu giao dịch dữ liệu với các hệ thống Trung ương đã đi qua nền tảng LGSP?',
    en: 'How many messages were exchanged with central systems through the LGSP?',
  },
  formula: {
    vi: 'Tổng số giao dịch dữ liệu qua LGSP trong kỳ.',
    en: 'Sum of the messages exchanged through the LGSP in the period.',
  },
  numerator: { vi: 'Giao dịch dữ liệu trong kỳ', en: 'Messages in the period' },
  denominator: null,
  source: {
    vi: 'Nhật ký nền tảng tích hợp, chia sẻ dữ liệu (LGSP)',
    en: 'Log of the integration platform (LGSP)',
  },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  kinds: ['department'],
  measure: total({
    flow: exchanges,
    at: exchanges.exchangedOn,
    amount: exchanges.messages,
    rollup: { tables: exchangeRollup, rows: exchangeTotals.reports, amount: exchangeTotals.messages },
  }),
  dateLabels: { done: { vi: 'Ngày giao dịch', en: 'Exchanged on' } },
  columns: exchangeColumns,
})
