import type { Words } from '../words.ts'
import type { DefinitionFields } from './definition.ts'

type Choice<K extends 'unit' | 'shape' | 'better' | 'cadence' | 'origin'> = Record<DefinitionFields[K], Words>

/** What may be chosen in a definition, in the words of the form and of the spreadsheet. */
export const definitionWords: {
  unit: Choice<'unit'>
  shape: Choice<'shape'>
  better: Choice<'better'>
  cadence: Choice<'cadence'>
  origin: Choice<'origin'>
  kinds: Record<DefinitionFields['kinds'][number], Words>
} = {
  unit: { share: { vi: 'Tỷ lệ', en: 'Share' }, count: { vi: 'Số lượng', en: 'Count' } },
  shape: {
    stock: { vi: 'Hiện trạng', en: 'Stock' },
    flow: { vi: 'Phát sinh trong kỳ', en: 'Flow' },
  },
  better: {
    higher: { vi: 'Càng cao càng tốt', en: 'Higher is better' },
    lower: { vi: 'Càng thấp càng tốt', en: 'Lower is better' },
  },
  cadence: {
    month: { vi: 'Hằng tháng', en: 'Monthly' },
    quarter: { vi: 'Hằng quý', en: 'Quarterly' },
    half: { vi: 'Sáu tháng một lần', en: 'Half-yearly' },
    year: { vi: 'Hằng năm', en: 'Yearly' },
  },
  origin: {
    office: { vi: 'Đơn vị báo cáo', en: 'Reported by offices' },
    centre: { vi: 'Trung ương công bố', en: 'From the ministries' },
  },
  kinds: {
    department: { vi: 'Sở, ngành', en: 'Departments' },
    district: { vi: 'Quận, huyện', en: 'Districts' },
    commune: { vi: 'Xã, phường', en: 'Communes' },
  },
}
