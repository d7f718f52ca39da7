import type { Words } from '../../server/core/words.ts'
import { districts2024 } from '../reference/offices.ts'
import { recorderOf } from './telling.ts'

/** What is done of a task that every department has in its own field: `%`. */
export type Work = {
  vi: string
  en: string
  /** rõ sản phẩm */
  product: string
  /** rõ trách nhiệm */
  responsibility: string
  /** rõ thẩm quyền */
  authority: string
  /** the office that helps with it */
  helper: string
}

const work = (
  vi: string,
  en: string,
  clear: readonly [product: string, responsibility: string, authority: string],
  helper: string,
): Work => {
  const [product, responsibility, authority] = clear
  return { vi, en, product, responsibility, authority, helper }
}

const fields: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  SNV: ['nội vụ', 'home affairs'],
  STP: ['tư pháp', 'justice'],
  SKHDT: ['kế hoạch và đầu tư', 'planning and investment'],
  STC: ['tài chính', 'finance'],
  SCT: ['công thương', 'industry and trade'],
  SNNPTNT: ['nông nghiệp', 'agriculture'],
  SGTVT: ['giao thông vận tải', 'transport'],
  SXD: ['xây dựng', 'construction'],
  STNMT: ['tài nguyên và môi trường', 'natural resources and environment'],
  STTTT: ['thông tin và truyền thông', 'information and communications'],
  SLDTBXH: ['lao động và xã hội', 'labour and social affairs'],
  SVHTT: ['văn hóa và thể thao', 'culture and sports'],
  SKHCN: ['khoa học và công nghệ', 'science and technology'],
  SGDDT: ['giáo dục', 'education'],
  SYT: ['y tế', 'health'],
  SNGV: ['đối ngoại', 'foreign affairs'],
  SDL: ['du lịch', 'tourism'],
  TTTP: ['thanh tra', 'inspection'],
  VPUBND: ['điều hành của UBND thành phố', 'the People’s Committee’s administration'],
  BQLKKT: ['khu công nghiệp, khu kinh tế', 'industrial and economic zones'],
}

export const works: readonly Work[] = [
  work(
    'Số hóa kết quả giải quyết thủ tục hành chính lĩnh vực %',
    'Digitise results of procedures of %',
    [
      'Kho kết quả số hóa và báo cáo nghiệm thu',
      'Số hóa đủ kết quả còn hiệu lực, kiểm tra chất lượng trước khi đưa vào kho',
      'Giám đốc quyết định phạm vi và thứ tự số hóa',
    ],
    'VPUBND',
  ),
  work(
    'Tái cấu trúc quy trình dịch vụ công trực tuyến lĩnh vực %',
    'Redesign online services of %',
    [
      'Quyết định phê duyệt quy trình đã tái cấu trúc',
      'Rà soát từng thủ tục, bỏ bước thừa, lấy ý kiến nơi thực hiện',
      'UBND thành phố phê duyệt quy trình',
    ],
    'VPUBND',
  ),
  work(
    'Công bố các bộ dữ liệu mở lĩnh vực %',
    'Publish open datasets of %',
    [
      'Các bộ dữ liệu trên Cổng dữ liệu mở thành phố',
      'Chuẩn bị, loại dữ liệu cá nhân, cập nhật đúng kỳ',
      'Giám đốc quyết định dữ liệu được công bố',
    ],
    'STTTT',
  ),
  work(
    'Hoàn thiện cơ sở dữ liệu dùng chung lĩnh vực %',
    'Complete the shared databases of %',
    [
      'Biên bản bàn giao cơ sở dữ liệu đưa vào sử dụng',
      'Thiết kế, tạo lập, làm sạch và duy trì dữ liệu',
      'UBND thành phố phê duyệt danh mục dữ liệu',
    ],
    'STTTT',
  ),
  work(
    'Kết nối các hệ thống thông tin lĩnh vực % với nền tảng LGSP',
    'Connect the systems of % to the LGSP',
    [
      'Biên bản kiểm thử kết nối thành công',
      'Chuẩn bị hệ thống, kiểm thử và vận hành kết nối',
      'Sở Thông tin và Truyền thông cấp tài khoản kết nối',
    ],
    'STTTT',
  ),
  work(
    'Tích hợp thanh toán trực tuyến cho thủ tục lĩnh vực %',
    'Add online payment to procedures of %',
    [
      'Danh sách thủ tục thanh toán được trên Cổng dịch vụ công',
      'Khai báo phí, lệ phí, đối soát hằng ngày',
      'Giám đốc quyết định danh sách thủ tục',
    ],
    'STC',
  ),
  work(
    'Tập huấn kỹ năng số cho cán bộ lĩnh vực %',
    'Train officers of % in digital skills',
    [
      'Báo cáo kết quả tập huấn kèm danh sách người học',
      'Tổ chức lớp, kiểm tra đầu ra',
      'Giám đốc quyết định nội dung và kinh phí',
    ],
    'SNV',
  ),
  work(
    'Đánh giá an toàn thông tin theo cấp độ các hệ thống lĩnh vực %',
    'Assess the information security of %',
    [
      'Hồ sơ đề xuất cấp độ được phê duyệt',
      'Lập hồ sơ cấp độ, khắc phục điểm yếu',
      'Sở Thông tin và Truyền thông thẩm định cấp độ',
    ],
    'STTTT',
  ),
  work(
    'Ký số toàn bộ văn bản điện tử lĩnh vực %',
    'Sign all electronic documents of % digitally',
    [
      'Thống kê tỷ lệ văn bản ký số từ hệ thống quản lý văn bản',
      'Cấp chữ ký số, hướng dẫn và theo dõi sử dụng',
      'Giám đốc chỉ đạo trong đơn vị',
    ],
    'SNV',
  ),
  work(
    'Cập nhật dữ liệu lĩnh vực % vào kho dữ liệu dùng chung',
    'Load data of % into the shared warehouse',
    [
      'Dữ liệu đã nạp vào kho kèm biên bản đối soát',
      'Cung cấp dữ liệu đúng, đủ, đúng kỳ',
      'Giám đốc quyết định dữ liệu chia sẻ',
    ],
    'STTTT',
  ),
  work(
    'Ban hành quy chế quản lý, khai thác dữ liệu lĩnh vực %',
    'Issue rules on managing and using data of %',
    ['Quyết định ban hành quy chế', 'Soạn thảo, lấy ý kiến, trình ban hành', 'UBND thành phố ban hành'],
    'STP',
  ),
  work(
    'Chuẩn hóa danh mục điện tử dùng chung lĩnh vực %',
    'Standardise the shared code lists of %',
    [
      'Danh mục điện tử dùng chung được phê duyệt',
      'Rà soát, đối chiếu với danh mục của bộ',
      'UBND thành phố phê duyệt danh mục',
    ],
    'STTTT',
  ),
  work(
    'Đưa chế độ báo cáo lĩnh vực % lên hệ thống thông tin báo cáo',
    'Move reports of % to the reporting system',
    [
      'Các chế độ báo cáo chạy trên hệ thống thông tin báo cáo',
      'Chuẩn hóa biểu mẫu, phân quyền và hướng dẫn nhập',
      'Văn phòng UBND thành phố thẩm định biểu mẫu',
    ],
    'VPUBND',
  ),
  work(
    'Rà soát, cắt giảm giấy tờ trong thủ tục lĩnh vực %',
    'Review and cut paperwork in procedures of %',
    [
      'Báo cáo rà soát kèm phương án cắt giảm được phê duyệt',
      'Rà soát từng thành phần hồ sơ, đề xuất phương án',
      'UBND thành phố phê duyệt phương án',
    ],
    'STP',
  ),
]

const districts: ReadonlyMap<string, readonly [vi: string, en: string]> = new Map(
  districts2024.map(([code, name, kind]) => [code, [`trên địa bàn ${kind} ${name}`, `${name} district`]]),
)

function fieldOf(office: string): readonly [vi: string, en: string] {
  const found = fields[office] ?? districts.get(office)
  if (!found) throw new RangeError(`${office} has no field of work`)
  return found
}

/** The name of a work in the field of an office. */
export function nameOf(office: string, year: number, work: Work | undefined): Words {
  const field = fieldOf(office)
  if (!work) throw new RangeError(`no name for a task of ${office}`)
  return {
    vi: `${work.vi.replace('%', field[0])}, năm ${year}`,
    en: `${work.en.replace('%', field[1])}, ${year}`,
  }
}

const deputies: Readonly<Record<string, string>> = {
  TTTP: 'Phó Chánh Thanh tra thành phố',
  VPUBND: 'Phó Chánh Văn phòng UBND thành phố',
  BQLKKT: 'Phó Trưởng ban Ban Quản lý Khu kinh tế Hải Phòng',
}

/** Rõ người: a position, for nobody here is real. */
export const positionIn = (office: string): string =>
  deputies[office] ?? `${districts.has(office) ? 'Phó Chủ tịch' : 'Phó Giám đốc'} ${recorderOf(office)}`
