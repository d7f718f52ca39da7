import { centralSystems } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'central-systems-connected',
  public: true,
  theme: 'platforms',
  name: {
    vi: 'Hệ thống Trung ương kết nối qua nền tảng LGSP',
    en: 'Central systems connected through the LGSP',
  },
  short: { vi: 'Hệ thống Trung ương kết nối', en: 'Central systems connected' },
  unit: 'count',
  noun: { vi: 'hệ thống Trung ương', en: 'central systems' },
  better: 'higher',
  // One system of the 23: connecting it waits for a ministry as well as for the city.
  slack: 1,
  question: {
    vi: 'Bao nhiêu cơ sở dữ liệu, hệ thống thông tin của các bộ, ngành Trung ương đã kết nối với thành phố qua nền tảng tích hợp, chia sẻ dữ liệu (LGSP)?',
    en: 'How many databases and information systems of ministries are connected to the city through the integration platform (LGSP)?',
  },
  formula: {
    vi: 'Số cơ sở dữ liệu, hệ thống thông tin của Trung ương trong danh mục đã kết nối qua LGSP, tính đến cuối kỳ.',
    en: 'Central databases and information systems on the list that are connected through the LGSP, at the end of the period.',
  },
  numerator: {
    vi: 'Cơ sở dữ liệu, hệ thống thông tin đã kết nối',
    en: 'Databases and information systems connected',
  },
  denominator: null,
  source: {
    vi: 'Danh mục hệ thống Trung ương kết nối qua LGSP',
    en: 'Register of central systems connected through the LGSP',
  },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Con số 23 gồm cả cơ sở dữ liệu và hệ thống thông tin của các bộ, ngành Trung ương.',
    en: 'The 23 are databases and information systems of ministries taken together.',
  },
  kinds: ['department'],
  measure: reached({
    register: centralSystems,
    planned: centralSystems.plannedOn,
    actual: centralSystems.connectedOn,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến kết nối', en: 'Planned for' },
    done: { vi: 'Ngày kết nối', en: 'Connected on' },
  },
  columns: {
    name: nameOf(centralSystems, { vi: 'Hệ thống', en: 'System' }),
    ministry: {
      label: { vi: 'Bộ, ngành', en: 'Ministry' },
      kind: 'name',
      column: centralSystems.ministryVi,
      columnEn: centralSystems.ministryEn,
    },
    systemKind: {
      label: { vi: 'Loại', en: 'Kind' },
      kind: 'choice',
      column: centralSystems.systemKind,
      choices: {
        database: { vi: 'Cơ sở dữ liệu', en: 'Database' },
        'information-system': { vi: 'Hệ thống thông tin', en: 'Information system' },
      },
    },
    note: noteOf(centralSystems),
  },
})
