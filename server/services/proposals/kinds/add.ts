import { isItemCode } from '../../../core/proposals/item-code.ts'
import { faultOfDates, type ItemRegister, itemRegisters } from '../../../core/proposals/milestones.ts'
import type { RegisterName } from '../../../core/proposals/proposal.ts'
import { existsOn } from '../../offices.ts'
import { dateDifferences, datesOf } from './item-dates.ts'
import type { Kind } from './kind.ts'
import { clean, dayText, said } from './text.ts'

/** What a row cannot do without and no office is asked for: counted only once somebody has counted it. */
const unsaid: Partial<Record<RegisterName, Record<string, unknown>>> = {
  'warehouse-datasets': { fieldCount: 0, recordCount: 0 },
  procedures: { eligible: false, feeBearing: false },
}

/** A thing that its list lacks. It gets the code under which the browser proposed it, so that it exists once. */
export const add: Kind<'add'> = {
  registers: itemRegisters,
  documented: [],
  clean: ({ office, name, from, dates, document, note }) => ({
    office,
    name: { vi: said(name.vi), en: said(name.en) || said(name.vi) },
    from,
    dates,
    document: clean(document),
    note: clean(note),
  }),
  officeOf: ({ office }) => office,
  check({ register, code, office, item, content, offices, today }) {
    if (item) return 'changed-meanwhile'
    if (!isItemCode(code, content.office)) return 'unknown-item'
    const owner = offices.get(content.office)
    if (!owner || owner.kind === 'city' || office !== content.office || !existsOn(owner, today))
      return 'unknown-office'
    if (!content.name.vi) return 'content-incomplete'
    if (content.from > today) return 'day-not-allowed'
    return faultOfDates(register as ItemRegister, content.dates, today) ?? undefined
  },
  approved: ({ register, content, code, sample }) => ({
    items: [
      {
        code,
        facts: {
          ...unsaid[register],
          ...datesOf(register, undefined),
          ...content.dates,
          code,
          officeCode: content.office,
          nameVi: content.name.vi,
          nameEn: content.name.en,
          sample,
          listedOn: content.from,
          retiredOn: null,
          documentCode: null,
          note: [content.document, content.note].filter(Boolean).join('. ') || null,
        },
      },
    ],
  }),
  differences: ({ register, content }) => [
    { label: { vi: 'Tên', en: 'Name' }, before: null, after: content.name.vi },
    { label: { vi: 'Có trong danh mục từ', en: 'Listed from' }, before: null, after: dayText(content.from) },
    ...dateDifferences(register, content.dates, undefined),
    ...(content.document
      ? [{ label: { vi: 'Văn bản', en: 'Document' }, before: null, after: content.document }]
      : []),
  ],
}
