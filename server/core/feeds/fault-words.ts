import type { Lang, Words } from '../words.ts'

/** Why a source gave nothing, as a person can put it right. Never holds a secret or what the source answered. */
export const feedFaultWords = {
  'address-refused': {
    vi: 'Địa chỉ {host} nằm trong mạng riêng. Người vận hành phải cho phép bằng thiết lập FEED_HOSTS.',
    en: '{host} is inside a private network. Whoever runs the server must allow it with the setting FEED_HOSTS.',
  },
  'bad-address': { vi: 'Địa chỉ không đọc được.', en: 'The address cannot be read.' },
  'unknown-host': { vi: 'Không tìm thấy máy chủ {host}.', en: 'There is no host {host}.' },
  unreachable: { vi: 'Không kết nối được tới {host}.', en: '{host} cannot be reached.' },
  'broken-off': {
    vi: 'Kết nối bị ngắt giữa chừng: chưa dòng nào được nhận.',
    en: 'The connection broke off midway: no row was taken.',
  },
  'timed-out': {
    vi: 'Nguồn không trả lời xong trong {seconds} giây.',
    en: 'The source did not finish within {seconds} seconds.',
  },
  'too-large': { vi: 'Nguồn trả về hơn {megabytes} MB.', en: 'The source sent more than {megabytes} MB.' },
  moved: {
    vi: 'Nguồn chuyển sang địa chỉ khác (mã {status}). Hãy ghi địa chỉ mới.',
    en: 'The source points to another address (status {status}). Enter the new address.',
  },
  'signed-out': { vi: 'Nguồn từ chối thông tin đăng nhập.', en: 'The source refuses the credentials.' },
  'bad-status': { vi: 'Nguồn trả lời mã lỗi {status}.', en: 'The source answered with status {status}.' },
  'not-json': {
    vi: 'Nguồn không trả về JSON đọc được.',
    en: 'The source did not answer with readable JSON.',
  },
  'not-csv': {
    vi: 'Nguồn không trả về CSV đọc được (dòng {line}).',
    en: 'The source did not answer with readable CSV (line {line}).',
  },
  'no-rows-there': {
    vi: 'Không có danh sách dòng tại “{path}” trong câu trả lời của nguồn.',
    en: 'There is no list of rows at “{path}” in what the source answered.',
  },
  'endless-pages': {
    vi: 'Nguồn vẫn còn trang sau {pages} trang: tham số trang có lẽ không đúng.',
    en: 'The source still has pages after {pages} of them: the page parameter is probably wrong.',
  },
  'bad-query': {
    vi: 'Câu truy vấn không chạy được (mã PostgreSQL {code}). Chỉ dùng một câu SELECT.',
    en: 'The query cannot be run (PostgreSQL code {code}). Use one SELECT only.',
  },
  'no-secret': {
    vi: 'Chưa mở được thông tin đăng nhập đã lưu. Hãy nhập lại.',
    en: 'The kept credentials cannot be opened. Enter them again.',
  },
  'ckan-refused': {
    vi: 'Cổng CKAN báo không thành công.',
    en: 'The CKAN portal says that it did not succeed.',
  },
  'nothing-there': {
    vi: 'Nguồn trả lời nhưng không có dòng nào.',
    en: 'The source answered, and had no row.',
  },
  ours: { vi: 'Lỗi trong hệ thống; người vận hành xem nhật ký.', en: 'A fault of this system; see its log.' },
} as const satisfies Record<string, Words>
export type FeedFaultCode = keyof typeof feedFaultWords
export type FeedFaultParams = Record<string, string | number>

export const feedFaultSentence = (code: FeedFaultCode, params: FeedFaultParams, lang: Lang): string =>
  feedFaultWords[code][lang].replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole))
