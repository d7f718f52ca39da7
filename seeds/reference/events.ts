import type { events } from '../../db/schema/targets.ts'
import type { Day } from '../../server/core/day.ts'
import { type Moment, momentAt, type Row, versionsOf } from '../generators/versions.ts'

type Event = {
  code: string
  happenedOn: Day
  /** when it became known; without it, the day itself */
  knownOn?: Day
  labelVi: string
  labelEn: string
  /** without it, an event of every KPI */
  kpiIds?: readonly string[]
}

/** What happened in public and bears on the figures. */
const list: readonly Event[] = [
  {
    code: 'QD-06',
    happenedOn: '2022-01-06',
    labelVi: 'Ban hành Đề án 06 về dữ liệu dân cư, định danh và xác thực điện tử',
    labelEn: 'Scheme 06 on population data and electronic identity issued',
    kpiIds: ['dossiers-by-identified-users'],
  },
  {
    code: 'ND-42',
    happenedOn: '2022-06-24',
    labelVi: 'Nghị định 42/2022/NĐ-CP: thay mức độ 1–4 bằng toàn trình, một phần',
    labelEn: 'Decree 42/2022/NĐ-CP: full-process and partial replace levels 1–4',
    kpiIds: ['services-full-process', 'dossiers-full-process'],
  },
  {
    code: 'QD-766',
    happenedOn: '2022-08-01',
    knownOn: '2022-06-23',
    labelVi: 'Bộ chỉ số 766 bắt đầu được đo',
    labelEn: 'Index 766 begins to be measured',
    kpiIds: [
      'dossiers-filed-online',
      'dossiers-settled-on-time',
      'dossiers-paid-online',
      'dossiers-digital-result',
      'satisfaction-survey',
      'petitions-on-time',
      'petitions-not-repeated',
      'petition-survey',
    ],
  },
  {
    code: 'KHOI-DONG',
    happenedOn: '2024-11-21',
    labelVi: 'Khởi động Dự án Chính quyền số thành phố',
    labelEn: 'Launch of the Digital Government Project',
  },
  {
    code: 'HOP-NHAT-SO',
    happenedOn: '2025-03-01',
    labelVi: 'Hợp nhất các sở: từ 20 còn 14',
    labelEn: 'Departments merged: 20 become 14',
  },
  {
    code: 'HOP-NHAT-TINH',
    happenedOn: '2025-07-01',
    knownOn: '2025-06-17',
    labelVi: 'Hợp nhất với tỉnh Hải Dương; kết thúc cấp huyện, 114 đơn vị cấp xã',
    labelEn: 'Merged with Hải Dương province; the district level ends, 114 commune-level units',
  },
]

export const eventsKnownAt = (clock: Moment): Row<typeof events>[] =>
  list.flatMap(({ code, happenedOn, knownOn, labelVi, labelEn, kpiIds }) =>
    (kpiIds ?? [null]).flatMap((kpiId) =>
      versionsOf(
        {
          at: momentAt(knownOn ?? happenedOn),
          by: 'Danh mục sự kiện',
          facts: {
            code: kpiId ? `${code}/${kpiId}` : code,
            kpiId,
            happenedOn,
            labelVi,
            labelEn,
            sample: false,
          },
        },
        [],
        clock,
      ),
    ),
  )
