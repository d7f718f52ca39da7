import { faultOfDates, type ItemRegister, itemRegisters } from '../../../core/proposals/milestones.ts'
import { factsOf } from '../items.ts'
import { dateDifferences, datesOf } from './item-dates.ts'
import type { Kind } from './kind.ts'
import { isListed } from './listed-item.ts'
import { clean } from './text.ts'

/** When the stages of an item are planned, and when they were reached. */
export const milestones: Kind<'milestones'> = {
  registers: itemRegisters,
  documented: [],
  clean: ({ dates, note }) => ({ dates, note: clean(note) }),
  check({ register, item, content, today }) {
    if (!isListed(item, today)) return 'unknown-item'
    if (!content.note && dateDifferences(register, content.dates, item).length === 0)
      return 'content-incomplete'
    const dates = { ...datesOf(register, item), ...content.dates }
    return faultOfDates(register as ItemRegister, dates, today) ?? undefined
  },
  approved: ({ item, content }) => ({
    items: item
      ? [
          {
            code: item.code,
            facts: { ...factsOf(item), ...content.dates, note: content.note ?? item.note },
          },
        ]
      : [],
  }),
  differences: ({ register, item, content }) => [
    ...dateDifferences(register, content.dates, item),
    ...(content.note
      ? [{ label: { vi: 'Ghi chú', en: 'Note' }, before: item?.note ?? null, after: content.note }]
      : []),
  ],
}
