import type { Words } from '../../server/core/words.ts'

type Subject = readonly [vi: string, en: string]

/** What each department keeps data about, from its duties. Names of databases, tables and datasets are made of these. */
const subjects: Readonly<Record<string, readonly Subject[]>> = {
  SNV: [
    ['cán bộ, công chức, viên chức', 'civil servants and public employees'],
    ['hồ sơ lưu trữ lịch sử', 'historical archives'],
    ['thi đua, khen thưởng', 'emulation and commendation'],
    ['địa giới hành chính', 'administrative boundaries'],
    ['biên chế và vị trí việc làm', 'staffing and job positions'],
    ['hội, quỹ xã hội', 'associations and social funds'],
    ['cơ sở tôn giáo', 'religious establishments'],
    ['đào tạo, bồi dưỡng công chức', 'civil service training'],
    ['cải cách hành chính', 'administrative reform'],
  ],
  STP: [
    ['hộ tịch', 'civil status'],
    ['công chứng, chứng thực', 'notarisation and certification'],
    ['văn bản quy phạm pháp luật của thành phố', 'legal documents of the city'],
    ['luật sư, tổ chức hành nghề luật sư', 'lawyers and law practices'],
    ['đấu giá tài sản', 'property auctions'],
    ['trợ giúp pháp lý', 'legal aid'],
    ['giám định tư pháp', 'judicial expertise'],
    ['hòa giải viên cơ sở', 'grassroots mediators'],
    ['xử lý vi phạm hành chính', 'administrative sanctions'],
  ],
  SKHDT: [
    ['dự án đầu tư công', 'public investment projects'],
    ['doanh nghiệp trên địa bàn', 'local enterprises'],
    ['dự án đầu tư nước ngoài', 'foreign investment projects'],
    ['hợp tác xã', 'cooperatives'],
    ['hộ kinh doanh', 'household businesses'],
    ['chỉ tiêu kinh tế – xã hội', 'socio-economic indicators'],
    ['nhà thầu và gói thầu', 'contractors and bid packages'],
  ],
  STC: [
    ['tài sản công', 'public assets'],
    ['thu, chi ngân sách', 'budget revenue and expenditure'],
    ['giá hàng hóa, dịch vụ', 'prices of goods and services'],
    ['đơn vị sử dụng ngân sách', 'budget users'],
    ['công khai ngân sách', 'budget disclosure'],
    ['doanh nghiệp có vốn nhà nước', 'state-owned enterprises'],
    ['bảng giá đất', 'land price tables'],
  ],
  SCT: [
    ['cụm công nghiệp', 'industrial clusters'],
    ['chợ, siêu thị, trung tâm thương mại', 'markets and shopping centres'],
    ['cửa hàng xăng dầu', 'petrol stations'],
    ['cơ sở kinh doanh khí', 'gas traders'],
    ['doanh nghiệp xuất nhập khẩu', 'importers and exporters'],
    ['lưới điện và trạm biến áp', 'power grid and substations'],
  ],
  SNNPTNT: [
    ['đê điều, phòng chống thiên tai', 'dykes and disaster prevention'],
    ['tàu cá', 'fishing vessels'],
    ['công trình thủy lợi', 'irrigation works'],
    ['cơ sở chăn nuôi', 'livestock farms'],
    ['mã số vùng trồng', 'growing-area codes'],
    ['vùng nuôi trồng thủy sản', 'aquaculture areas'],
    ['sản phẩm OCOP', 'OCOP products'],
    ['rừng phòng hộ, rừng đặc dụng', 'protection and special-use forests'],
  ],
  SGTVT: [
    ['hạ tầng giao thông', 'transport infrastructure'],
    ['giấy phép lái xe, phương tiện', 'driving licences and vehicles'],
    ['bến thủy nội địa', 'inland waterway landings'],
    ['tuyến xe buýt', 'bus routes'],
    ['bến xe, bãi đỗ xe', 'bus stations and car parks'],
    ['cầu đường bộ', 'road bridges'],
    ['biển báo, đèn tín hiệu', 'signs and traffic lights'],
  ],
  SXD: [
    ['quy hoạch xây dựng', 'construction planning'],
    ['nhà ở và thị trường bất động sản', 'housing and the property market'],
    ['giấy phép xây dựng', 'building permits'],
    ['hạ tầng cấp nước, thoát nước', 'water supply and drainage'],
    ['chung cư cũ', 'old apartment blocks'],
    ['cây xanh, chiếu sáng đô thị', 'urban trees and lighting'],
  ],
  STNMT: [
    ['đất đai', 'land'],
    ['quan trắc môi trường', 'environmental monitoring'],
    ['tài nguyên nước', 'water resources'],
    ['nguồn thải', 'sources of discharge'],
    ['nền địa lý', 'base geography'],
    ['mỏ khoáng sản', 'mineral mines'],
    ['biển và hải đảo', 'sea and islands'],
    ['quy hoạch sử dụng đất', 'land-use planning'],
  ],
  STTTT: [
    ['danh mục điện tử dùng chung', 'shared code lists'],
    ['hệ thống thông tin của thành phố', 'information systems of the city'],
    ['chứng thư số', 'digital certificates'],
    ['trạm thu phát sóng di động', 'mobile base stations'],
    ['điểm bưu chính, viễn thông', 'postal and telecom points'],
    ['cơ quan báo chí, cơ sở in', 'press and printing establishments'],
    ['doanh nghiệp công nghệ số', 'digital technology enterprises'],
    ['tổ công nghệ số cộng đồng', 'community digital teams'],
    ['hạ tầng cáp quang', 'fibre infrastructure'],
    ['dịch vụ công trực tuyến', 'online public services'],
  ],
  SLDTBXH: [
    ['người có công', 'people with merits'],
    ['hộ nghèo, hộ cận nghèo', 'poor and near-poor households'],
    ['trẻ em', 'children'],
    ['cung, cầu lao động', 'labour supply and demand'],
    ['đối tượng bảo trợ xã hội', 'social assistance beneficiaries'],
    ['lao động nước ngoài', 'foreign workers'],
    ['cơ sở giáo dục nghề nghiệp', 'vocational training institutions'],
  ],
  SVHTT: [
    ['di sản văn hóa', 'cultural heritage'],
    ['thiết chế văn hóa, thể thao', 'cultural and sports facilities'],
    ['lễ hội', 'festivals'],
    ['vận động viên', 'athletes'],
    ['thư viện', 'libraries'],
  ],
  SKHCN: [
    ['nhiệm vụ khoa học và công nghệ', 'science and technology projects'],
    ['chuẩn đo lường, phương tiện đo', 'measurement standards and instruments'],
    ['sở hữu công nghiệp', 'industrial property'],
    ['tổ chức khoa học và công nghệ', 'science and technology organisations'],
    ['thiết bị bức xạ', 'radiation equipment'],
  ],
  SGDDT: [
    ['trường học, cơ sở giáo dục', 'schools and education institutions'],
    ['học sinh', 'pupils'],
    ['giáo viên', 'teachers'],
    ['văn bằng, chứng chỉ', 'diplomas and certificates'],
    ['tuyển sinh đầu cấp', 'admissions'],
    ['trung tâm ngoại ngữ, tin học', 'language and computing centres'],
    ['phổ cập giáo dục', 'universal education'],
  ],
  SYT: [
    ['cơ sở khám bệnh, chữa bệnh', 'health care facilities'],
    ['hồ sơ sức khỏe điện tử', 'electronic health records'],
    ['người hành nghề y, dược', 'health practitioners'],
    ['nhà thuốc, quầy thuốc', 'pharmacies'],
    ['tiêm chủng', 'vaccination'],
    ['bệnh truyền nhiễm', 'communicable diseases'],
    ['cơ sở thực phẩm', 'food establishments'],
  ],
  SNGV: [
    ['đoàn ra, đoàn vào', 'delegations abroad and visiting'],
    ['địa phương kết nghĩa', 'twin cities and regions'],
  ],
  SDL: [
    ['cơ sở lưu trú du lịch', 'tourist accommodation'],
    ['hướng dẫn viên du lịch', 'tour guides'],
    ['điểm đến du lịch', 'tourist destinations'],
  ],
  TTTP: [
    ['khiếu nại, tố cáo', 'complaints and denunciations'],
    ['cuộc thanh tra', 'inspections'],
  ],
  VPUBND: [
    ['thủ tục hành chính', 'administrative procedures'],
    ['nhiệm vụ UBND thành phố giao', 'tasks assigned by the People’s Committee'],
    ['văn bản chỉ đạo, điều hành', 'directive documents'],
    ['phản ánh, kiến nghị', 'petitions'],
    ['chế độ báo cáo', 'reporting regime'],
  ],
  BQLKKT: [
    ['khu công nghiệp, khu kinh tế', 'industrial parks and economic zones'],
    ['dự án trong khu công nghiệp', 'projects in industrial parks'],
    ['lao động trong khu công nghiệp', 'workers in industrial parks'],
  ],
}

function subjectsOf(office: string): Words[] {
  const found = subjects[office]
  if (!found) throw new RangeError(`no subjects for ${office}`)
  return found.map(([vi, en]) => ({ vi, en }))
}

/** A form wraps a subject into a name; `%` stands for the subject. */
export type Form = readonly [vi: string, en: string]

/** `count` different names for an office: every subject in the first form, then every subject in the next. */
export function namesFor(office: string, forms: readonly Form[], count: number): Words[] {
  const names = forms.flatMap(([vi, en]) =>
    subjectsOf(office).map((s) => ({ vi: vi.replace('%', s.vi), en: en.replace('%', s.en) })),
  )
  if (names.length < count) throw new RangeError(`${office} has ${names.length} names, not ${count}`)
  return names.slice(0, count)
}
