import { factsOf } from '../items.ts'
import type { Kind } from './kind.ts'
import { whyClosed } from './open-task.ts'
import { dayText, said } from './text.ts'

/** That a task is done, since when, and with what product: the product itself is its evidence. */
export const completion: Kind<'completion'> = {
  registers: ['tasks'],
  documented: [],
  clean: ({ doneOn, result }) => ({ doneOn, result: said(result) }),
  check({ item, content, evidence, today }) {
    const closed = whyClosed(item, today)
    if (closed || !item) return closed ?? 'unknown-item'
    if (!content.result) return 'content-incomplete'
    if (content.doneOn > today) return 'done-in-the-future'
    if (content.doneOn < item.listedOn) return 'done-before-listed'
    return evidence > 0 ? undefined : 'evidence-missing'
  },
  approved: ({ item, content }) => ({
    items: item
      ? [
          {
            code: item.code,
            facts: { ...factsOf(item), doneOn: content.doneOn, result: content.result, progress: 100 },
          },
        ]
      : [],
  }),
  differences: ({ item, content }) => [
    {
      label: { vi: 'Ngày hoàn thành', en: 'Done on' },
      before: item?.doneOn ? dayText(item.doneOn) : null,
      after: dayText(content.doneOn),
    },
    {
      label: { vi: 'Kết quả, sản phẩm', en: 'Result' },
      before: item?.result ?? null,
      after: content.result,
    },
  ],
}
