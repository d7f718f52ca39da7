import { movedDeadline } from '../../../core/tasks/deadlines.ts'
import { factsOf } from '../items.ts'
import type { Kind } from './kind.ts'
import { whyClosed } from './open-task.ts'
import { dayText, said } from './text.ts'

/** More time, by a document. The day on which it was first asked for decides what the yearly rating goes by. */
export const extension: Kind<'extension'> = {
  registers: ['tasks'],
  documented: ['approve', 'refuse'],
  clean: ({ fromDueOn, toDueOn, reason }) => ({ fromDueOn, toDueOn, reason: said(reason) }),
  check({ item, content, today }) {
    const closed = whyClosed(item, today)
    if (closed || !item) return closed ?? 'unknown-item'
    if (item.dueOn === null) return 'no-deadline'
    if (item.dueOn !== content.fromDueOn) return 'changed-meanwhile'
    if (content.toDueOn <= item.dueOn) return 'deadline-not-later'
    return content.reason ? undefined : 'content-incomplete'
  },
  approved: ({ item, content, sentOn }) => ({
    items: item
      ? [
          {
            code: item.code,
            facts: { ...factsOf(item), ...movedDeadline(item, content.toDueOn, sentOn) },
          },
        ]
      : [],
  }),
  differences: ({ item, content }) => [
    {
      label: { vi: 'Thời hạn', en: 'Deadline' },
      before: item?.dueOn ? dayText(item.dueOn) : null,
      after: dayText(content.toDueOn),
    },
    { label: { vi: 'Lý do xin gia hạn', en: 'Why it is asked for' }, before: null, after: content.reason },
  ],
}
