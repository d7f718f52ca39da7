import { feedFaultSentence } from '../../server/core/feeds/fault-words.ts'
import { problemWords } from '../../server/core/ingest/row-problem.ts'
import type { FeedPlan } from '../generators/feeds.ts'
import { momentAt } from '../generators/versions.ts'

const day = 24 * 60
/** The Monday on which the dashboard began to be fed. */
const begun = '2024-10-21'

/** The LGSP has been silent since: its exchanges of the day before came at six in the morning, and none after. */
export const exchangesHeardUntil = momentAt('2024-11-20', '06:00')

const portal = 'opendata.example'

/**
 * Where the story's rows come from. All of it is sample data: which systems the city has is known, their addresses are
 * under a name that is reserved for examples. What a figure was announced of comes in time.
 */
export const feedPlans: readonly FeedPlan[] = [
  {
    code: 'mot-cua',
    nameVi: 'Hệ thống thông tin giải quyết thủ tục hành chính',
    nameEn: 'One-stop information system for administrative procedures',
    kind: 'http-json',
    target: 'dossiers',
    address: 'https://motcua.example/api/ho-so',
    options: { rowsAt: 'result.records', pageParameter: 'page' },
    mapping: {
      code: { from: 'maHoSo' },
      officeCode: { from: 'maDonVi' },
      procedureCode: { from: 'maThuTuc' },
      channel: {
        from: 'hinhThuc',
        words: { 'Trực tuyến': 'online', 'Trực tiếp': 'counter', 'Bưu chính': 'post' },
      },
      filedOn: { from: 'ngayNop' },
      dueOn: { from: 'ngayHenTra' },
      settledOn: { from: 'ngayGiaiQuyet' },
    },
    everyMinutes: day,
    graceMinutes: 120,
    firstRun: momentAt(begun, '16:45'),
  },
  {
    code: 'phan-anh',
    nameVi: 'Hệ thống tiếp nhận phản ánh, kiến nghị',
    nameEn: 'Petition line',
    kind: 'postgres',
    target: 'petitions',
    address: 'postgres://phananh.example:5432/phan_anh?sslmode=require',
    options: {
      query:
        'select ma as code, don_vi as "officeCode", linh_vuc as topic, ngay_nhan as "receivedOn", han as "dueOn", ngay_tra_loi as "answeredOn", lap_lai as repeated from v_tong_hop order by ma',
      user: 'bang_dieu_hanh',
    },
    everyMinutes: day,
    graceMinutes: 120,
    firstRun: momentAt(begun, '16:30'),
  },
  {
    code: 'khao-sat',
    nameVi: 'Khảo sát mức độ hài lòng',
    nameEn: 'Satisfaction survey',
    kind: 'http-csv',
    target: 'survey-responses',
    address: 'https://khaosat.example/xuat/phieu.csv',
    mapping: {
      code: { from: 'ma_phieu' },
      officeCode: { from: 'ma_don_vi' },
      answeredOn: { from: 'ngay_tra_loi' },
    },
    everyMinutes: day,
    graceMinutes: 120,
    firstRun: momentAt(begun, '07:30'),
  },
  {
    code: 'lgsp',
    nameVi: 'Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)',
    nameEn: 'Integration and data-sharing platform (LGSP)',
    kind: 'push',
    target: 'exchanges',
    address: null,
    everyMinutes: day,
    graceMinutes: 360,
    firstRun: momentAt(begun, '06:00'),
    lastRun: exchangesHeardUntil,
  },
  {
    code: 'du-lieu-mo',
    nameVi: 'Cổng dữ liệu mở',
    nameEn: 'Open-data portal',
    kind: 'ckan',
    target: 'open-datasets',
    address: `https://${portal}`,
    options: {
      codeField: 'ma_ke_hoach',
      organizations: { 'so-noi-vu': 'SNV', 'so-tai-chinh': 'STC', 'so-tt-tt': 'STTTT', 'so-y-te': 'SYT' },
    },
    everyMinutes: day,
    graceMinutes: 120,
    firstRun: momentAt(begun, '02:00'),
    lists: 98,
    wrong: [
      {
        at: momentAt('2024-11-19', '02:00'),
        problem: {
          line: null,
          field: null,
          code: 'unreachable',
          message: {
            vi: feedFaultSentence('unreachable', { host: portal }, 'vi'),
            en: feedFaultSentence('unreachable', { host: portal }, 'en'),
          },
        },
      },
    ],
  },
  {
    code: 'nen-tang',
    nameVi: 'Danh mục nền tảng dùng chung',
    nameEn: 'List of shared platforms',
    kind: 'http-csv',
    target: 'platforms',
    address: 'https://danhmuc.example/nen-tang.csv',
    everyMinutes: 7 * day,
    graceMinutes: day,
    firstRun: momentAt(begun, '08:00'),
    lists: 10,
    wrong: [
      {
        at: momentAt('2024-11-18', '08:00'),
        problem: {
          line: 12,
          field: 'officeCode',
          code: 'unknown-office',
          message: problemWords({ code: 'unknown-office', text: 'SO-TTTT' }),
        },
      },
    ],
  },
]
