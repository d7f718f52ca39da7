import { centralSystems } from '../../db/schema/registers.ts'
import { addDays, type Day } from '../../server/core/day.ts'
import { quarterEnd, workingDayFrom } from '../distributions/calendar.ts'
import { listOfCity } from './milestones.ts'
import { recorderOf, reportedAt, type Telling } from './telling.ts'
import { type Facts, inOfficeHours, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

type System = readonly [
  nameVi: string,
  nameEn: string,
  ministry: keyof typeof ministries,
  office: string,
  /** null: still to come */
  connectedOn: Day | null,
]

const ministries = {
  BCA: ['Bộ Công an', 'Ministry of Public Security'],
  BKHDT: ['Bộ Kế hoạch và Đầu tư', 'Ministry of Planning and Investment'],
  BTP: ['Bộ Tư pháp', 'Ministry of Justice'],
  BHXH: ['Bảo hiểm xã hội Việt Nam', 'Viet Nam Social Security'],
  BGTVT: ['Bộ Giao thông vận tải', 'Ministry of Transport'],
  VPCP: ['Văn phòng Chính phủ', 'Government Office'],
  BTTTT: ['Bộ Thông tin và Truyền thông', 'Ministry of Information and Communications'],
  BTC: ['Bộ Tài chính', 'Ministry of Finance'],
  BNV: ['Bộ Nội vụ', 'Ministry of Home Affairs'],
  BGDDT: ['Bộ Giáo dục và Đào tạo', 'Ministry of Education and Training'],
  BTNMT: ['Bộ Tài nguyên và Môi trường', 'Ministry of Natural Resources and Environment'],
  BLDTBXH: ['Bộ Lao động – Thương binh và Xã hội', 'Ministry of Labour, Invalids and Social Affairs'],
  BYT: ['Bộ Y tế', 'Ministry of Health'],
  BCT: ['Bộ Công Thương', 'Ministry of Industry and Trade'],
  BNNPTNT: ['Bộ Nông nghiệp và Phát triển nông thôn', 'Ministry of Agriculture and Rural Development'],
  BXD: ['Bộ Xây dựng', 'Ministry of Construction'],
  BVHTTDL: ['Bộ Văn hóa, Thể thao và Du lịch', 'Ministry of Culture, Sports and Tourism'],
  TTCP: ['Thanh tra Chính phủ', 'Government Inspectorate'],
  BKHCN: ['Bộ Khoa học và Công nghệ', 'Ministry of Science and Technology'],
} as const

/**
 * National systems that are publicly known. Which 23 of them Hai Phong has connected, when, and for which department
 * is not published: every row is a sample.
 */
const systems: readonly System[] = [
  ['Cổng Dịch vụ công quốc gia', 'National Public Service Portal', 'VPCP', 'VPUBND', '2021-03-15'],
  ['Trục liên thông văn bản quốc gia', 'National document exchange', 'VPCP', 'VPUBND', '2021-04-20'],
  ['Hệ thống cấp phiếu lý lịch tư pháp trực tuyến', 'Criminal record system', 'BTP', 'STP', '2021-06-18'],
  [
    'Hệ thống thông tin quốc gia về đăng ký doanh nghiệp',
    'National Business Registration System',
    'BKHDT',
    'SKHDT',
    '2021-09-08',
  ],
  [
    'Cơ sở dữ liệu hộ tịch điện tử toàn quốc',
    'National electronic civil status database',
    'BTP',
    'STP',
    '2021-10-26',
  ],
  [
    'Hệ thống danh mục điện tử dùng chung của cơ quan nhà nước',
    'Shared code lists of state bodies',
    'BTTTT',
    'STTTT',
    '2022-01-19',
  ],
  ['Cơ sở dữ liệu giấy phép lái xe', 'Driving licence database', 'BGTVT', 'SGTVT', '2022-03-22'],
  ['Cơ sở dữ liệu quốc gia về bảo hiểm', 'National insurance database', 'BHXH', 'SLDTBXH', '2022-05-17'],
  ['Cơ sở dữ liệu quốc gia về dân cư', 'National population database', 'BCA', 'VPUBND', '2022-08-24'],
  [
    'Nền tảng hỗ trợ thanh toán trực tuyến PayGov',
    'PayGov online payment platform',
    'BTTTT',
    'STTTT',
    '2022-10-11',
  ],
  ['Hệ thống thông tin báo cáo quốc gia', 'National reporting system', 'VPCP', 'VPUBND', '2022-12-14'],
  [
    'Hệ thống định danh và xác thực điện tử',
    'Electronic identification and authentication system',
    'BCA',
    'STTTT',
    '2023-01-31',
  ],
  [
    'Cơ sở dữ liệu quốc gia về văn bản quy phạm pháp luật',
    'National database of legal documents',
    'BTP',
    'STP',
    '2023-02-21',
  ],
  [
    'Hệ thống cấp mã số đơn vị có quan hệ với ngân sách',
    'Codes of budget-related units',
    'BTC',
    'STC',
    '2023-04-18',
  ],
  ['Cơ sở dữ liệu ngành giáo dục', 'Education sector database', 'BGDDT', 'SGDDT', '2023-05-23'],
  ['Cơ sở dữ liệu quốc gia về giá', 'National price database', 'BTC', 'STC', '2023-07-11'],
  [
    'Cơ sở dữ liệu quốc gia về cán bộ, công chức, viên chức',
    'National database of civil servants',
    'BNV',
    'SNV',
    '2023-09-20',
  ],
  [
    'Hệ thống thông tin giám định bảo hiểm y tế',
    'Health insurance claims system',
    'BHXH',
    'SYT',
    '2023-11-15',
  ],
  ['Cơ sở dữ liệu dược quốc gia', 'National pharmaceutical database', 'BYT', 'SYT', '2024-01-16'],
  ['Cơ sở dữ liệu quốc gia về đất đai', 'National land database', 'BTNMT', 'STNMT', '2024-03-27'],
  ['Cơ sở dữ liệu về người có công', 'Database of people with merits', 'BLDTBXH', 'SLDTBXH', '2024-05-22'],
  [
    'Hệ thống quản lý và cấp chứng nhận xuất xứ điện tử eCoSys',
    'eCoSys certificates of origin',
    'BCT',
    'SCT',
    '2024-08-20',
  ],
  ['Cơ sở dữ liệu tàu cá quốc gia', 'National fishing vessel database', 'BNNPTNT', 'SNNPTNT', '2024-11-12'],
  [
    'Cơ sở dữ liệu quốc gia về hoạt động xây dựng',
    'National database of construction activity',
    'BXD',
    'SXD',
    null,
  ],
  [
    'Hệ thống thông tin về nhà ở và thị trường bất động sản',
    'Housing and property market information system',
    'BXD',
    'SXD',
    null,
  ],
  [
    'Cơ sở dữ liệu quản lý lữ hành và hướng dẫn viên',
    'Database of travel businesses and guides',
    'BVHTTDL',
    'SDL',
    null,
  ],
  [
    'Cơ sở dữ liệu quốc gia về xử lý vi phạm hành chính',
    'National database of administrative sanctions',
    'BTP',
    'STP',
    null,
  ],
  [
    'Cơ sở dữ liệu quốc gia về khiếu nại, tố cáo',
    'National database of complaints and denunciations',
    'TTCP',
    'TTTP',
    null,
  ],
  [
    'Cơ sở dữ liệu quốc gia về khoa học và công nghệ',
    'National science and technology database',
    'BKHCN',
    'SKHCN',
    null,
  ],
]

export type ConnectedSystem = { code: string; office: string; connectedOn: Day }

const codeOf = (index: number): string => `CS-${String(index + 1).padStart(3, '0')}`

/** The systems whose exchanges can be counted. */
export const connectedSystems: readonly ConnectedSystem[] = systems.flatMap(
  ([, , , office, connectedOn], i) => (connectedOn ? [{ code: codeOf(i), office, connectedOn }] : []),
)

const listStart: Day = '2021-12-06'

export function centralSystemRows(telling: Telling): TableRows {
  const random = telling.random('central-systems')
  return rowsOf(
    centralSystems,
    systems.flatMap(([nameVi, nameEn, ministry, office, connectedOn], i) => {
      const [ministryVi, ministryEn] = ministries[ministry]
      const early = connectedOn !== null && connectedOn < listStart
      const listedOn = i < 16 ? listStart : workingDayFrom(i < 25 ? '2023-01-16' : '2024-03-04')
      const first = quarterEnd(addDays(connectedOn ?? '2024-12-01', -random.int(0, 150)))
      const plannedOn = first < addDays(listedOn, 60) ? quarterEnd(addDays(listedOn, 90)) : first
      const last = connectedOn ? quarterEnd(connectedOn) : random.pick(['2024-12-31', '2025-06-30'])
      const steps: Step<Facts<typeof centralSystems>>[] = []
      if (!early && last > plannedOn)
        steps.push({
          at: inOfficeHours(random, workingDayFrom(addDays(plannedOn, -random.int(5, 20)))),
          by: recorderOf(office),
          set: { plannedOn: last, note: 'Đã lùi hạn theo lịch của bộ chủ quản' },
        })
      if (connectedOn && !early)
        steps.push({
          at: reportedAt(random, connectedOn, telling.horizonOf(office)),
          by: 'Nền tảng LGSP',
          set: { connectedOn },
        })
      return versionsOf<Facts<typeof centralSystems>>(
        {
          at: inOfficeHours(random, workingDayFrom(addDays(listedOn, random.int(1, 12)))),
          by: listOfCity,
          facts: {
            code: codeOf(i),
            officeCode: office,
            nameVi,
            nameEn,
            sample: true,
            listedOn,
            retiredOn: null,
            documentCode: null,
            note: null,
            ministryVi,
            ministryEn,
            systemKind: nameVi.startsWith('Cơ sở dữ liệu') ? 'database' : 'information-system',
            plannedOn: early ? null : plannedOn,
            connectedOn: early ? connectedOn : null,
          },
        },
        steps,
        telling.horizonOf(office),
      )
    }),
  )
}
