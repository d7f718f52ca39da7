import type { DrawnKpi } from '../generators/reports.ts'
import { departmentOfficials, departmentWork, districtPeople } from './launch-offices.ts'

const times = (sizes: Readonly<Record<string, number>>, factor: number): Record<string, number> =>
  Object.fromEntries(Object.entries(sizes).map(([office, size]) => [office, size * factor]))

/** Information systems that each department runs. */
const systems: Readonly<Record<string, number>> = {
  SNV: 5,
  STP: 6,
  SKHDT: 5,
  STC: 7,
  SCT: 4,
  SNNPTNT: 6,
  SGTVT: 8,
  SXD: 5,
  STNMT: 11,
  STTTT: 14,
  SLDTBXH: 6,
  SVHTT: 4,
  SKHCN: 5,
  SGDDT: 8,
  SYT: 9,
  SNGV: 2,
  SDL: 3,
  TTTP: 2,
  VPUBND: 9,
  BQLKKT: 3,
}

/** Periodic reports that each department owes. */
const regimes: Readonly<Record<string, number>> = {
  SNV: 42,
  STP: 38,
  SKHDT: 51,
  STC: 47,
  SCT: 44,
  SNNPTNT: 56,
  SGTVT: 40,
  SXD: 36,
  STNMT: 53,
  STTTT: 34,
  SLDTBXH: 49,
  SVHTT: 31,
  SKHCN: 28,
  SGDDT: 37,
  SYT: 58,
  SNGV: 18,
  SDL: 19,
  TTTP: 26,
  VPUBND: 45,
  BQLKKT: 27,
}

const few = {
  SNNPTNT: -0.06,
  SXD: -0.12,
  STNMT: -0.05,
  SGTVT: -0.04,
  BQLKKT: -0.08,
  STTTT: 0.08,
  VPUBND: 0.06,
  STP: 0.03,
}
const rural = { '303': 0.04, '304': 0.05, '305': 0.04, '315': -0.1, '316': -0.06, '317': -0.05, '318': -0.18 }

/** Figures that the story makes up: levels of the city, with offices above and below. */
export const drawnReports: readonly DrawnKpi[] = [
  {
    kpi: 'work-files-online',
    sizes: times(departmentOfficials, 6),
    fromJanuary: true,
    sway: 0.01,
    levels: [
      ['2024-01-31', 0.74],
      ['2024-06-30', 0.8],
      ['2024-11-30', 0.86],
    ],
    levelOf: few,
    noise: 0.004,
  },
  {
    kpi: 'documents-signed-digitally',
    sizes: times(departmentOfficials, 4),
    fromJanuary: true,
    sway: 0.01,
    levels: [
      ['2024-01-31', 0.86],
      ['2024-06-30', 0.93],
      // Since July both signatures are asked for.
      ['2024-07-31', 0.81],
      ['2024-11-30', 0.88],
    ],
    levelOf: { ...few, SYT: -0.03 },
    noise: 0.004,
  },
  {
    kpi: 'reports-on-reporting-system',
    sizes: regimes,
    sway: 0,
    levels: [
      ['2024-01-31', 0.52],
      ['2024-07-31', 0.66],
      ['2024-11-30', 0.78],
    ],
    levelOf: few,
    noise: 0,
  },
  {
    kpi: 'meetings-without-paper',
    sizes: times(departmentOfficials, 0.05),
    sway: 0.2,
    levels: [
      ['2024-01-31', 0.8],
      ['2024-02-29', 0.5],
      ['2024-11-30', 1.3],
    ],
    noise: 0.1,
  },
  {
    kpi: 'officials-with-signature',
    sizes: times(departmentOfficials, 0.7),
    sway: 0,
    levels: [
      ['2024-01-31', 0.61],
      ['2024-11-30', 0.83],
    ],
    levelOf: few,
    noise: 0,
  },
  {
    kpi: 'computers-with-managed-protection',
    sizes: times(departmentOfficials, 1.05),
    sway: 0,
    levels: [
      ['2024-01-31', 0.91],
      ['2024-11-30', 0.965],
    ],
    levelOf: { SXD: -0.07, SNNPTNT: -0.06, BQLKKT: -0.02, STTTT: 0.03 },
    noise: 0.004,
  },
  {
    kpi: 'egov-active-accounts',
    sizes: departmentOfficials,
    sway: 0,
    levels: [
      ['2024-01-31', 0.82],
      ['2024-02-29', 0.79],
      ['2024-11-30', 0.93],
    ],
    levelOf: few,
    noise: 0.012,
  },
  {
    kpi: 'officials-trained-digital',
    sizes: times(departmentOfficials, 0.12),
    sway: 0.25,
    levels: [
      ['2024-01-31', 0.7],
      ['2024-02-29', 0.3],
      ['2024-06-30', 1.4],
      ['2024-11-30', 1.6],
    ],
    noise: 0.15,
  },
  {
    kpi: 'dossiers-synced-national',
    sizes: times(departmentWork, 1 / 12),
    sway: 0.08,
    levels: [
      ['2024-01-31', 0.91],
      ['2024-11-30', 0.965],
    ],
    levelOf: { SYT: -0.08, STNMT: -0.05, SXD: -0.04 },
    noise: 0.008,
  },
  {
    kpi: 'dossier-results-reused',
    sizes: times(departmentWork, 1 / 12),
    fromJanuary: true,
    sway: 0.01,
    levels: [
      ['2024-01-31', 0.22],
      ['2024-06-30', 0.31],
      ['2024-11-30', 0.43],
    ],
    levelOf: { STP: 0.1, SYT: -0.06, SXD: -0.12, STNMT: -0.08, STTTT: 0.14 },
    noise: 0.004,
  },
  {
    kpi: 'online-payments',
    sizes: times(departmentWork, 0.35 / 12),
    sway: 0.07,
    levels: [
      ['2024-01-31', 0.9],
      ['2024-02-29', 0.65],
      ['2024-11-30', 1.5],
    ],
    noise: 0.05,
  },
  {
    kpi: 'officials-basic-digital-skills',
    sizes: departmentOfficials,
    sway: 0,
    levels: [
      ['2024-03-31', 0.66],
      ['2024-09-30', 0.81],
    ],
    levelOf: few,
    noise: 0,
  },
  {
    kpi: 'systems-security-level-approved',
    sizes: systems,
    sway: 0,
    levels: [
      ['2024-03-31', 0.58],
      ['2024-09-30', 0.74],
    ],
    levelOf: { ...few, STTTT: 0.2 },
    noise: 0,
  },
  {
    kpi: 'systems-four-layer-protection',
    sizes: systems,
    sway: 0,
    levels: [
      ['2024-03-31', 0.36],
      ['2024-09-30', 0.55],
    ],
    levelOf: { ...few, STTTT: 0.25 },
    noise: 0,
  },
  {
    kpi: 'services-on-ipv6',
    sizes: systems,
    sway: 0,
    levels: [
      ['2021-12-31', 0.18],
      ['2023-12-31', 0.52],
    ],
    levelOf: { STTTT: 0.3 },
    noise: 0,
  },
  {
    kpi: 'security-warnings-closed',
    sizes: { STTTT: 46 },
    sway: 0.2,
    levels: [
      ['2024-01-31', 0.84],
      ['2024-11-30', 0.95],
    ],
    noise: 0.03,
  },
  {
    kpi: 'community-digital-teams',
    sizes: districtPeople,
    sway: 0,
    levels: [
      ['2024-01-31', 0.84],
      ['2024-11-30', 0.965],
    ],
    levelOf: rural,
    noise: 0.01,
  },
  {
    kpi: 'people-guided-by-teams',
    sizes: times(districtPeople, 9),
    sway: 0.12,
    levels: [
      ['2024-01-31', 0.8],
      ['2024-02-29', 0.5],
      ['2024-11-30', 1.2],
    ],
    noise: 0.1,
  },
  {
    kpi: 'electronic-identity-activated',
    sizes: times(districtPeople, 760),
    sway: 0,
    levels: [
      ['2024-01-31', 0.68],
      ['2024-11-30', 0.81],
    ],
    levelOf: rural,
    noise: 0.001,
  },
  {
    kpi: 'one-stop-staff-guiding-online',
    sizes: { ...times(districtPeople, 0.5), '318': 4 },
    sway: 0,
    levels: [
      ['2024-03-31', 0.82],
      ['2024-09-30', 0.93],
    ],
    levelOf: rural,
    noise: 0,
  },
  {
    kpi: 'households-with-fibre',
    sizes: times(districtPeople, 290),
    sway: 0,
    levels: [
      ['2024-03-31', 0.73],
      ['2024-09-30', 0.77],
    ],
    levelOf: rural,
    noise: 0.001,
  },
]
