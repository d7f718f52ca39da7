import type { IndexCountsPlan } from '../generators/index-counts.ts'
import { index766 } from '../reference/index-766.ts'
import { departmentWork, districtPeople } from './launch-offices.ts'

const months = Array.from({ length: 11 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)
const of = (from: number, to: number) => months.slice(from - 1, to)

const [version2022] = index766
if (!version2022) throw new Error('index 766 has a version for 2024')

/**
 * Sample counts: no source at hand lists the city's of 2024. Levels are such that the city scores somewhat below the
 * 96,91 that it was given for 2025 in its last months.
 */
export const indexCountsPlan: IndexCountsPlan = {
  definition: version2022.definition,
  months,
  sums: {
    '2024-Q1': of(1, 3),
    '2024-Q2': of(4, 6),
    '2024-Q3': of(7, 9),
    '2024-H1': of(1, 6),
    '2024-9M': of(1, 9),
  },
  running: '2024-11',
  city: 'HP',
  offices: Object.fromEntries([
    ...Object.entries(departmentWork).map(([code, year]) => [code, Math.max(6, year / 12)]),
    ...Object.entries(districtPeople).map(([code, thousands]) => [code, thousands * 14]),
  ]),
  levels: {
    DOSSIER_SYNC: { of: 1, share: 0.99 },
    PROGRESS: { of: 1, share: 0.965 },
    ONLINE_3: { of: 0.94, share: 0.88 },
    PAYMENT_A: { of: 0.42, share: 0.7 },
    ORIGINAL_RESULT_AVAILABLE: { of: 1, share: 0.87 },
    SO_HOA_GIAY_TO_GIAI_QUYET: { of: 1, share: 0.8 },
    REUSED_DIGITIZED_DATA: { of: 1, share: 0.58 },
    SYNCED_WITH_DVCQG_PERSONAL_STORAGE: { of: 1, share: 0.62 },
    CITIZEN_DATA_CONNECTED_DOSSIER: { of: 1, share: 0.78 },
    PETITION_PROCESSING_ON_TIME: { of: 0.012, share: 0.95 },
    PETITION_HANDLING_SATISFACTION: { of: 0.012, share: 0.9 },
    DOSSIER_RECEIVING_SATISFACTION: { of: 1, share: 0.96 },
  },
  procedures: {
    ONLINE_1: { of: 92, share: 0.9 },
    ONLINE_2: { of: 74, share: 0.66 },
    PAYMENT_B: { of: 41, share: 0.72 },
    PAYMENT_C: { of: 41, share: 0.6 },
    CITIZEN_DATA_CONNECTED_FORMALITY: { of: 92, share: 0.64 },
  },
  citys: {
    PUBLISH_ON_TIME: [17, 18],
    PUBLIC_UPDATE_ON_TIME: [21, 22],
    PUBLIC_CONTENT_FULL: [1_912, 1_937],
  },
  standing: {
    STTTT: 0.05,
    SKHCN: 0.04,
    VPUBND: 0.04,
    STP: 0.03,
    SYT: 0.01,
    SXD: -0.07,
    STNMT: -0.09,
    SGTVT: -0.05,
    SLDTBXH: -0.03,
    '303': 0.04,
    '305': 0.02,
    '311': -0.04,
    '315': -0.08,
    '316': -0.06,
    '318': -0.12,
  },
  quiet: ['SCT', 'SNGV', 'TTTP', '318'],
}
