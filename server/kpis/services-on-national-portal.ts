import { procedures } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'services-on-national-portal',
  public: true,
  theme: 'services',
  name: {
    vi: 'Dịch vụ công trực tuyến tích hợp trên Cổng Dịch vụ công quốc gia',
    en: 'Online services integrated on the National Public Service Portal',
  },
  short: { vi: 'Trên Cổng Dịch vụ công quốc gia', en: 'On the national portal' },
  unit: 'share',
  noun: { vi: 'dịch vụ công trực tuyến', en: 'online services' },
  better: 'higher',
  // A hundred of the 1,937 services: a gap that a quarter of steady work closes.
  slack: 0.05,
  question: {
    vi: 'Bao nhiêu dịch vụ công trực tuyến của thành phố đã tích hợp trên Cổng Dịch vụ công quốc gia?',
    en: 'How many of the city’s online services are integrated on the National Public Service Portal?',
  },
  formula: {
    vi: 'Số dịch vụ đã tích hợp trên Cổng Dịch vụ công quốc gia, chia cho số dịch vụ của các thủ tục hành chính còn hiệu lực, tính đến cuối kỳ.',
    en: 'Services integrated on the National Public Service Portal, divided by services of the procedures in force, at the end of the period.',
  },
  numerator: {
    vi: 'Dịch vụ đã tích hợp trên Cổng Dịch vụ công quốc gia',
    en: 'Services integrated on the national portal',
  },
  denominator: {
    vi: 'Dịch vụ của các thủ tục hành chính còn hiệu lực',
    en: 'Services of the procedures in force',
  },
  source: {
    vi: 'Danh mục thủ tục hành chính của thành phố',
    en: 'The city’s register of administrative procedures',
  },
  documents: ['42/2022/NĐ-CP'],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Báo chí còn in 81,51%; đó là số cắt bớt của 1.579/1.937 = 81,5%.',
    en: 'The press also prints 81.51 %, which is a truncation of 1,579/1,937 = 81.5 %.',
  },
  kinds: ['department', 'district'],
  matrix: true,
  measure: reached({ register: procedures, planned: procedures.plannedOn, actual: procedures.integratedOn }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến tích hợp', en: 'Planned for' },
    done: { vi: 'Ngày tích hợp', en: 'Integrated on' },
  },
  columns: {
    name: nameOf(procedures, { vi: 'Thủ tục hành chính', en: 'Administrative procedure' }),
    eligible: {
      label: { vi: 'Đủ điều kiện toàn trình', en: 'Eligible for full-process' },
      kind: 'yes-no',
      column: procedures.eligible,
    },
    fullProcessOn: {
      label: { vi: 'Ngày cung cấp toàn trình', en: 'Full-process since' },
      kind: 'date',
      column: procedures.fullProcessOn,
    },
    note: noteOf(procedures),
  },
})
