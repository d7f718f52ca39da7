import { platforms } from '../../db/schema/registers.ts'
import { addDays, type Day } from '../../server/core/day.ts'
import { workingDayFrom } from '../distributions/calendar.ts'
import { listOfCity } from './milestones.ts'
import { recorderOf, reportedAt, type Telling } from './telling.ts'
import { type Facts, inOfficeHours, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

/** The ten platforms that the city has named. Their days of launch are not published: every row is a sample. */
const list: readonly (readonly [
  nameVi: string,
  nameEn: string,
  office: string,
  plannedOn: Day,
  launchedOn: Day | null,
])[] = [
  [
    'Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)',
    'Integration and data-sharing platform (LGSP)',
    'STTTT',
    '2021-03-31',
    '2021-05-19',
  ],
  ['Kho dữ liệu dùng chung', 'Shared data warehouse', 'STTTT', '2021-12-31', '2022-01-18'],
  ['Cổng dữ liệu mở', 'Open-data portal', 'STTTT', '2022-06-30', '2022-06-21'],
  ['Egov Hải Phòng', 'Egov Hai Phong', 'VPUBND', '2022-09-30', '2022-11-15'],
  ['Ứng dụng Hải Phòng thông minh', 'Smart Hai Phong app', 'STTTT', '2022-12-31', '2023-03-28'],
  [
    'Kho dữ liệu điện tử của tổ chức, cá nhân',
    'Electronic data store of organisations and individuals',
    'VPUBND',
    '2023-06-30',
    '2023-06-13',
  ],
  [
    'Dịch vụ định danh và xác thực điện tử',
    'Electronic identification and authentication service',
    'STTTT',
    '2023-06-30',
    '2023-10-24',
  ],
  ['Nền tảng học kỹ năng số', 'Digital skills learning platform', 'SNV', '2024-06-30', '2024-07-30'],
  [
    'Hệ thống theo dõi, giám sát, đánh giá dịch vụ chính quyền số',
    'System to monitor and evaluate digital-government services',
    'STTTT',
    '2024-12-31',
    null,
  ],
  ['Nền tảng phân tích, xử lý dữ liệu tổng hợp', 'Data analysis platform', 'STTTT', '2025-06-30', null],
]

const listedOn: Day = '2021-12-06'

export function platformRows(telling: Telling): TableRows {
  const random = telling.random('platforms')
  return rowsOf(
    platforms,
    list.flatMap(([nameVi, nameEn, office, plannedOn, launchedOn], i) => {
      const early = launchedOn !== null && launchedOn < listedOn
      const steps: Step<Facts<typeof platforms>>[] = []
      if (launchedOn && !early)
        steps.push({
          at: reportedAt(random, launchedOn, telling.horizonOf(office)),
          by: recorderOf(office),
          set: { launchedOn },
        })
      return versionsOf<Facts<typeof platforms>>(
        {
          at: inOfficeHours(random, workingDayFrom(addDays(listedOn, 2))),
          by: listOfCity,
          facts: {
            code: `PF-${String(i + 1).padStart(2, '0')}`,
            officeCode: office,
            nameVi,
            nameEn,
            sample: true,
            listedOn,
            retiredOn: null,
            documentCode: null,
            note: null,
            plannedOn,
            launchedOn: early ? launchedOn : null,
          },
        },
        steps,
        telling.horizonOf(office),
      )
    }),
  )
}
