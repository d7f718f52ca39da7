import { itemRegisters } from '../../../core/proposals/milestones.ts'
import { factsOf } from '../items.ts'
import type { Kind } from './kind.ts'
import { isListed } from './listed-item.ts'
import { clean, dayText, said } from './text.ts'

/** That a thing no longer belongs to its list, from a day on. Until then it counts. */
export const retire: Kind<'retire'> = {
  registers: itemRegisters,
  documented: [],
  clean: ({ from, reason, document }) => ({ from, reason: said(reason), document: clean(document) }),
  check({ item, content, today }) {
    if (!isListed(item, today)) return 'unknown-item'
    if (content.from <= item.listedOn) return 'day-not-allowed'
    return content.reason ? undefined : 'content-incomplete'
  },
  approved: ({ item, content }) => ({
    items: item
      ? [
          {
            code: item.code,
            facts: {
              ...factsOf(item),
              retiredOn: content.from,
              note: [content.reason, content.document].filter(Boolean).join('. '),
            },
          },
        ]
      : [],
  }),
  differences: ({ item, content }) => [
    {
      label: { vi: 'Ra khỏi danh mục từ', en: 'Retired from' },
      before: item?.retiredOn ? dayText(item.retiredOn) : null,
      after: dayText(content.from),
    },
    { label: { vi: 'Lý do', en: 'Reason' }, before: null, after: content.reason },
  ],
}
