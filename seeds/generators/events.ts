import { events } from '../../db/schema/targets.ts'
import type { Day } from '../../server/core/day.ts'
import type { Telling } from './telling.ts'
import { momentAt, rowsOf, type TableRows, versionsOf } from './versions.ts'

/** Something that happens only in the story; it says so on every chart. */
export type IllustrativeEvent = {
  code: string
  happenedOn: Day
  labelVi: string
  labelEn: string
  kpiIds: readonly string[]
}

export const illustrativeEventRows = (telling: Telling, list: readonly IllustrativeEvent[]): TableRows =>
  rowsOf(
    events,
    list.flatMap(({ code, happenedOn, labelVi, labelEn, kpiIds }) =>
      kpiIds.flatMap((kpiId) =>
        versionsOf(
          {
            at: momentAt(happenedOn, '15:00'),
            by: 'Danh mục sự kiện',
            facts: { code: `${code}/${kpiId}`, kpiId, happenedOn, labelVi, labelEn, sample: true },
          },
          [],
          telling.clock,
        ),
      ),
    ),
  )
