import { itemRegisters } from '../../../core/proposals/milestones.ts'
import { existsOn } from '../../offices.ts'
import { factsOf } from '../items.ts'
import type { Kind } from './kind.ts'
import { isListed, mayGoOverOn } from './listed-item.ts'
import { clean, dayText, said } from './text.ts'

/** The code under which an item goes on at another office: the first of the row, with one more number behind. */
const nextCode = (code: string): string => {
  const [, stem = code, number] = /^(.*?)(?:\.(\d+))?$/.exec(code) ?? []
  return `${stem}.${Number(number ?? 1) + 1}`
}

/**
 * That another office answers for a thing, from a day on. The row of the office before ends on that day and another
 * begins, so that figures of earlier periods stay whose they were and the city never counts it twice.
 */
export const handOver: Kind<'hand-over'> = {
  registers: itemRegisters,
  documented: [],
  clean: ({ to, from, reason, document }) => ({
    to: to.trim(),
    from,
    reason: said(reason),
    document: clean(document),
  }),
  check({ item, content, offices, today }) {
    if (!isListed(item, today)) return 'unknown-item'
    const other = offices.get(content.to)
    if (!other || other.kind === 'city' || !existsOn(other, content.from) || content.to === item.officeCode)
      return 'unknown-office'
    if (!mayGoOverOn(item, content.from, today)) return 'day-not-allowed'
    return content.reason ? undefined : 'content-incomplete'
  },
  approved({ register, item, content }) {
    if (!item) return { items: [] }
    const code = nextCode(item.code)
    return {
      items: [
        { code: item.code, facts: { ...factsOf(item), retiredOn: content.from, note: content.reason } },
        {
          code,
          facts: { ...factsOf(item), code, officeCode: content.to, listedOn: content.from, retiredOn: null },
        },
      ],
      successions: [
        {
          code: `${register}/${item.code}>${code}`,
          register,
          predecessor: item.code,
          successor: code,
          fromOfficeCode: item.officeCode,
          toOfficeCode: content.to,
          kind: 'hand-over',
          happenedOn: content.from,
          document: content.document,
        },
      ],
    }
  },
  differences: ({ item, content, offices }) => [
    {
      label: { vi: 'Đơn vị', en: 'Office' },
      before: item ? (offices.get(item.officeCode)?.name.vi ?? item.officeCode) : null,
      after: offices.get(content.to)?.name.vi ?? content.to,
    },
    { label: { vi: 'Từ ngày', en: 'From' }, before: null, after: dayText(content.from) },
    { label: { vi: 'Lý do', en: 'Reason' }, before: null, after: content.reason },
  ],
}
