import type { announcements } from '../../db/schema/targets.ts'
import type { Day } from '../../server/core/day.ts'
import { type Moment, momentAt, type Row, versionsOf } from '../generators/versions.ts'

const announcedOn: Day = '2024-11-22'
const source = {
  sourceVi:
    'Công bố của Ủy ban nhân dân thành phố Hải Phòng tại lễ khởi động Dự án Chính quyền số; báo chí đưa tin ngày 22/11/2024',
  sourceEn:
    'Announced by the Hai Phong City People’s Committee at the launch of the Digital Government Project; reported by the press on 22/11/2024',
}

type Figure = { numerator?: number; denominator?: number; share?: number; relation?: 'more-than' }

/** The figures printed on 22 November 2024, word for word: evidence to hold the counted rows against. */
const figures: Readonly<Record<string, Figure>> = {
  'central-systems-connected': { numerator: 23 },
  'shared-databases-created': { numerator: 19, denominator: 57 },
  'shared-tables': { numerator: 58 },
  'offices-with-shared-tables': { numerator: 14, denominator: 20 },
  'open-datasets-published': { numerator: 50, denominator: 98 },
  'offices-with-open-data': { numerator: 7, denominator: 20 },
  'services-on-national-portal': { numerator: 1579, denominator: 1937 },
  'warehouse-datasets': { numerator: 192 },
  'warehouse-fields': { numerator: 1941 },
  'warehouse-records': { numerator: 437_000, relation: 'more-than' },
  'offices-in-warehouse': { numerator: 18, denominator: 20 },
  'dossiers-filed-online': { share: 0.9, relation: 'more-than' },
}

export const announcementsKnownAt = (clock: Moment): Row<typeof announcements>[] =>
  Object.entries(figures).flatMap(([kpiId, { numerator, denominator, share, relation }]) =>
    versionsOf(
      {
        at: momentAt(announcedOn, '10:00'),
        by: 'Cán bộ truyền thông',
        facts: {
          code: `CB-${announcedOn}-${kpiId}`,
          kpiId,
          asOfOn: announcedOn,
          announcedOn,
          relation: relation ?? ('equals' as const),
          numerator: numerator ?? null,
          denominator: denominator ?? null,
          share: share ?? null,
          ...source,
        },
      },
      [],
      clock,
    ),
  )
