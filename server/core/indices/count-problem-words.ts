import { cellName } from '../column-name.ts'
import type { NumberRefusal } from '../reporting/typed-number.ts'
import type { Lang, Words } from '../words.ts'
import type { CountColumn, CountProblem, CountProblemCode } from './counts-sheet.ts'

/** `{text}` is what stands there, `{field}` the column, `{more}` what the problem leans on. */
const words: Record<Exclude<CountProblemCode, `number: ${NumberRefusal}`>, Words> = {
  'no-rows': { vi: 'Tệp không có dòng số liệu nào.', en: 'The file has no rows of counts.' },
  'column-missing': { vi: 'Thiếu cột “{field}”.', en: 'The column “{field}” is missing.' },
  'column-twice': { vi: 'Cột “{text}” có hai lần.', en: 'The column “{text}” is there twice.' },
  'column-unknown': {
    vi: 'Không có cột nào tên “{text}”. Các cột: index, period, office, component, numerator, denominator, provisional, source.',
    en: 'No column is called “{text}”. Columns: index, period, office, component, numerator, denominator, provisional, source.',
  },
  'cell-without-column': {
    vi: '“{text}” nằm ngoài các cột có tên. Nội dung có dấu phẩy phải đặt trong ngoặc kép.',
    en: '“{text}” stands outside the named columns. Text with a comma must be quoted.',
  },
  'cell-missing': { vi: 'Chưa điền “{field}”.', en: '“{field}” is empty.' },
  'unknown-index': {
    vi: 'Không có bộ chỉ số “{text}”. Các bộ chỉ số: {more}.',
    en: 'There is no index “{text}”. Indices: {more}.',
  },
  'unknown-period': {
    vi: 'Kỳ “{text}” không đọc được. Ví dụ đúng: 2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026.',
    en: 'The period “{text}” cannot be read. Examples: 2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026.',
  },
  'period-not-of-indices': {
    vi: 'Bộ chỉ số tính theo tháng, quý, 6 tháng, 9 tháng hoặc năm; “{text}” không thuộc các kỳ đó.',
    en: 'An index is of a month, quarter, half, nine months or year; “{text}” is none of these.',
  },
  'period-not-begun': { vi: 'Kỳ “{text}” chưa bắt đầu.', en: 'The period “{text}” has not begun.' },
  'index-not-in-force': {
    vi: 'Bộ chỉ số này không có hiệu lực trong kỳ “{text}”.',
    en: 'The index was not in force in the period “{text}”.',
  },
  'unknown-office': {
    vi: 'Thành phố không có đơn vị nào mang mã “{text}”. Số liệu của tỉnh, thành khác không nhập được ở đây.',
    en: 'The city has no office with the code “{text}”. Counts of other provinces cannot be recorded here.',
  },
  'office-not-then': {
    vi: 'Đơn vị “{text}” không tồn tại trong kỳ này.',
    en: 'The office “{text}” did not exist in this period.',
  },
  'office-not-scored': {
    vi: 'Bộ chỉ số này không chấm điểm loại đơn vị như “{text}”.',
    en: 'The index does not score offices of the kind of “{text}”.',
  },
  'unknown-component': {
    vi: 'Bộ chỉ số không có thành phần “{text}” trong kỳ này. Các thành phần: {more}.',
    en: 'The index has no component “{text}” in this period. Components: {more}.',
  },
  'below-zero': { vi: '“{text}” nhỏ hơn không.', en: '“{text}” is below zero.' },
  'numerator-above': {
    vi: 'Tử số {text} lớn hơn mẫu số: điểm dừng ở mức tối đa. Hãy xem lại hai cột có bị đổi chỗ không.',
    en: 'The numerator {text} is larger than the denominator: the points stop at the maximum. See that the two columns are not swapped.',
  },
  'half-empty': {
    vi: 'Chỉ có một trong hai số. Không có số liệu thì để trống cả tử số và mẫu số; không có gì để đếm thì ghi 0 và 0.',
    en: 'Only one of the two numbers is there. Leave both empty where nothing is known; write 0 and 0 where there was nothing to count.',
  },
  'unknown-provisional': {
    vi: '“{text}” không rõ là số tạm hay không. Ghi x nếu là số tạm, để trống nếu không.',
    en: '“{text}” does not say whether the count is provisional. Write x if it is, nothing if not.',
  },
  twice: {
    vi: 'Trùng bộ chỉ số, kỳ, đơn vị và thành phần với dòng {more}.',
    en: 'The same index, period, office and component as row {more}.',
  },
}

const numberWords: Record<NumberRefusal, Words> = {
  ambiguous: {
    vi: '“{text}” đọc được theo hai cách. Nói rõ cách viết số của tệp: kiểu Việt Nam 1.579,5 (--numbers vi) hoặc kiểu Anh 1,579.5 (--numbers en).',
    en: '“{text}” can be read in two ways. Say how the file writes numbers: Vietnamese 1.579,5 (--numbers vi) or English 1,579.5 (--numbers en).',
  },
  'other-convention': {
    vi: '“{text}” viết theo kiểu số khác với kiểu đã chọn.',
    en: '“{text}” is written in another way than the one that was chosen.',
  },
  percent: {
    vi: '“{text}” là phần trăm. Hãy ghi tử số và mẫu số.',
    en: '“{text}” is a percentage. Give the numerator and the denominator.',
  },
  'too-long': { vi: '“{text}” có quá nhiều chữ số.', en: '“{text}” has too many digits.' },
  exponent: {
    vi: '“{text}” đã mất chữ số khi sao chép. Hãy ghi đủ số.',
    en: '“{text}” lost digits where it was copied. Write the number in full.',
  },
  formula: { vi: '“{text}” là công thức. Hãy dán giá trị.', en: '“{text}” is a formula. Paste its value.' },
  'sheet-error': { vi: '“{text}” là lỗi của bảng tính.', en: '“{text}” is an error of the spreadsheet.' },
  'unit-attached': {
    vi: '“{text}” có kèm đơn vị. Chỉ ghi số.',
    en: '“{text}” has a unit. Write the number alone.',
  },
  'not-a-number': { vi: '“{text}” không phải là số.', en: '“{text}” is not a number.' },
}

const longestQuote = 60

/** Where, in which field, what is wrong and what to do. */
export function countProblemSentence(problem: CountProblem, lang: Lang): string {
  const { code, row, column, field } = problem
  const said = code.startsWith('number: ')
    ? numberWords[code.slice('number: '.length) as NumberRefusal]
    : words[code as keyof typeof words]
  const params: Record<string, string> = {
    text: problem.text.slice(0, longestQuote),
    more: problem.more,
    field: field ?? '',
  }
  const filled = said[lang].replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '')
  const place = { vi: `Dòng ${row}`, en: `Row ${row}` }[lang]
  return `${place}${placeIn(row, column, field, lang)}: ${filled}`
}

const placeIn = (row: number, column: number | null, field: CountColumn | null, lang: Lang): string =>
  column === null
    ? ''
    : field === null
      ? ` (${cellName(row, column)})`
      : { vi: `, cột ${field}`, en: `, column ${field}` }[lang]
