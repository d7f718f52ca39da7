import type { documents } from '../../db/schema/targets.ts'
import type { Day } from '../../server/core/day.ts'
import { type Moment, momentAt, type Row, versionsOf } from '../generators/versions.ts'

/** The project's goals, as stated at its launch. No number of a decision was published. */
export const projectCode = 'DA-CQS-HP-2021-2025'

/** Documents with a known day of issue that set a target, a term or a formula. Titles are the official ones or shortened. */
const list: readonly (readonly [code: string, issuedOn: Day, titleVi: string, titleEn: string])[] = [
  [
    '85/2016/NĐ-CP',
    '2016-07-01',
    'Nghị định về bảo đảm an toàn hệ thống thông tin theo cấp độ',
    'Decree on the security of information systems by level',
  ],
  [
    '09/2019/NĐ-CP',
    '2019-01-24',
    'Nghị định quy định về chế độ báo cáo của cơ quan hành chính nhà nước',
    'Decree on the reporting regime of state administrative bodies',
  ],
  [
    '14/CT-TTg',
    '2019-06-07',
    'Chỉ thị về tăng cường bảo đảm an toàn, an ninh mạng nhằm cải thiện chỉ số xếp hạng của Việt Nam',
    'Directive on strengthening network security to improve Viet Nam’s ranking',
  ],
  ['30/2020/NĐ-CP', '2020-03-05', 'Nghị định về công tác văn thư', 'Decree on clerical work'],
  [
    '47/2020/NĐ-CP',
    '2020-04-09',
    'Nghị định về quản lý, kết nối và chia sẻ dữ liệu số của cơ quan nhà nước',
    'Decree on the management, connection and sharing of digital data of state bodies',
  ],
  [
    '749/QĐ-TTg',
    '2020-06-03',
    'Quyết định phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030',
    'Decision approving the National Digital Transformation Programme to 2025, with orientation to 2030',
  ],
  [
    '942/QĐ-TTg',
    '2021-06-15',
    'Quyết định phê duyệt Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số giai đoạn 2021–2025, định hướng đến năm 2030',
    'Decision approving the strategy of e-government towards digital government 2021–2025, with orientation to 2030',
  ],
  [
    '1813/QĐ-TTg',
    '2021-10-28',
    'Quyết định phê duyệt Đề án phát triển thanh toán không dùng tiền mặt tại Việt Nam giai đoạn 2021–2025',
    'Decision approving the scheme on non-cash payments in Viet Nam 2021–2025',
  ],
  [
    '06/QĐ-TTg',
    '2022-01-06',
    'Quyết định phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia (Đề án 06)',
    'Decision approving the scheme on population data, electronic identification and authentication for national digital transformation (Scheme 06)',
  ],
  [
    '146/QĐ-TTg',
    '2022-01-28',
    'Quyết định phê duyệt Đề án nâng cao nhận thức, phổ cập kỹ năng và phát triển nguồn nhân lực chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030',
    'Decision approving the scheme on awareness, skills and human resources of national digital transformation to 2025, with orientation to 2030',
  ],
  [
    '411/QĐ-TTg',
    '2022-03-31',
    'Quyết định phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số đến năm 2025, định hướng đến năm 2030',
    'Decision approving the national strategy of digital economy and digital society to 2025, with orientation to 2030',
  ],
  [
    '922/QĐ-BTTTT',
    '2022-05-20',
    'Quyết định phê duyệt Đề án xác định Bộ chỉ số đánh giá chuyển đổi số của các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, các tỉnh, thành phố trực thuộc Trung ương và của quốc gia',
    'Decision approving the index of digital transformation of ministries, provinces and the country (DTI)',
  ],
  [
    '766/QĐ-TTg',
    '2022-06-23',
    'Quyết định phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử',
    'Decision approving the index of direction, administration and quality of service to people and businesses in administrative procedures and public services, in real time and online',
  ],
  [
    '42/2022/NĐ-CP',
    '2022-06-24',
    'Nghị định quy định về việc cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng',
    'Decree on the provision of information and online public services by state bodies on the network',
  ],
  [
    '1012/QĐ-TTg',
    '2024-09-20',
    'Quyết định về bộ chỉ số phục vụ chỉ đạo, điều hành',
    'Decision on indicators for direction and administration',
  ],
  [
    projectCode,
    '2024-11-21',
    'Dự án Chính quyền số thành phố Hải Phòng giai đoạn 2021–2025 (mục tiêu công bố tại lễ khởi động)',
    'Hai Phong City Digital Government Project 2021–2025 (goals as stated at its launch)',
  ],
  ['60/2024/QH15', '2024-11-30', 'Luật Dữ liệu', 'Law on Data'],
  [
    '57-NQ/TW',
    '2024-12-22',
    'Nghị quyết về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
    'Resolution on breakthroughs in science, technology, innovation and national digital transformation',
  ],
  [
    '118/2025/NĐ-CP',
    '2025-06-09',
    'Nghị định về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông',
    'Decree on administrative procedures under the one-stop-shop mechanism',
  ],
  [
    '194/2025/NĐ-CP',
    '2025-07-03',
    'Nghị định về kết nối, chia sẻ dữ liệu và dữ liệu mở phục vụ giao dịch điện tử của cơ quan nhà nước',
    'Decree on data connection, data sharing and open data for electronic transactions of state bodies',
  ],
  [
    '278/2025/NĐ-CP',
    '2025-10-22',
    'Nghị định về kết nối, chia sẻ dữ liệu bắt buộc giữa các cơ quan thuộc hệ thống chính trị',
    'Decree on the mandatory connection and sharing of data among bodies of the political system',
  ],
  [
    '2629/QĐ-TTg',
    '2025-12-01',
    'Quyết định phê duyệt Chương trình phát triển Chính phủ số',
    'Decision approving the Digital Government Programme',
  ],
  ['148/2025/QH15', '2025-12-11', 'Luật Chuyển đổi số', 'Law on Digital Transformation'],
  [
    '145/KH-UBND',
    '2026-04-22',
    'Kế hoạch của Ủy ban nhân dân thành phố về rà soát, chuẩn hóa cơ sở dữ liệu dùng chung, chuyên ngành',
    'City plan on the review and standardisation of shared and specialised databases',
  ],
]

export const documentsKnownAt = (clock: Moment): Row<typeof documents>[] =>
  list.flatMap(([code, issuedOn, titleVi, titleEn]) =>
    versionsOf(
      { at: momentAt(issuedOn), by: 'Danh mục văn bản', facts: { code, titleVi, titleEn, issuedOn } },
      [],
      clock,
    ),
  )
