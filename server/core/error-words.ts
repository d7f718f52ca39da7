import type { Words } from './words.ts'

/** Said in the interface and over REST alike. `{name}` is filled from the error's parameters. */
export const errorWords = {
  'unknown-kpi': {
    vi: 'Không có chỉ số nào mang mã “{id}”. Xem danh sách chỉ số để chọn lại.',
    en: 'There is no KPI with the id “{id}”. Choose one from the list of KPIs.',
  },
  'unknown-office': {
    vi: 'Không có đơn vị nào mang mã “{code}” tại thời điểm này.',
    en: 'There is no office with the code “{code}” at this moment.',
  },
  'unknown-address': {
    vi: 'Không có trang nào ở địa chỉ này.',
    en: 'There is no page at this address.',
  },
  'bad-period': {
    vi: 'Kỳ “{period}” không đọc được. Ví dụ đúng: 2024-11, 2024-Q4, 2024-W47, 2024, 2024-11-ytd.',
    en: 'The period “{period}” cannot be read. Examples: 2024-11, 2024-Q4, 2024-W47, 2024, 2024-11-ytd.',
  },
  'period-in-future': {
    vi: 'Kỳ {period} bắt đầu sau ngày {day}: chưa có số liệu để xem.',
    en: 'The period {period} begins after {day}: there is nothing to see yet.',
  },
  'period-before-first': {
    vi: 'Kỳ {period} kết thúc trước ngày có số liệu đầu tiên ({day}).',
    en: 'The period {period} ends before the first day with figures ({day}).',
  },
  'bad-as-of': {
    vi: 'Thời điểm “{asOf}” không đọc được. Viết ngày dạng 2024-11-22 hoặc thời điểm dạng 2024-11-22T17:00:00+07:00.',
    en: 'The moment “{asOf}” cannot be read. Write a day as 2024-11-22 or an instant as 2024-11-22T17:00:00+07:00.',
  },
  'as-of-in-future': {
    vi: 'Ngày {day} chưa tới: chưa ai biết số liệu của ngày đó. Ngày mới nhất xem được là {last}.',
    en: '{day} has not come yet, so nobody knows its figures. The latest day is {last}.',
  },
  'as-of-before-first': {
    vi: 'Trước ngày {first} hệ thống chưa ghi nhận số liệu nào. Chọn một ngày từ {first} trở đi.',
    en: 'Nothing was recorded before {first}. Choose a day from {first} on.',
  },
  'bad-input': {
    vi: 'Tham số “{field}” không hợp lệ.',
    en: 'The parameter “{field}” is not valid.',
  },
  'search-too-long': {
    vi: 'Từ khóa tìm kiếm dài quá {limit} ký tự.',
    en: 'The search text is longer than {limit} characters.',
  },
  'bad-sort': {
    vi: 'Không sắp xếp được theo “{key}”. Các cột sắp xếp được: {allowed}.',
    en: 'Rows cannot be sorted by “{key}”. Columns that can: {allowed}.',
  },
  'bad-filter': {
    vi: 'Không lọc được theo “{key}”. Các cột lọc được: {allowed}.',
    en: 'Rows cannot be filtered by “{key}”. Columns that can: {allowed}.',
  },
  'page-past-end': {
    vi: 'Chỉ có {pages} trang; không có trang {page}.',
    en: 'There are only {pages} pages; there is no page {page}.',
  },
  'bad-size': {
    vi: 'Số dòng một trang phải từ 1 đến {limit}.',
    en: 'The number of rows on a page must be between 1 and {limit}.',
  },
  'database-unavailable': {
    vi: 'Chưa kết nối được cơ sở dữ liệu. Hệ thống đang tự thử lại.',
    en: 'The database cannot be reached. The system keeps trying by itself.',
  },
  internal: {
    vi: 'Có lỗi trong hệ thống. Mã sự cố {incident}.',
    en: 'Something went wrong in the system. Incident {incident}.',
  },
} satisfies Record<string, Words>

export type ErrorCode = keyof typeof errorWords
export type ErrorParams = Record<string, string | number>

const notFound: readonly ErrorCode[] = ['unknown-kpi', 'unknown-office', 'unknown-address', 'page-past-end']

/** 404 for what is not there, 503 while the database is away, 500 for a fault of ours, 400 for the rest. */
export function httpStatusOf(code: ErrorCode): number {
  if (code === 'database-unavailable') return 503
  if (code === 'internal') return 500
  return notFound.includes(code) ? 404 : 400
}

/** The sentence for a person. */
export function errorSentence(code: ErrorCode, params: ErrorParams, lang: keyof Words): string {
  return errorWords[code][lang].replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole))
}
