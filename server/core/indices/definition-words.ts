import type { OfficeRef } from '../scorecard.ts'
import type { Words } from '../words.ts'
import type { EmptyPolicy, Spread, ZeroPolicy } from './definition.ts'
import type { IndexFaultCode } from './definition-faults.ts'

/** What may be chosen in the definition of an index, in the words of the form and of the spreadsheet. */
export const indexWords: {
  whenZero: Record<ZeroPolicy, Words>
  whenEmpty: Record<EmptyPolicy, Words>
  spread: Record<Spread, Words>
  kinds: Record<OfficeRef['kind'], Words>
} = {
  whenZero: {
    zero: { vi: '0 điểm', en: 'No points' },
    full: { vi: 'Điểm tối đa', en: 'All points' },
    'not-applicable': { vi: 'Không áp dụng', en: 'Not applicable' },
  },
  whenEmpty: {
    missing: { vi: 'Chưa có số liệu', en: 'Missing' },
    full: { vi: 'Điểm tối đa', en: 'All points' },
    zero: { vi: '0 điểm', en: 'No points' },
  },
  spread: {
    sum: { vi: 'Cộng từ các đơn vị', en: 'Added up from offices' },
    city: { vi: 'Chung của thành phố', en: 'The city’s, given to every office' },
    own: { vi: 'Riêng từng đơn vị', en: 'Each office’s own' },
  },
  kinds: {
    city: { vi: 'Thành phố', en: 'City' },
    department: { vi: 'Sở, ngành', en: 'Departments' },
    district: { vi: 'Quận, huyện', en: 'Districts' },
    commune: { vi: 'Xã, phường', en: 'Communes' },
  },
}

export const indexFaultWords: Record<IndexFaultCode, Words> = {
  'bad-id': {
    vi: 'Mã chỉ gồm chữ, số và dấu nối, không có dấu cách (mã bộ chỉ số viết thường, không dấu).',
    en: 'A code has letters, digits and hyphens, no spaces (that of an index in small letters without accents).',
  },
  'id-twice': { vi: 'Mã này đã dùng trong bộ chỉ số.', en: 'The code is there twice in the index.' },
  'words-missing': {
    vi: 'Điền cả tiếng Việt và tiếng Anh.',
    en: 'Fill in both Vietnamese and English.',
  },
  'short-too-long': { vi: 'Tên ngắn dài nhất 40 ký tự.', en: 'A short name has at most 40 signs.' },
  'bad-day': {
    vi: 'Ngày không có thật, hoặc ngày ngừng không sau ngày áp dụng.',
    en: 'There is no such day, or it ends before it begins.',
  },
  'bad-decimals': { vi: 'Ghi số nguyên từ 0 đến 4.', en: 'A whole number from 0 to 4.' },
  'no-kinds': { vi: 'Chọn ít nhất một loại đơn vị.', en: 'At least one kind of office.' },
  'unknown-document': {
    vi: 'Không có văn bản này trong danh mục.',
    en: 'The register of documents does not list it.',
  },
  'no-groups': { vi: 'Cần ít nhất một nhóm.', en: 'At least one group.' },
  'no-components': { vi: 'Nhóm cần ít nhất một thành phần.', en: 'A group has at least one component.' },
  'too-many': {
    vi: 'Nhiều nhất 30 nhóm và 300 thành phần.',
    en: 'At most 30 groups and 300 components.',
  },
  'bad-max': {
    vi: 'Điểm tối đa lớn hơn 0 và không quá 1.000; chỉ thành phần để tham khảo mới có thể là 0.',
    en: 'Points are above 0 and at most 1,000; only what is for information may have 0.',
  },
  'bad-threshold': {
    vi: 'Ngưỡng lớn hơn 0% và không quá 100%.',
    en: 'A threshold is above 0% and at most 100%.',
  },
  'unknown-component': {
    vi: 'Bộ chỉ số không có thành phần nào khác mang mã này.',
    en: 'The index has no other component with this code.',
  },
  'unknown-kpi': {
    vi: 'Không có chỉ số tỷ lệ nào của thành phố mang mã này.',
    en: 'The city has no KPI with this id that is a share.',
  },
  'kpi-not-public': {
    vi: 'Bộ chỉ số công khai không dùng được chỉ số nội bộ.',
    en: 'A public index cannot be counted by a KPI that is not public.',
  },
}
