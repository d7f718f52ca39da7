import { itemRegisters } from '../../../core/proposals/milestones.ts'
import { factsOf } from '../items.ts'
import type { Kind } from './kind.ts'
import { isListed, mayGoOverOn } from './listed-item.ts'
import { clean, dayText, said } from './text.ts'

/** That a thing goes over into another of the same office, from a day on: the list has one of them from then. */
export const merge: Kind<'merge'> = {
  registers: itemRegisters,
  documented: [],
  clean: ({ into, from, reason, document }) => ({
    into: into.trim(),
    from,
    reason: said(reason),
    document: clean(document),
  }),
  mentions: ({ into }) => [into],
  check({ code, item, others, content, today }) {
    const other = others.get(content.into)
    if (!isListed(item, today) || !isListed(other, today) || content.into === code) return 'unknown-item'
    if (other.officeCode !== item.officeCode) return 'not-the-same-office'
    if (!mayGoOverOn(item, content.from, today) || content.from < other.listedOn) return 'day-not-allowed'
    return content.reason ? undefined : 'content-incomplete'
  },
  approved: ({ register, item, content }) => ({
    items: item
      ? [{ code: item.code, facts: { ...factsOf(item), retiredOn: content.from, note: content.reason } }]
      : [],
    successions: item
      ? [
          {
            code: `${register}/${item.code}>${content.into}`,
            register,
            predecessor: item.code,
            successor: content.into,
            fromOfficeCode: item.officeCode,
            toOfficeCode: item.officeCode,
            kind: 'merge',
            happenedOn: content.from,
            document: content.document,
          },
        ]
      : [],
  }),
  differences: ({ content, others }) => [
    {
      label: { vi: 'Hợp nhất vào', en: 'Merged into' },
      before: null,
      after: [content.into, others.get(content.into)?.nameVi].filter(Boolean).join(', '),
    },
    { label: { vi: 'Từ ngày', en: 'From' }, before: null, after: dayText(content.from) },
    { label: { vi: 'Lý do', en: 'Reason' }, before: null, after: content.reason },
  ],
}
