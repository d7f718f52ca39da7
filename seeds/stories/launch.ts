import type { Day } from '../../server/core/day.ts'
import { centralSystemRows, connectedSystems } from '../generators/central-systems.ts'
import { contestRows } from '../generators/contests.ts'
import { type DossierPlan, dossierRows } from '../generators/dossiers.ts'
import { entryRows } from '../generators/entries.ts'
import { type IllustrativeEvent, illustrativeEventRows } from '../generators/events.ts'
import { type ExchangePlan, exchangeRows } from '../generators/exchanges.ts'
import { feedTables } from '../generators/feeds.ts'
import { indexCountRows } from '../generators/index-counts.ts'
import type { RegisterPlan } from '../generators/milestones.ts'
import { openDatasetRows } from '../generators/open-datasets.ts'
import { periodLockRows } from '../generators/period-locks.ts'
import { type PetitionPlan, petitionRows } from '../generators/petitions.ts'
import { platformRows } from '../generators/platforms.ts'
import { drawProcedures, type Procedure, type ProcedurePlan } from '../generators/procedures.ts'
import { reportedValueRows, reportedValueVersions, versionInForce } from '../generators/reported-values.ts'
import { drawReports } from '../generators/reports.ts'
import { sharedDatabaseRows } from '../generators/shared-databases.ts'
import { sharedTableRows } from '../generators/shared-tables.ts'
import { type SurveyPlan, surveyResponseRows } from '../generators/survey-responses.ts'
import { targetRows } from '../generators/targets.ts'
import { taskTables } from '../generators/tasks.ts'
import { heardUntil, type Telling, tellingOf } from '../generators/telling.ts'
import { verdictBy } from '../generators/verdict.ts'
import type { TableRows } from '../generators/versions.ts'
import { warehouseDatasetRows } from '../generators/warehouse-datasets.ts'
import { referenceKnownAt } from '../reference/reference.ts'
import { definitionRows, definitionsOf } from '../reference/reported-kpi.ts'
import { reportedKpis } from '../reference/reported-kpis.ts'
import { exchangesHeardUntil, feedPlans } from './launch-feeds.ts'
import { indexCountsPlan } from './launch-index-counts.ts'
import { departmentWork, districtPeople } from './launch-offices.ts'
import { contestPlans, lockPlans, reportsPlan, underWay } from './launch-reporting.ts'
import { launchTargets } from './launch-targets.ts'
import { taskLife, taskPlans } from './launch-tasks.ts'
import type { Story } from './story.ts'

export const clockAt = '2024-11-22T17:00:00+07:00'

/** From one day in August its feed is dead and nobody reports for it: an absence that breakdowns must show. */
const silent: Readonly<Record<string, Day>> = { SNGV: '2024-08-16' }

/** Months in which a list is worked on, by quarter; the first month of a quarter is slow, the last crowded. */
function activityOf(quarters: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(quarters).flatMap(([quarter, weight]) => {
      const [year, n] = quarter.split('-Q') as [string, string]
      return [0.6, 1, 1.4].map((part, i) => {
        const month = String(Number(n) * 3 - 2 + i).padStart(2, '0')
        return [`${year}-${month}`, part * weight] as const
      })
    }),
  )
}

/** 19 of 57. Only the sums are published; the split is the story's own, here and below. */
const databases: RegisterPlan = {
  prefix: 'DC',
  forms: [['Cơ sở dữ liệu %', 'Database of %']],
  allocation: {
    SNV: { listed: 3, reached: ['2023-08-22', '2024-07-04'] },
    STP: { listed: 3, reached: ['2023-04-14', '2024-04-12'] },
    SKHDT: { listed: 3, reached: ['2024-05-21'] },
    STC: { listed: 3, reached: ['2024-06-18'] },
    SCT: { listed: 3, reached: [] },
    SNNPTNT: { listed: 4, reached: ['2024-10-10'] },
    SGTVT: { listed: 4, reached: [] },
    SXD: { listed: 4, reached: [] },
    STNMT: { listed: 5, reached: ['2024-09-25'] },
    STTTT: { listed: 4, reached: ['2022-11-18', '2024-02-27', '2024-11-19'] },
    SLDTBXH: { listed: 4, reached: ['2024-08-27'] },
    SVHTT: { listed: 2, reached: [] },
    SKHCN: { listed: 2, reached: ['2024-07-16'] },
    SGDDT: { listed: 3, reached: ['2024-01-24', '2024-08-13'] },
    SYT: { listed: 3, reached: ['2024-03-20'] },
    SNGV: { listed: 1, reached: [] },
    SDL: { listed: 1, reached: [] },
    TTTP: { listed: 1, reached: [] },
    VPUBND: { listed: 2, reached: ['2023-12-20', '2024-10-29'] },
    BQLKKT: { listed: 2, reached: ['2024-07-30'] },
  },
  waves: [
    ['2021-12-13', 0.55],
    ['2023-01-09', 0.25],
    ['2024-03-15', 0.2],
  ],
  activity: {},
  retired: [
    { office: 'STNMT', reached: null, on: '2023-06-12' },
    { office: 'SNNPTNT', reached: null, on: '2023-06-12' },
  ],
  mistakes: 2,
  openPlans: [
    ['2024-06-30', 0.3],
    ['2024-09-30', 0.3],
    ['2024-12-31', 0.3],
    ['2025-06-30', 0.1],
  ],
}

/** 58 shared, by 14 of 20. */
const sharedTablesPlan: RegisterPlan = {
  prefix: 'DT',
  forms: [
    ['Bảng danh mục %', 'Table of codes: %'],
    ['Bảng thông tin %', 'Table of records: %'],
    ['Bảng tổng hợp % theo quận, huyện', 'Table by district: %'],
  ],
  allocation: {
    SNV: { listed: 5, reached: { count: 4, from: '2022-12-06' } },
    STP: { listed: 6, reached: { count: 5, from: '2022-09-13' } },
    SKHDT: { listed: 4, reached: { count: 3, from: '2024-02-22' } },
    STC: { listed: 5, reached: { count: 4, from: '2023-03-15' } },
    SCT: { listed: 2, reached: [] },
    SNNPTNT: { listed: 4, reached: { count: 3, from: '2024-08-20' } },
    SGTVT: { listed: 2, reached: [] },
    SXD: { listed: 3, reached: { count: 2, from: '2024-09-26' } },
    STNMT: { listed: 7, reached: { count: 5, from: '2023-12-12' } },
    STTTT: { listed: 10, reached: { count: 9, from: '2022-03-16' } },
    SLDTBXH: { listed: 5, reached: { count: 4, from: '2024-05-14' } },
    SVHTT: { listed: 1, reached: [] },
    SKHCN: { listed: 3, reached: { count: 3, from: '2024-04-16' } },
    SGDDT: { listed: 7, reached: { count: 6, from: '2022-06-21' } },
    SYT: { listed: 5, reached: { count: 4, from: '2023-05-17' } },
    SNGV: { listed: 1, reached: [] },
    SDL: { listed: 1, reached: [] },
    TTTP: { listed: 1, reached: [] },
    VPUBND: { listed: 4, reached: { count: 4, from: '2023-09-12' } },
    BQLKKT: { listed: 2, reached: { count: 2, from: '2024-07-11' } },
  },
  waves: [
    ['2021-12-13', 0.5],
    ['2023-02-06', 0.3],
    ['2024-03-15', 0.2],
  ],
  activity: activityOf({
    '2022-Q2': 1,
    '2022-Q3': 0.3,
    '2022-Q4': 1.4,
    '2023-Q2': 1.2,
    '2023-Q3': 0.6,
    '2023-Q4': 1.6,
    '2024-Q1': 0.4,
    '2024-Q2': 1.8,
    '2024-Q3': 1.4,
    '2024-Q4': 3.2,
  }),
  retired: [
    { office: 'STTTT', reached: '2022-04-12', on: '2023-07-10' },
    { office: 'SGDDT', reached: '2022-08-16', on: '2024-01-15' },
  ],
  mistakes: 2,
  openPlans: [
    ['2024-09-30', 0.25],
    ['2024-12-31', 0.5],
    ['2025-06-30', 0.25],
  ],
}

/** 50 of 98, by 7 of 20. */
const openDatasetsPlan: RegisterPlan = {
  prefix: 'OD',
  forms: [
    ['Số liệu thống kê %', 'Statistics: %'],
    ['Số liệu % theo quận, huyện', 'Figures by district: %'],
    ['Số liệu % theo năm', 'Figures by year: %'],
  ],
  allocation: {
    SNV: { listed: 6, reached: { count: 5, from: '2023-11-14' } },
    STP: { listed: 3, reached: [] },
    SKHDT: { listed: 4, reached: [] },
    STC: { listed: 6, reached: { count: 4, from: '2024-05-23' } },
    SCT: { listed: 3, reached: [] },
    SNNPTNT: { listed: 4, reached: [] },
    SGTVT: { listed: 4, reached: [] },
    SXD: { listed: 3, reached: [] },
    STNMT: { listed: 10, reached: { count: 6, from: '2023-02-14' } },
    STTTT: { listed: 16, reached: { count: 14, from: '2022-08-09' } },
    SLDTBXH: { listed: 4, reached: [] },
    SVHTT: { listed: 2, reached: [] },
    SKHCN: { listed: 5, reached: { count: 4, from: '2024-01-16' } },
    SGDDT: { listed: 10, reached: { count: 9, from: '2023-05-16' } },
    SYT: { listed: 9, reached: { count: 8, from: '2023-08-15' } },
    SNGV: { listed: 1, reached: [] },
    SDL: { listed: 2, reached: [] },
    TTTP: { listed: 1, reached: [] },
    VPUBND: { listed: 2, reached: [] },
    BQLKKT: { listed: 3, reached: [] },
  },
  waves: [
    ['2022-04-11', 0.5],
    ['2023-03-06', 0.3],
    ['2024-01-22', 0.2],
  ],
  activity: activityOf({
    '2022-Q4': 0.7,
    '2023-Q2': 0.9,
    '2023-Q3': 0.5,
    '2023-Q4': 1.6,
    '2024-Q1': 1.7,
    '2024-Q2': 2.3,
    '2024-Q3': 1.1,
    '2024-Q4': 1.2,
  }),
  retired: [
    { office: 'STTTT', reached: '2022-10-11', on: '2024-02-26' },
    { office: 'STNMT', reached: null, on: '2023-09-18' },
  ],
  mistakes: 2,
  openPlans: [
    ['2024-06-30', 0.25],
    ['2024-09-30', 0.25],
    ['2024-12-31', 0.35],
    ['2025-06-30', 0.15],
  ],
}

/** 192 datasets from 18 of 20, with 1.941 fields; of the records only "more than 437.000" is published. */
const warehouseTotals = { fields: 1941, records: 437_218 }
const warehousePlan: RegisterPlan = {
  prefix: 'WD',
  forms: [
    ['Dữ liệu %', 'Data on %'],
    ['Thống kê % theo quận, huyện', 'Statistics by district: %'],
    ['Biến động % theo tháng', 'Monthly changes: %'],
  ],
  allocation: {
    SNV: { listed: 13, reached: { count: 12, from: '2022-04-19' } },
    STP: { listed: 15, reached: { count: 14, from: '2022-06-14' } },
    SKHDT: { listed: 12, reached: { count: 11, from: '2023-05-16' } },
    STC: { listed: 14, reached: { count: 13, from: '2022-11-15' } },
    SCT: { listed: 9, reached: { count: 8, from: '2024-01-17' } },
    SNNPTNT: { listed: 11, reached: { count: 10, from: '2023-09-19' } },
    SGTVT: { listed: 9, reached: { count: 7, from: '2024-08-13' } },
    SXD: { listed: 7, reached: { count: 6, from: '2024-03-12' } },
    STNMT: { listed: 17, reached: { count: 15, from: '2023-03-14' } },
    STTTT: { listed: 26, reached: { count: 24, from: '2022-01-25' } },
    SLDTBXH: { listed: 13, reached: { count: 12, from: '2023-07-18' } },
    SVHTT: { listed: 6, reached: { count: 5, from: '2024-06-11' } },
    SKHCN: { listed: 9, reached: { count: 8, from: '2023-11-21' } },
    SGDDT: { listed: 17, reached: { count: 16, from: '2022-09-20' } },
    SYT: { listed: 13, reached: { count: 12, from: '2023-02-21' } },
    SNGV: { listed: 1, reached: [] },
    SDL: { listed: 4, reached: { count: 3, from: '2024-10-08' } },
    TTTP: { listed: 1, reached: [] },
    VPUBND: { listed: 12, reached: { count: 11, from: '2022-02-22' } },
    BQLKKT: { listed: 5, reached: { count: 5, from: '2024-04-23' } },
  },
  waves: [
    ['2021-12-13', 0.45],
    ['2023-01-16', 0.35],
    ['2024-02-26', 0.2],
  ],
  activity: activityOf({
    '2022-Q2': 1,
    '2022-Q3': 0.4,
    '2022-Q4': 1.3,
    '2023-Q1': 0.4,
    '2023-Q2': 1.5,
    '2023-Q3': 1.1,
    '2023-Q4': 2,
    '2024-Q1': 0.7,
    '2024-Q2': 2.4,
    '2024-Q3': 1.6,
    '2024-Q4': 2.6,
  }),
  retired: [
    { office: 'STTTT', reached: '2022-05-17', on: '2023-10-16' },
    { office: 'VPUBND', reached: '2022-07-12', on: '2023-10-16' },
    { office: 'STC', reached: '2023-02-14', on: '2024-07-22' },
  ],
  mistakes: 4,
  openPlans: [
    ['2024-09-30', 0.3],
    ['2024-12-31', 0.5],
    ['2025-06-30', 0.2],
  ],
}

/** 1.579 of 1.937: 1.311 of 1.585 of departments, 268 of 352 of districts. */
const proceduresPlan: ProcedurePlan = {
  listStart: '2021-12-06',
  eligible: 0.64,
  fullProcess: 0.75,
  retiredOneIn: 30,
  allocation: {
    SNV: [106, 92],
    STP: [131, 118],
    SKHDT: [121, 96],
    STC: [64, 58],
    SCT: [128, 104],
    SNNPTNT: [118, 93],
    SGTVT: [117, 88],
    SXD: [89, 61],
    STNMT: [112, 84],
    STTTT: [41, 41],
    SLDTBXH: [124, 103],
    SVHTT: [81, 66],
    SKHCN: [58, 52],
    SGDDT: [86, 78],
    SYT: [131, 112],
    SNGV: [12, 9],
    SDL: [30, 28],
    TTTP: [9, 9],
    VPUBND: [7, 7],
    BQLKKT: [20, 12],
    '303': [25, 21],
    '304': [25, 21],
    '305': [25, 22],
    '306': [24, 20],
    '307': [24, 19],
    '308': [23, 17],
    '309': [23, 16],
    '311': [26, 20],
    '312': [25, 20],
    '313': [24, 18],
    '314': [24, 17],
    '315': [24, 16],
    '316': [24, 18],
    '317': [22, 15],
    '318': [14, 8],
  },
  integration: {
    ...activityOf({ '2020-Q3': 40, '2020-Q4': 60, '2021-Q2': 90, '2021-Q3': 60, '2021-Q4': 120 }),
    ...activityOf({ '2022-Q1': 25, '2022-Q2': 70, '2022-Q3': 35, '2022-Q4': 85 }),
    ...activityOf({ '2023-Q1': 20, '2023-Q2': 80, '2023-Q3': 40, '2023-Q4': 110 }),
    ...activityOf({ '2024-Q1': 30, '2024-Q2': 50, '2024-Q3': 30, '2024-Q4': 50 }),
    '2022-02': 0,
    '2023-08': 0,
    '2024-02': 0,
  },
  fullProcessActivity: {
    ...activityOf({ '2021-Q2': 50, '2021-Q4': 60, '2022-Q2': 35, '2022-Q4': 55 }),
    ...activityOf({ '2023-Q1': 25, '2023-Q2': 70, '2023-Q3': 45, '2023-Q4': 75 }),
    ...activityOf({ '2024-Q1': 20, '2024-Q2': 70, '2024-Q3': 55, '2024-Q4': 45 }),
  },
}

const scaled = (weights: Readonly<Record<string, number>>, to: number): Record<string, number> => {
  const sum = Object.values(weights).reduce((a, b) => a + b, 0)
  return Object.fromEntries(Object.entries(weights).map(([office, weight]) => [office, (weight / sum) * to]))
}
/** Four tenths of the dossiers go to departments, six to districts: by duties there, by people here. */
const dossierWeights = { ...scaled(departmentWork, 40), ...scaled(districtPeople, 60) }

export const dossiersPlan: DossierPlan = {
  from: '2022-01-01',
  perMonth: [
    ['2022-01-01', 1220],
    ['2022-12-31', 1320],
    ['2023-06-30', 1350],
    ['2023-12-31', 1400],
    ['2024-11-22', 1460],
  ],
  weights: dossierWeights,
  online: [
    ['2022-01-01', 0.44],
    ['2022-05-31', 0.49],
    ['2022-09-30', 0.6],
    ['2022-12-31', 0.64],
    ['2023-03-31', 0.65],
    ['2023-07-31', 0.77],
    ['2023-10-31', 0.85],
    ['2024-01-31', 0.91],
    ['2024-03-31', 0.915],
    ['2024-07-31', 0.935],
    ['2024-11-22', 0.957],
  ],
  fullProcess: [
    ['2022-01-01', 0.2],
    ['2022-07-31', 0.24],
    ['2022-12-31', 0.35],
    ['2023-03-31', 0.37],
    ['2023-07-31', 0.5],
    ['2023-12-31', 0.63],
    ['2024-03-31', 0.65],
    ['2024-07-31', 0.73],
    ['2024-11-22', 0.79],
  ],
  paidOnline: [
    ['2022-01-01', 0.18],
    ['2022-10-31', 0.26],
    ['2023-03-31', 0.38],
    ['2023-07-31', 0.4],
    ['2023-12-31', 0.53],
    ['2024-04-30', 0.56],
    ['2024-11-22', 0.71],
  ],
  digitalResult: [
    ['2022-01-01', 0.28],
    ['2022-08-31', 0.35],
    ['2023-01-31', 0.52],
    ['2023-08-31', 0.57],
    ['2024-01-31', 0.74],
    ['2024-06-30', 0.77],
    ['2024-11-22', 0.87],
  ],
  identified: [
    ['2022-01-01', 0.54],
    ['2022-08-31', 0.58],
    ['2023-02-28', 0.69],
    ['2023-09-30', 0.73],
    ['2024-01-31', 0.81],
    ['2024-06-30', 0.84],
    ['2024-11-22', 0.885],
  ],
  onTime: 0.978,
  onTimeOf: { SXD: 0.93, STNMT: 0.95, SGTVT: 0.965, BQLKKT: 0.96, TTTP: 1, VPUBND: 1 },
  onTimeDips: [
    { office: 'STNMT', from: '2022-10', to: '2022-12', by: 0.06 },
    { office: 'SGTVT', from: '2023-04', to: '2023-06', by: 0.07 },
    { office: 'STNMT', from: '2023-07', to: '2023-09', by: 0.08 },
    { office: 'SXD', from: '2024-03', to: '2024-05', by: 0.09 },
    { office: 'SGTVT', from: '2024-08', to: '2024-09', by: 0.05 },
    { office: 'SXD', from: '2024-10', to: '2024-11', by: 0.06 },
    { office: 'STNMT', from: '2024-10', to: '2024-11', by: 0.03 },
  ],
}

export const petitionsPlan: PetitionPlan = {
  from: '2022-01-01',
  perMonth: [
    ['2022-01-01', 84],
    ['2023-01-01', 92],
    ['2024-11-22', 104],
  ],
  weights: {
    ...scaled(
      {
        STNMT: 14,
        SXD: 11,
        SGTVT: 8,
        SLDTBXH: 4,
        SYT: 4,
        SNNPTNT: 3,
        SGDDT: 4,
        SCT: 3,
        STTTT: 2,
        SNV: 2,
        STP: 2,
        VPUBND: 3,
        SVHTT: 1,
      },
      45,
    ),
    ...scaled(districtPeople, 55),
  },
  onTime: [
    ['2022-01-01', 0.925],
    ['2022-12-31', 0.94],
    ['2023-08-31', 0.96],
    ['2024-06-30', 0.955],
    ['2024-09-30', 0.95],
    ['2024-11-22', 0.935],
  ],
  repeated: [
    ['2022-01-01', 0.09],
    ['2023-06-30', 0.065],
    ['2024-11-22', 0.05],
  ],
}

export const surveysPlan: SurveyPlan = {
  from: '2022-01-01',
  perMonth: [
    ['2022-01-01', 125],
    ['2023-06-30', 155],
    ['2024-11-22', 195],
  ],
  weights: dossierWeights,
  satisfied: [
    ['2022-01-01', 0.88],
    ['2022-12-31', 0.89],
    ['2023-09-30', 0.905],
    ['2024-11-22', 0.932],
  ],
  satisfiedOf: { SXD: -0.07, STNMT: -0.05, SGTVT: -0.03, STTTT: 0.03 },
  elementsFrom: '2023-01-01',
}

const exchangesPlan: ExchangePlan = {
  from: '2022-01-01',
  perMonth: [
    ['2022-01-01', 45_000],
    ['2022-08-31', 85_000],
    ['2022-12-31', 150_000],
    ['2023-06-30', 255_000],
    ['2023-09-30', 270_000],
    ['2024-01-31', 410_000],
    ['2024-06-30', 530_000],
    ['2024-08-31', 545_000],
    ['2024-10-15', 634_000],
    ['2024-11-22', 648_000],
  ],
}

/** What explains a bend in the story's own history. */
const storyEvents: readonly IllustrativeEvent[] = [
  {
    code: 'MH-CONG-DU-LIEU-MO',
    happenedOn: '2022-06-21',
    labelVi: 'Mở Cổng dữ liệu mở',
    labelEn: 'Open-data portal opens',
    kpiIds: ['open-datasets-published', 'offices-with-open-data'],
  },
  {
    code: 'MH-DANH-MUC-2024',
    happenedOn: '2024-03-15',
    labelVi: 'Bổ sung danh mục dữ liệu dùng chung',
    labelEn: 'More items on the shared-data lists',
    kpiIds: ['shared-databases-created', 'shared-tables'],
  },
  {
    code: 'MH-KY-SO',
    happenedOn: '2024-07-01',
    labelVi: 'Tính cả chữ ký số của người có thẩm quyền',
    labelEn: 'The signatory’s signature counts too',
    kpiIds: ['documents-signed-digitally'],
  },
  {
    code: 'MH-SNGV',
    happenedOn: '2024-08-16',
    labelVi: 'Sở Ngoại vụ ngừng gửi số liệu',
    labelEn: 'Foreign Affairs stops reporting',
    kpiIds: ['dossiers-filed-online', 'dossiers-settled-on-time', 'satisfaction-survey'],
  },
]

/** What offices report, approved and under way. */
function reportingTables(telling: Telling): TableRows[] {
  const verdict = verdictBy(launchTargets)
  const reports = drawReports(telling, definitionsOf(reportedKpis), reportsPlan)
  const versions = reportedValueVersions(telling, reports, verdict)
  const inForce = versionInForce(versions)
  return [
    definitionRows(reportedKpis, telling.clock),
    reportedValueRows(versions),
    entryRows(telling, reports, { underWay, verdict, inForce }),
    contestRows(telling, contestPlans, inForce),
    periodLockRows(telling, lockPlans),
  ]
}

/**
 * All but the dossiers, petitions and answers; and the procedures that dossiers are filed for. `ofExchanges`: how it is told of
 * what goes through the LGSP.
 */
export function registersOfLaunch(
  telling: Telling,
  ofExchanges = telling,
): { tables: TableRows[]; procedures: Procedure[] } {
  const { table: procedureTable, procedures } = drawProcedures(telling, proceduresPlan)
  const tables = [
    ...referenceKnownAt(telling.clock),
    illustrativeEventRows(telling, storyEvents),
    targetRows(telling, launchTargets),
    centralSystemRows(telling),
    sharedDatabaseRows(telling, databases),
    sharedTableRows(telling, sharedTablesPlan),
    openDatasetRows(telling, openDatasetsPlan),
    warehouseDatasetRows(telling, warehousePlan, warehouseTotals),
    procedureTable,
    platformRows(telling),
    ...taskTables(telling, taskPlans, taskLife),
    exchangeRows(ofExchanges, exchangesPlan, connectedSystems),
    ...reportingTables(telling),
    indexCountRows(telling, indexCountsPlan),
  ]
  return { tables, procedures }
}

export const launchTelling = (): Telling => tellingOf('launch', Date.parse(clockAt), silent)

/** The day of the press reports on the launch, with the figures as they were announced. */
export const launch: Story = {
  name: 'launch',
  titleVi: 'Ngày công bố Dự án Chính quyền số, 22/11/2024',
  titleEn: 'Launch of the Digital Government Project, 22 November 2024',
  clockAt,
  tables() {
    const telling = launchTelling()
    const { tables, procedures } = registersOfLaunch(telling, heardUntil(telling, exchangesHeardUntil))
    const all = [
      ...tables,
      dossierRows(telling, dossiersPlan, procedures),
      petitionRows(telling, petitionsPlan),
      surveyResponseRows(telling, surveysPlan),
    ]
    return [...all, ...feedTables(telling, feedPlans, all)]
  },
}
