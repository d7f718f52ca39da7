import type { Words } from '../words.ts'

/** `{text}` is what stands there, `{field}` the column, `{more}` what the reason leans on. */
const words = {
  'personal-column': {
    vi: 'Cột “{text}” có thể chứa thông tin cá nhân của công dân (họ tên, số định danh, liên hệ). Hệ thống không nhận cột này: hãy bỏ cột rồi gửi lại. Chưa dòng nào được nhận.',
    en: 'The column “{text}” could hold a citizen’s personal data (name, identity number, contact). It is not taken: remove the column and send again. No row was taken.',
  },
  'free-text-column': {
    vi: 'Cột “{text}” có thể chứa nội dung tự do, trong đó có thể có thông tin cá nhân. Hệ thống không nhận cột này: hãy bỏ cột rồi gửi lại. Chưa dòng nào được nhận.',
    en: 'The column “{text}” could hold free text, and personal data in it. It is not taken: remove the column and send again. No row was taken.',
  },
  'unknown-column': {
    vi: 'Không có cột nào tên “{text}”. Các cột: {more}. Chưa dòng nào được nhận.',
    en: 'No column is called “{text}”. Columns: {more}. No row was taken.',
  },
  'column-twice': {
    vi: 'Cột “{text}” có hai lần. Chưa dòng nào được nhận.',
    en: 'The column “{text}” is there twice. No row was taken.',
  },
  'column-missing': {
    vi: 'Thiếu cột “{field}”. Chưa dòng nào được nhận.',
    en: 'The column “{field}” is missing. No row was taken.',
  },
  'bad-encoding': {
    vi: 'Tệp không phải UTF-8. Hãy lưu lại dưới dạng UTF-8. Chưa dòng nào được nhận.',
    en: 'The file is not UTF-8. Save it as UTF-8. No row was taken.',
  },
  'bad-gzip': {
    vi: 'Tệp nén gzip bị hỏng hoặc bị cắt cụt. Chưa dòng nào được nhận.',
    en: 'The gzip file is damaged or cut short. No row was taken.',
  },
  'line-too-long': {
    vi: 'Một dòng dài hơn {more} ký tự. Chưa dòng nào được nhận.',
    en: 'A line is longer than {more} characters. No row was taken.',
  },
  'too-large': {
    vi: 'Dữ liệu lớn hơn {more} MB sau khi giải nén. Hãy chia nhỏ. Chưa dòng nào được nhận.',
    en: 'The data are larger than {more} MB once unpacked. Send them in parts. No row was taken.',
  },
  'open-quote': {
    vi: 'Dấu ngoặc kép mở ra mà không đóng lại. Chưa dòng nào được nhận.',
    en: 'A quotation mark is opened and never closed. No row was taken.',
  },
  'not-lines': {
    vi: 'JSON phải là mỗi dòng một đối tượng (NDJSON), không phải một mảng. Chưa dòng nào được nhận.',
    en: 'JSON must be one object a line (NDJSON), not an array. No row was taken.',
  },
  'no-rows': { vi: 'Không có dòng dữ liệu nào.', en: 'There are no rows.' },
  'bad-json': { vi: 'Dòng này không phải một đối tượng JSON.', en: 'The line is not a JSON object.' },
  'wrong-width': {
    vi: 'Dòng có {text} ô, dòng đầu có {more} cột.',
    en: 'The line has {text} cells, the first line {more} columns.',
  },
  'stray-quote': {
    vi: 'Dấu ngoặc kép nằm giữa ô.',
    en: 'A quotation mark stands inside a cell.',
  },
  empty: { vi: 'Chưa điền “{field}”.', en: '“{field}” is empty.' },
  'not-a-value': {
    vi: '“{field}” phải là một giá trị đơn, không phải đối tượng hay mảng.',
    en: '“{field}” must be a plain value, neither an object nor an array.',
  },
  'bad-code': {
    vi: 'Mã này không dùng được: chỉ chữ cái không dấu, chữ số, dấu . _ / - và tối đa 64 ký tự.',
    en: 'The code cannot be used: only unaccented letters, digits, . _ / - and at most 64 signs.',
  },
  'code-of-a-person': {
    vi: 'Mã này giống số định danh cá nhân hoặc số điện thoại của công dân nên không được nhận.',
    en: 'The code looks like a citizen’s identity or telephone number and is not taken.',
  },
  'unknown-office': {
    vi: 'Thành phố không có đơn vị nào mang mã “{text}”.',
    en: 'The city has no office with the code “{text}”.',
  },
  'office-not-then': {
    vi: 'Đơn vị “{text}” không tồn tại vào ngày {more}.',
    en: 'The office “{text}” did not exist on {more}.',
  },
  'office-not-yours': {
    vi: 'Mã truy cập này không gửi được dữ liệu của đơn vị “{text}”.',
    en: 'This token may not send rows of the office “{text}”.',
  },
  'put-away': {
    vi: 'Dòng mang mã này thuộc một tháng đã đưa ra lưu trữ nên không đính chính được nữa.',
    en: 'The row with this code lies in a month that was put away, and can no longer be corrected.',
  },
  'unknown-procedure': {
    vi: 'Không có thủ tục hành chính nào mang mã “{text}” trong danh mục.',
    en: 'The register has no procedure with the code “{text}”.',
  },
  'unknown-system': {
    vi: 'Không có hệ thống Trung ương nào mang mã “{text}” trong danh mục.',
    en: 'The register has no central system with the code “{text}”.',
  },
  'bad-day': {
    vi: '“{text}” không phải một ngày. Ví dụ đúng: 2026-09-30 hoặc 30/09/2026.',
    en: '“{text}” is not a day. Examples: 2026-09-30 or 30/09/2026.',
  },
  'day-out-of-range': {
    vi: 'Ngày {text} nằm ngoài khoảng từ 2000 đến 2099.',
    en: 'The day {text} lies outside the years 2000 to 2099.',
  },
  'in-future': { vi: 'Ngày {text} chưa đến.', en: 'The day {text} has not come yet.' },
  'before-event': {
    vi: 'Ngày {text} sớm hơn ngày {more}.',
    en: 'The day {text} is before {more}.',
  },
  'bad-flag': {
    vi: '“{text}” không phải có hoặc không. Ghi true hoặc false.',
    en: '“{text}” is neither yes nor no. Write true or false.',
  },
  'bad-choice': {
    vi: '“{text}” không có trong các giá trị: {more}.',
    en: '“{text}” is none of: {more}.',
  },
  'bad-count': {
    vi: '“{text}” không phải số nguyên không âm viết liền, như 1579.',
    en: '“{text}” is not a whole number from zero on without separators, such as 1579.',
  },
  'bad-score': { vi: '“{text}” không phải điểm từ 1 đến 5.', en: '“{text}” is not a score from 1 to 5.' },
  'bad-working-days': {
    vi: '“{text}” không phải số ngày làm việc từ 1 đến 400.',
    en: '“{text}” is not a number of working days from 1 to 400.',
  },
  'bad-times': {
    vi: '“{text}” không phải số lần từ 0 đến {more}.',
    en: '“{text}” is not a number of times from 0 to {more}.',
  },
  'supplements-contradict': {
    vi: 'Theo “supplements” có {text} lần yêu cầu bổ sung, theo các khoảng của “waiting” là {more}. Mỗi lần yêu cầu là một khoảng; chỉ cần một trong hai cột.',
    en: 'By “supplements” the citizen was asked {text} times, by the spans of “waiting” {more}. Each request is a span; one of the two columns is enough.',
  },
  'bad-spans': {
    vi: 'Thời gian chờ không đọc được. Ví dụ đúng: 2026-09-01/2026-09-05.',
    en: 'The time of waiting cannot be read. Example: 2026-09-01/2026-09-05.',
  },
  'name-too-long': {
    vi: '“{field}” dài hơn {more} ký tự.',
    en: '“{field}” is longer than {more} signs.',
  },
  'bad-characters': {
    vi: '“{field}” chứa ký tự điều khiển.',
    en: '“{field}” holds control characters.',
  },
} satisfies Record<string, Words>

export type ProblemCode = keyof typeof words
export type Problem = {
  code: ProblemCode
  field?: string
  /** what stands there, cut to a length that can be shown */
  text?: string
  more?: string
}

/** The batch as a whole cannot be taken; nothing of it is. */
export class BatchRefused extends Error {
  readonly problem: Problem
  readonly line: number | null
  constructor(problem: Problem, line: number | null = null) {
    super(problem.code)
    this.name = 'BatchRefused'
    this.problem = problem
    this.line = line
  }
}

export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

export const problemWords = ({ code, field = '', text = '', more = '' }: Problem): Words => {
  const filled = (sentence: string) =>
    sentence
      .replace('{text}', () => text)
      .replace('{field}', () => field)
      .replace('{more}', () => more)
  return { vi: filled(words[code].vi), en: filled(words[code].en) }
}
