import type { officeSuccessions, offices } from '../../db/schema/offices.ts'
import type { Day } from '../../server/core/day.ts'
import { type Facts, type Moment, momentAt, type Row, type Step, versionsOf } from '../generators/versions.ts'

type Office = Facts<typeof offices>
type Department = readonly [code: string, nameVi: string, nameEn: string]

/** The register of offices speaks of no day before the project's first year; older founding dates are not looked up. */
const registerStart: Day = '2021-01-01'
const register = 'Danh mục đơn vị của thành phố'

/** The 20 departments and agencies of November 2024, in the order of the city's list. */
export const departments2024: readonly Department[] = [
  ['SNV', 'Sở Nội vụ', 'Department of Home Affairs'],
  ['STP', 'Sở Tư pháp', 'Department of Justice'],
  ['SKHDT', 'Sở Kế hoạch và Đầu tư', 'Department of Planning and Investment'],
  ['STC', 'Sở Tài chính', 'Department of Finance'],
  ['SCT', 'Sở Công Thương', 'Department of Industry and Trade'],
  ['SNNPTNT', 'Sở Nông nghiệp và Phát triển nông thôn', 'Department of Agriculture and Rural Development'],
  ['SGTVT', 'Sở Giao thông vận tải', 'Department of Transport'],
  ['SXD', 'Sở Xây dựng', 'Department of Construction'],
  ['STNMT', 'Sở Tài nguyên và Môi trường', 'Department of Natural Resources and Environment'],
  ['STTTT', 'Sở Thông tin và Truyền thông', 'Department of Information and Communications'],
  ['SLDTBXH', 'Sở Lao động – Thương binh và Xã hội', 'Department of Labour, Invalids and Social Affairs'],
  ['SVHTT', 'Sở Văn hóa và Thể thao', 'Department of Culture and Sports'],
  ['SKHCN', 'Sở Khoa học và Công nghệ', 'Department of Science and Technology'],
  ['SGDDT', 'Sở Giáo dục và Đào tạo', 'Department of Education and Training'],
  ['SYT', 'Sở Y tế', 'Department of Health'],
  ['SNGV', 'Sở Ngoại vụ', 'Department of Foreign Affairs'],
  ['SDL', 'Sở Du lịch', 'Department of Tourism'],
  ['TTTP', 'Thanh tra thành phố', 'City Inspectorate'],
  ['VPUBND', 'Văn phòng UBND thành phố', 'Office of the City People’s Committee'],
  ['BQLKKT', 'Ban Quản lý Khu kinh tế Hải Phòng', 'Hai Phong Economic Zone Authority'],
]

/** The 15 districts of November 2024, by official number. */
export const districts2024: readonly (readonly [code: string, name: string, kind: 'quận' | 'huyện'])[] = [
  ['303', 'Hồng Bàng', 'quận'],
  ['304', 'Ngô Quyền', 'quận'],
  ['305', 'Lê Chân', 'quận'],
  ['306', 'Hải An', 'quận'],
  ['307', 'Kiến An', 'quận'],
  ['308', 'Đồ Sơn', 'quận'],
  ['309', 'Dương Kinh', 'quận'],
  ['311', 'Thủy Nguyên', 'huyện'],
  ['312', 'An Dương', 'huyện'],
  ['313', 'An Lão', 'huyện'],
  ['314', 'Kiến Thụy', 'huyện'],
  ['315', 'Tiên Lãng', 'huyện'],
  ['316', 'Vĩnh Bảo', 'huyện'],
  ['317', 'Cát Hải', 'huyện'],
  ['318', 'Bạch Long Vĩ', 'huyện'],
]

/**
 * No source at hand names the day on which the merger of the departments was decided: it counts as known from the
 * day on which it took effect.
 */
const departmentsMergedOn: Day = '2025-03-01'
/** Resolution 1669/NQ-UBTVQH15, printed in the city's newspaper on 17 June 2025, in force on 1 July. */
const communesKnownOn: Day = '2025-06-17'
const communesOn: Day = '2025-07-01'
/** Resolution 1232/NQ-UBTVQH15. A name has no validity dates of its own, so it changes on the day itself. */
const districtsRenamedOn: Day = '2025-01-01'

const departmentMergers: readonly (readonly [predecessor: string, successor: string])[] = [
  ['SKHDT', 'STC'],
  ['SNNPTNT', 'SNNMT'],
  ['STNMT', 'SNNMT'],
  ['SGTVT', 'SXD'],
  ['STTTT', 'SKHCN'],
  ['SLDTBXH', 'SNV'],
  ['SVHTT', 'SVHTTDL'],
  ['SDL', 'SVHTTDL'],
]

const newDepartments: readonly Department[] = [
  ['SNNMT', 'Sở Nông nghiệp và Môi trường', 'Department of Agriculture and Environment'],
  ['SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch', 'Department of Culture, Sports and Tourism'],
]

const renamedDistricts: Readonly<Record<string, readonly [nameVi: string, nameEn: string]>> = {
  '311': ['Thành phố Thủy Nguyên', 'Thủy Nguyên City'],
  '312': ['Quận An Dương', 'An Dương District'],
}

/**
 * The 114 commune-level units since 1 July 2025, with the spelling and the numbers of the official list.
 * Two differ by one accent alone: Cẩm Giang 10888 and Cẩm Giàng 10903.
 */
const wards =
  'Thành Đông 10507; Hải Dương 10525; Lê Thanh Nghị 10532; Tân Hưng 10537; Việt Hoà 10543; Chí Linh 10546; Chu Văn An 10549; Nguyễn Trãi 10552; Trần Hưng Đạo 10570; Trần Nhân Tông 10573; Lê Đại Hành 10603; Ái Quốc 10660; Kinh Môn 10675; Bắc An Phụ 10678; Nhị Chiểu 10714; Phạm Sư Mạnh 10726; Trần Liễu 10729; Nguyễn Đại Năng 10744; Nam Đồng 10837; Tứ Minh 10891; Thạch Khôi 11002; Hồng Bàng 11311; Ngô Quyền 11329; Gia Viên 11359; Lê Chân 11383; An Biên 11407; Đông Hải 11411; Hải An 11413; Kiến An 11443; Phù Liễn 11446; Đồ Sơn 11455; Bạch Đằng 11473; Lưu Kiếm 11488; Lê Ích Mộc 11506; Hoà Bình 11533; Nam Triệu 11542; Thiên Hương 11557; Thuỷ Nguyên 11560; An Dương 11581; An Phong 11593; Hồng An 11602; An Hải 11617; Hưng Đạo 11689; Dương Kinh 11692; Nam Đồ Sơn 11737'
const communes =
  'Nam Sách 10606; Hợp Tiến 10615; Trần Phú 10633; Thái Tân 10642; An Phú 10645; Nam An Phụ 10705; Phú Thái 10750; Lai Khê 10756; An Thành 10792; Kim Thành 10804; Thanh Hà 10813; Hà Bắc 10816; Hà Nam 10843; Hà Tây 10846; Hà Đông 10882; Cẩm Giang 10888; Cẩm Giàng 10903; Tuệ Tĩnh 10909; Mao Điền 10930; Kẻ Sặt 10945; Bình Giang 10966; Đường An 10972; Thượng Hồng 10993; Gia Lộc 10999; Yết Kiêu 11020; Gia Phúc 11050; Trường Tân 11065; Tứ Kỳ 11074; Đại Sơn 11086; Tân Kỳ 11113; Chí Minh 11131; Lạc Phượng 11140; Nguyên Giáp 11146; Vĩnh Lại 11164; Tân An 11167; Ninh Giang 11203; Hồng Châu 11218; Khúc Thừa Dụ 11224; Thanh Miện 11239; Nguyễn Lương Bằng 11242; Bắc Thanh Miện 11254; Hải Hưng 11257; Nam Thanh Miện 11284; Việt Khê 11503; An Lão 11629; An Trường 11635; An Quang 11647; An Khánh 11668; An Hưng 11674; Kiến Thuỵ 11680; Nghi Dương 11713; Kiến Minh 11725; Kiến Hưng 11728; Kiến Hải 11749; Tiên Lãng 11755; Quyết Thắng 11761; Tân Minh 11779; Tiên Minh 11791; Chấn Hưng 11806; Hùng Thắng 11809; Vĩnh Bảo 11824; Vĩnh Thịnh 11836; Vĩnh Thuận 11842; Vĩnh Hoà 11848; Vĩnh Hải 11875; Vĩnh Am 11887; Nguyễn Bỉnh Khiêm 11911'
const specialZones = 'Cát Hải 11914; Bạch Long Vĩ 11948'

/**
 * Main successors of the districts: the number of a commune lies in the range of the district that it was part of.
 * Read off the official numbers and names, not from a list of the transfer; borders were also redrawn across.
 */
const districtSuccessors: Readonly<Record<string, readonly string[]>> = {
  '303': ['11311'],
  '304': ['11329', '11359'],
  '305': ['11383', '11407'],
  '306': ['11411', '11413'],
  '307': ['11443', '11446'],
  '308': ['11455', '11737'],
  '309': ['11689', '11692'],
  '311': ['11473', '11488', '11503', '11506', '11533', '11542', '11557', '11560'],
  '312': ['11581', '11593', '11602', '11617'],
  '313': ['11629', '11635', '11647', '11668', '11674'],
  '314': ['11680', '11713', '11725', '11728', '11749'],
  '315': ['11755', '11761', '11779', '11791', '11806', '11809'],
  '316': ['11824', '11836', '11842', '11848', '11875', '11887', '11911'],
  '317': ['11914'],
  '318': ['11948'],
}

const named = (list: string, vi: string, en: string): Office[] =>
  list.split('; ').map((entry) => {
    const name = entry.slice(0, -6)
    return {
      code: entry.slice(-5),
      kind: 'commune',
      parentCode: 'HP',
      nameVi: `${vi} ${name}`,
      nameEn: `${name} ${en}`,
      validFrom: communesOn,
      validTo: null,
    }
  })

const department = ([code, nameVi, nameEn]: Department, validFrom: Day): Office => ({
  code,
  kind: 'department',
  parentCode: 'HP',
  nameVi,
  nameEn,
  validFrom,
  validTo: null,
})

/** Offices as known at a moment: an end that was decided later is a second version. */
export function officesKnownAt(clock: Moment): Row<typeof offices>[] {
  const rows = (facts: Office, knownOn: Day, steps: readonly Step<Office>[] = []) =>
    versionsOf({ at: momentAt(knownOn), by: register, facts }, steps, clock)
  const step = (on: Day, set: Partial<Office>): Step<Office> => ({ at: momentAt(on), by: register, set })
  const abolished = new Set(departmentMergers.map(([predecessor]) => predecessor))
  return [
    ...rows(
      {
        code: 'HP',
        kind: 'city',
        parentCode: null,
        nameVi: 'Thành phố Hải Phòng',
        nameEn: 'Hai Phong City',
        validFrom: registerStart,
        validTo: null,
      },
      registerStart,
    ),
    ...departments2024.flatMap((each) =>
      rows(
        department(each, registerStart),
        registerStart,
        abolished.has(each[0]) ? [step(departmentsMergedOn, { validTo: departmentsMergedOn })] : [],
      ),
    ),
    ...newDepartments.flatMap((each) => rows(department(each, departmentsMergedOn), departmentsMergedOn)),
    ...districts2024.flatMap(([code, name, kind]) => {
      const renamed = renamedDistricts[code]
      return rows(
        {
          code,
          kind: 'district',
          parentCode: 'HP',
          nameVi: kind === 'quận' ? `Quận ${name}` : `Huyện ${name}`,
          nameEn: kind === 'quận' ? `${name} District` : `${name} Rural District`,
          validFrom: registerStart,
          validTo: null,
        },
        registerStart,
        [
          ...(renamed ? [step(districtsRenamedOn, { nameVi: renamed[0], nameEn: renamed[1] })] : []),
          step(communesKnownOn, { validTo: communesOn }),
        ],
      )
    }),
    ...[
      ...named(wards, 'Phường', 'Ward'),
      ...named(communes, 'Xã', 'Commune'),
      ...named(specialZones, 'Đặc khu', 'Special Zone'),
    ].flatMap((facts) => rows(facts, communesKnownOn)),
  ]
}

export function successionsKnownAt(clock: Moment): Row<typeof officeSuccessions>[] {
  const row = (predecessorCode: string, successorCode: string, knownOn: Day, happenedOn: Day) =>
    versionsOf(
      {
        at: momentAt(knownOn),
        by: register,
        facts: {
          code: `${predecessorCode}-${successorCode}`,
          predecessorCode,
          successorCode,
          happenedOn,
        },
      },
      [],
      clock,
    )
  return [
    ...departmentMergers.flatMap(([from, to]) => row(from, to, departmentsMergedOn, departmentsMergedOn)),
    ...Object.entries(districtSuccessors).flatMap(([district, successors]) =>
      successors.flatMap((commune) => row(district, commune, communesKnownOn, communesOn)),
    ),
  ]
}

/** Every office there was, is or is to come, as the newest public knowledge of a moment has it. */
export const officeRegister = (clock: Moment): Office[] =>
  officesKnownAt(clock).flatMap(({ knownFrom: _, knownTo, recordedBy: __, ...facts }) =>
    knownTo === 'infinity' ? [facts] : [],
  )
