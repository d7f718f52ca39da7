import type { ReportedKpi } from './reported-kpi.ts'

/** Scores that a ministry gives to the whole city: one office hands them on. */
const index = {
  fromOn: '2021-01-01',
  setOn: '2022-01-05',
  theme: 'indices',
  shape: 'stock',
  kinds: ['department'],
  cadence: 'year',
  public: true,
  origin: 'centre',
} as const

const dti = {
  ...index,
  slack: 0.02,
  noun: ['điểm', 'points'],
  source: [
    'Bộ Thông tin và Truyền thông: Báo cáo DTI cấp bộ, cấp tỉnh',
    'Ministry of Information and Communications: DTI report of ministries and provinces',
  ],
  // The index in force is that of 20 May 2022; the years before were assessed by another one.
  fromOn: '2022-01-01',
  setOn: '2022-06-01',
  documents: ['922/QĐ-BTTTT'],
  owner: 'STTTT',
  reporters: ['STTTT'],
  dueLag: 7,
  most: 1,
} as const

const pillar = (vi: string, en: string): Pick<ReportedKpi, 'question' | 'formula' | 'numerator'> => ({
  question: [
    `Trụ cột ${vi} trong Chỉ số chuyển đổi số (DTI) của thành phố đạt bao nhiêu điểm?`,
    `What does the city score in the ${en} pillar of the Digital Transformation Index (DTI)?`,
  ],
  formula: [
    `Điểm trụ cột ${vi} của thành phố theo Bộ chỉ số DTI cấp tỉnh, thang điểm từ 0 đến 1.`,
    `The city’s score in the ${en} pillar of the provincial DTI, between 0 and 1.`,
  ],
  numerator: [`Điểm trụ cột ${vi}`, `Score of the ${en} pillar`],
})

export const indexKpis: readonly ReportedKpi[] = [
  {
    ...dti,
    id: 'dti-rank',
    name: [
      'Thứ hạng Chỉ số chuyển đổi số cấp tỉnh (DTI)',
      'Rank in the provincial Digital Transformation Index',
    ],
    short: ['Thứ hạng DTI', 'DTI rank'],
    noun: ['bậc (thứ hạng)', 'places (rank)'],
    better: 'lower',
    slack: 2,
    question: [
      'Thành phố đứng thứ bao nhiêu trong bảng xếp hạng Chỉ số chuyển đổi số cấp tỉnh?',
      'Where does the city stand in the provincial Digital Transformation Index?',
    ],
    formula: [
      'Thứ hạng của thành phố trong 63 tỉnh, thành phố trực thuộc Trung ương theo kết quả công bố DTI cấp tỉnh của năm.',
      'The city’s place among the 63 provinces and cities in the published provincial DTI of the year.',
    ],
    numerator: ['Thứ hạng', 'Rank'],
    least: 1,
    most: 63,
  },
  {
    ...dti,
    ...pillar('chính quyền số', 'digital government'),
    id: 'dti-digital-government',
    name: ['DTI: trụ cột chính quyền số', 'DTI: digital government pillar'],
    short: ['DTI: chính quyền số', 'DTI: digital government'],
  },
  {
    ...dti,
    ...pillar('kinh tế số', 'digital economy'),
    id: 'dti-digital-economy',
    name: ['DTI: trụ cột kinh tế số', 'DTI: digital economy pillar'],
    short: ['DTI: kinh tế số', 'DTI: digital economy'],
  },
  {
    ...dti,
    ...pillar('xã hội số', 'digital society'),
    id: 'dti-digital-society',
    name: ['DTI: trụ cột xã hội số', 'DTI: digital society pillar'],
    short: ['DTI: xã hội số', 'DTI: digital society'],
  },
  {
    ...index,
    id: 'par-index',
    slack: 1,
    name: ['Chỉ số cải cách hành chính (PAR Index)', 'Public Administration Reform Index (PAR Index)'],
    short: ['PAR Index', 'PAR Index'],
    noun: ['điểm', 'points'],
    question: [
      'Chỉ số cải cách hành chính của thành phố đạt bao nhiêu điểm?',
      'What does the city score in the Public Administration Reform Index?',
    ],
    formula: [
      'Tổng điểm thẩm định và điểm điều tra xã hội học của thành phố, thang điểm 100, theo kết quả công bố của năm.',
      'The city’s assessed points and points of the sociological survey, out of 100, as published for the year.',
    ],
    numerator: ['Điểm PAR Index', 'PAR Index points'],
    source: ['Bộ Nội vụ: Báo cáo PAR Index', 'Ministry of Home Affairs: PAR Index report'],
    documents: [],
    owner: 'SNV',
    reporters: ['SNV'],
    dueLag: 4,
    most: 100,
  },
  {
    ...index,
    id: 'sipas',
    slack: 1,
    name: [
      'Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)',
      'Satisfaction Index of Public Administrative Services (SIPAS)',
    ],
    short: ['SIPAS', 'SIPAS'],
    noun: ['điểm', 'points'],
    question: [
      'Người dân, tổ chức hài lòng với sự phục vụ hành chính của thành phố ở mức bao nhiêu?',
      'How satisfied are people and organisations with the city’s administrative services?',
    ],
    formula: [
      'Chỉ số hài lòng chung của thành phố, thang điểm 100, theo kết quả điều tra công bố của năm.',
      'The city’s overall satisfaction index, out of 100, as published for the year’s survey.',
    ],
    numerator: ['Điểm SIPAS', 'SIPAS points'],
    source: ['Bộ Nội vụ: Báo cáo SIPAS', 'Ministry of Home Affairs: SIPAS report'],
    documents: [],
    owner: 'SNV',
    reporters: ['SNV'],
    dueLag: 4,
    most: 100,
  },
]
