import type { BlockSpec } from '../core/briefings/spec.ts'
import { bookTitle } from '../core/export-jobs.ts'
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
  reliability: { vi: 'Độ tin cậy', en: 'Reliability' },
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
  yearBefore: { vi: 'Cùng kỳ năm trước', en: 'A year before' },
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
  attention: { vi: 'Cần chú ý', en: 'Needs attention' },
  worstFirst: {
    vi: 'Xếp từ đơn vị có nhiều chỉ số chậm nhất',
    en: 'Offices with most indicators in trouble first',
  },
  figures: { vi: 'Số liệu', en: 'Figures' },
  report: { vi: 'Ghi chú về tệp', en: 'About this file' },
  overview: { vi: 'Tổng quan chỉ số', en: 'All indicators' },
  matrix: { vi: 'Đơn vị và chỉ số', en: 'Offices and indicators' },
  book: bookTitle,
  severalSources: { vi: 'theo từng chỉ số', en: 'by indicator' },
  severalUnits: { vi: 'theo từng chỉ số', en: 'by indicator' },
  trend: { vi: 'diễn biến', en: 'over time' },
  byOffice: { vi: 'theo đơn vị', en: 'by office' },
  rows: { vi: 'các dòng tạo nên số liệu', en: 'the rows behind the figure' },
  textBlock: { vi: 'Lời văn', en: 'Text' },
  notKnown: { vi: 'Chưa có số liệu', en: 'No data' },
  keyFigures: { vi: 'Các con số chính', en: 'Key figures' },
  component: { vi: 'Thành phần', en: 'Component' },
  points: { vi: 'Điểm', en: 'Points' },
  mostPoints: { vi: 'Điểm tối đa', en: 'Maximum' },
  pointsUnit: { vi: 'điểm', en: 'points' },
  remark: { vi: 'Diễn giải', en: 'Remark' },
  provisional: { vi: 'có số tạm', en: 'some provisional' },
  indexFormula: {
    vi: 'Điểm của từng thành phần theo tử số, mẫu số và quy tắc của bộ chỉ số; làm tròn từng thành phần rồi mới cộng.',
    en: 'Points of each component by its counts and the rule of the index; each component is rounded before it is added.',
  },
  criterion: {
    vi: 'Tiêu chí chuyển đổi số của người đứng đầu',
    en: 'Digital transformation criterion of the heads',
  },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  leadOffice: { vi: 'Đơn vị chủ trì', en: 'Lead office' },
  dueDay: { vi: 'Hạn hoàn thành', en: 'Deadline' },
  tasksAll: { vi: 'Số nhiệm vụ', en: 'Tasks' },
  tasksLate: { vi: 'Không bảo đảm tiến độ', en: 'Not on schedule' },
  worstTask: { vi: 'Nhiệm vụ trễ nhất', en: 'Latest task' },
  missedOn: { vi: 'Lỡ hạn ngày', en: 'Missed on' },
  daysLate: { vi: 'Số ngày trễ', en: 'Days late' },
  nextDue: { vi: 'Hạn kế tiếp', en: 'Next deadline' },
  taskUnit: { vi: 'nhiệm vụ', en: 'tasks' },
  taskSource: { vi: 'Sổ nhiệm vụ chuyển đổi số của thành phố', en: 'The city’s register of digital tasks' },
  noTasks: { vi: 'Chưa có nhiệm vụ nào để xét.', en: 'There is no task to go by yet.' },
  allStages: { vi: 'mọi trạng thái', en: 'all stages' },
} satisfies Record<string, Words>

const kindNames: Record<BlockSpec['kind'], Words> = {
  trend: { vi: 'Biểu đồ diễn biến', en: 'Chart over time' },
  ranking: { vi: 'Biểu đồ theo đơn vị', en: 'Chart by office' },
  services: { vi: 'Biểu đồ theo dịch vụ', en: 'Chart by service' },
  scorecard: { vi: 'Bảng các chỉ số', en: 'Table of indicators' },
  rows: { vi: 'Các dòng tạo nên số liệu', en: 'Rows behind a figure' },
  card: { vi: 'Các con số chính', en: 'Key figures' },
  index: { vi: 'Bộ chỉ số tổng hợp', en: 'Composite index' },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  text: fileWords.textBlock,
  sentence: { vi: 'Đoạn văn tính từ số liệu', en: 'Paragraph worked out of figures' },
}

/** What a block is called that could not be read: by its own title, or by what it is of. */
export function blockName(spec: BlockSpec, lang: Lang): string {
  if (spec.title?.trim()) return spec.title.normalize('NFC').trim()
  const of =
    'kpi' in spec && spec.kpi !== undefined
      ? [spec.kpi]
      : spec.kind === 'card'
        ? spec.kpis
        : spec.kind === 'index'
          ? [spec.index]
          : []
  return [kindNames[spec.kind][lang], of.join(', ')].filter(Boolean).join(': ')
}

export const criterionLost = (lost: string, all: string, lang: Lang): string =>
  ({
    vi: `${lost} trong ${all} đơn vị có nhiệm vụ không bảo đảm tiến độ.`,
    en: `${lost} of ${all} offices have a task that is not on schedule.`,
  })[lang]

export const criterionKept = (all: string, lang: Lang): string =>
  ({
    vi: `Cả ${all} đơn vị bảo đảm tiến độ.`,
    en: `All ${all} offices are on schedule.`,
  })[lang]

export const tasksFound = (found: string, lang: Lang): string =>
  ({ vi: `${found} nhiệm vụ.`, en: `Tasks: ${found}.` })[lang]

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
