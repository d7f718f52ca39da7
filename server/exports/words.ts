import type { Lang, Words } from '../core/words.ts'

/** What files say in their own words, beside the sentences of `core`. */
export const fileWords = {
  unit: { vi: 'Đơn vị tính', en: 'Unit' },
  asOf: { vi: 'Số liệu tính đến ngày', en: 'Figures as of' },
  source: { vi: 'Nguồn', en: 'Source' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  sample: { vi: 'Số liệu minh họa', en: 'Illustrative figure' },
  published: { vi: 'Đã công bố', en: 'Published' },
  note: { vi: 'Ghi chú', en: 'Note' },
  seeAsItWas: { vi: 'Quét mã để mở đúng số liệu này', en: 'Scan to open these very figures' },
  about: { vi: 'Định nghĩa và nguồn', en: 'Definition and source' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  formula: { vi: 'Công thức', en: 'Formula' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  caveat: { vi: 'Lưu ý', en: 'Caveat' },
  owner: { vi: 'Đơn vị chịu trách nhiệm', en: 'Responsible office' },
  documents: { vi: 'Văn bản', en: 'Documents' },
  lastRecorded: { vi: 'Ghi nhận gần nhất', en: 'Last recorded' },
  asKnown: { vi: 'Như đã biết lúc', en: 'As known at' },
  period: { vi: 'Kỳ', en: 'Period' },
  until: { vi: 'Tính đến', en: 'As of' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  number: { vi: 'Số', en: 'Number' },
  needed: { vi: 'Mức cần có', en: 'Needed' },
  status: { vi: 'Tình trạng', en: 'Status' },
  certainty: { vi: 'Mức độ', en: 'Certainty' },
  office: { vi: 'Đơn vị', en: 'Office' },
  rank: { vi: 'Hạng', en: 'Rank' },
  wholeCity: { vi: 'Toàn thành phố', en: 'Whole city' },
  median: { vi: 'Trung vị', en: 'Median' },
  kpi: { vi: 'Chỉ số', en: 'Indicator' },
  target: { vi: 'Chỉ tiêu', en: 'Target' },
  dueOn: { vi: 'Thời hạn chỉ tiêu', en: 'Target date' },
  since: { vi: 'Từ ngày', en: 'Since' },
  change: { vi: 'Thay đổi', en: 'Change' },
  code: { vi: 'Mã', en: 'Code' },
  counted: { vi: 'Được tính', en: 'Counted' },
  stage: { vi: 'Tiến độ', en: 'Progress' },
  recordedAt: { vi: 'Ghi nhận lúc', en: 'Recorded at' },
  recordedBy: { vi: 'Người ghi nhận', en: 'Recorded by' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  figures: { vi: 'Số liệu', en: 'Figures' },
  report: { vi: 'Ghi chú về tệp', en: 'About this file' },
  overview: { vi: 'Tổng quan chỉ số', en: 'All indicators' },
  matrix: { vi: 'Đơn vị và chỉ số', en: 'Offices and indicators' },
  book: { vi: 'Tập biểu đồ các chỉ số', en: 'Charts of all indicators' },
  severalSources: { vi: 'theo từng chỉ số', en: 'by indicator' },
  severalUnits: { vi: 'theo từng chỉ số', en: 'by indicator' },
  trend: { vi: 'diễn biến', en: 'over time' },
  byOffice: { vi: 'theo đơn vị', en: 'by office' },
  rows: { vi: 'các dòng tạo nên số liệu', en: 'the rows behind the figure' },
} satisfies Record<string, Words>

export const sayFile = (key: keyof typeof fileWords, lang: Lang): string => fileWords[key][lang]

export const notDrawn = (title: string, lang: Lang): string =>
  ({
    vi: `Chưa vẽ được “${title}”. Các phần khác của tệp vẫn đúng.`,
    en: `“${title}” could not be drawn. The rest of the file is right.`,
  })[lang]

/** Rows are never left off in silence. */
export const rowsLeftOff = (shown: string, all: string, lang: Lang): string =>
  ({
    vi: `Tệp này có ${shown} trong ${all} dòng.`,
    en: `This file has ${shown} of ${all} rows.`,
  })[lang]

export const drawnSmaller = (scale: string, lang: Lang): string =>
  ({
    vi: `Ảnh được vẽ ở cỡ ${scale}× vì cỡ đã chọn quá lớn.`,
    en: `The picture is drawn at ${scale}×: the size asked for is too large.`,
  })[lang]
