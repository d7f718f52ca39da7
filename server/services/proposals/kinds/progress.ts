import { factsOf } from '../items.ts'
import type { Differences, Kind } from './kind.ts'
import { whyClosed } from './open-task.ts'
import { clean, said } from './text.ts'

const percentText = (percent: number | null): string | null => (percent === null ? null : `${percent}%`)

/** How far a task has come, what hinders it and what is asked for. */
export const progress: Kind<'progress'> = {
  registers: ['tasks'],
  documented: [],
  clean: ({ percent, note, difficulties, requests }) => ({
    percent,
    note: said(note),
    difficulties: clean(difficulties),
    requests: clean(requests),
  }),
  check: ({ item, content, today }) =>
    whyClosed(item, today) ?? (content.note ? undefined : 'content-incomplete'),
  approved: ({ item, content }) => ({
    items: item ? [{ code: item.code, facts: { ...factsOf(item), progress: content.percent } }] : [],
  }),
  differences: ({ item, content }): Differences => [
    {
      label: { vi: 'Tiến độ', en: 'Progress' },
      before: percentText(item?.progress ?? null),
      after: percentText(content.percent),
    },
    { label: { vi: 'Kết quả thực hiện', en: 'What was done' }, before: null, after: content.note },
    ...(content.difficulties
      ? [
          {
            label: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
            before: null,
            after: content.difficulties,
          },
        ]
      : []),
    ...(content.requests
      ? [{ label: { vi: 'Đề xuất, kiến nghị', en: 'Requests' }, before: null, after: content.requests }]
      : []),
  ],
}
