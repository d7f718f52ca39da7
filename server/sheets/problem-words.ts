import { cellName, columnName } from '../core/column-name.ts'
import { formatter } from '../core/format.ts'
import type { Lang, Words } from '../core/words.ts'
import type { SheetProblem } from './problem.ts'

/** What is wrong and what to do about it. `{name}` is filled from the problem's parameters. */
export const problemWords = {
  'too-large': {
    vi: 'Tệp lớn quá {megabytes} MB. Hãy bỏ hình ảnh, các trang tính thừa rồi tải lại.',
    en: 'The file is larger than {megabytes} MB. Remove pictures and sheets that are not needed and upload it again.',
  },
  'empty-file': {
    vi: 'Tệp trống, không có dữ liệu nào.',
    en: 'The file is empty.',
  },
  'not-a-sheet': {
    vi: 'Tệp không phải bảng tính. Hãy tải lên tệp Excel (.xlsx) hoặc CSV.',
    en: 'The file is not a spreadsheet. Upload an Excel file (.xlsx) or a CSV.',
  },
  'old-excel': {
    vi: 'Tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel và lưu lại dạng .xlsx.',
    en: 'This is an old Excel file (.xls). Open it in Excel and save it as .xlsx.',
  },
  encrypted: {
    vi: 'Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi tải lại.',
    en: 'The file is protected by a password and cannot be read. Remove the password and upload it again.',
  },
  macro: {
    vi: 'Tệp có chứa macro nên không được nhận. Hãy lưu lại dạng .xlsx không có macro.',
    en: 'The file contains macros and is not accepted. Save it as .xlsx without macros.',
  },
  damaged: {
    vi: 'Tệp bị hỏng hoặc chưa tải lên hết. Hãy mở bằng Excel, lưu lại rồi tải lên lần nữa.',
    en: 'The file is damaged or was not uploaded completely. Open it in Excel, save it and upload it again.',
  },
  'unpacks-too-large': {
    vi: 'Nội dung trong tệp khi mở ra quá lớn (tối đa {megabytes} MB). Hãy chép riêng phần số liệu sang một tệp mới.',
    en: 'The file unpacks to too much (at most {megabytes} MB). Copy the figures alone into a new file.',
  },
  'no-sheet': {
    vi: 'Tệp không có trang tính nào đang hiển thị.',
    en: 'The file has no visible sheet.',
  },
  'sheet-missing': {
    vi: 'Tệp không có trang tính “{name}”. Hãy dùng đúng tệp mẫu.',
    en: 'The file has no sheet “{name}”. Use the template.',
  },
  'hidden-sheet': {
    vi: 'Trang tính này đang ẩn nên không được đọc.',
    en: 'This sheet is hidden and was not read.',
  },
  'other-sheet': {
    vi: 'Trang tính này cũng có dữ liệu nhưng không được đọc: mỗi tệp chỉ đọc một trang.',
    en: 'This sheet has data too but was not read: one sheet is read from each file.',
  },
  'hidden-rows': {
    vi: 'Từ đây đến dòng {last} đang ẩn mà có dữ liệu. Hãy bỏ ẩn, bỏ lọc để kiểm tra, hoặc xóa chúng.',
    en: 'From here to row {last} rows are hidden and have data. Show them, or clear the filter, and check; or delete them.',
  },
  'hidden-columns': {
    vi: 'Cột này đang ẩn mà có dữ liệu. Hãy bỏ ẩn để kiểm tra hoặc xóa cột.',
    en: 'This column is hidden and has data. Show it and check, or delete it.',
  },
  'too-many-rows': {
    vi: 'Quá {limit} dòng. Hãy chia thành nhiều tệp.',
    en: 'There are more than {limit} rows. Split the file.',
  },
  'too-many-columns': {
    vi: 'Quá {limit} cột. Hãy bỏ các cột thừa.',
    en: 'There are more than {limit} columns. Remove the ones that are not needed.',
  },
  'too-many-cells': {
    vi: 'Quá {limit} ô có dữ liệu. Hãy chia thành nhiều tệp.',
    en: 'There are more than {limit} filled cells. Split the file.',
  },
  'cell-too-long': {
    vi: 'Nội dung dài quá {limit} ký tự.',
    en: 'The text is longer than {limit} characters.',
  },
  formula: {
    vi: 'Ô này là công thức; kết quả lưu kèm có thể đã cũ nên không được dùng. Hãy dán lại dưới dạng giá trị.',
    en: 'This cell is a formula, and the result kept with it may be out of date. Paste it as a value.',
  },
  merged: {
    vi: 'Các ô {range} đang bị gộp. Hãy bỏ gộp và điền từng ô.',
    en: 'The cells {range} are merged. Unmerge them and fill each one.',
  },
  'error-value': {
    vi: 'Ô này mang lỗi {value} của Excel. Hãy nhập giá trị hoặc để trống.',
    en: 'This cell holds the Excel error {value}. Enter a value or leave it empty.',
  },
  'bad-encoding': {
    vi: 'Có ký tự không đọc được từ đây: tệp không dùng bảng mã UTF-8. Hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx.',
    en: 'From here on characters cannot be read: the file is not in UTF-8. Save it as “CSV UTF-8” or .xlsx.',
  },
  'stray-quote': {
    vi: 'Dấu ngoặc kép đặt sai chỗ. Nội dung có dấu ngoặc kép phải nằm trọn trong ngoặc kép và viết nó hai lần ("").',
    en: 'A quotation mark is out of place. Text that has one must be quoted as a whole, with the mark written twice ("").',
  },
  'open-quote': {
    vi: 'Dấu ngoặc kép mở ở đây mà không đóng, nên phần sau của tệp không đọc được.',
    en: 'A quotation mark opens here and is never closed, so the rest of the file cannot be read.',
  },
} satisfies Record<string, Words>

const places = {
  sheet: { vi: 'Trang tính “{name}”', en: 'Sheet “{name}”' },
  cell: { vi: 'ô {name}', en: 'cell {name}' },
  row: { vi: 'dòng {name}', en: 'row {name}' },
  column: { vi: 'cột {name}', en: 'column {name}' },
}

const filled = (words: string, params: Record<string, string>) =>
  words.replace(/\{(\w+)\}/g, (whole, key: string) => params[key] ?? whole)

function placeOf({ sheet, row, column }: SheetProblem, lang: Lang): string {
  const parts: string[] = []
  const add = (kind: keyof typeof places, name: string) => parts.push(filled(places[kind][lang], { name }))
  if (sheet !== null) add('sheet', sheet)
  if (row !== null && column !== null) add('cell', cellName(row, column))
  else if (row !== null) add('row', String(row))
  else if (column !== null) add('column', columnName(column))
  const place = parts.join(', ')
  return place && `${place.charAt(0).toUpperCase()}${place.slice(1)}: `
}

/** The sentence for a person: where, what and what to do. */
export function sheetProblemSentence(problem: SheetProblem, lang: Lang): string {
  const { number } = formatter(lang)
  const params = Object.entries(problem.params).map(([key, value]) => [
    key,
    // A row is named as it stands in the margin of the sheet, without separators.
    typeof value === 'number' && key !== 'last' ? number(value) : String(value),
  ])
  return placeOf(problem, lang) + filled(problemWords[problem.code][lang], Object.fromEntries(params))
}
