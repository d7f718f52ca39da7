import type { ServiceRow, ServicesData } from '../services.ts'

const row = (vi: string, en: string, numerator: number, denominator: number): ServiceRow => ({
  name: { vi, en },
  numerator,
  denominator,
  value: numerator / denominator,
  weight: denominator - numerator,
  rest: false,
})

/** What is missing of a share, procedure by procedure: one with a long name, one that lacks nothing, and the others together. */
const data: ServicesData = {
  unit: 'share',
  service: { vi: 'Thủ tục hành chính', en: 'Administrative procedure' },
  bars: 'missing',
  rows: [
    row('Cấp giấy phép xây dựng mới', 'New building permit', 212, 259),
    row(
      'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất lần đầu',
      'First registration and certificate of land use, ownership of housing and other assets on the land',
      301,
      329,
    ),
    row('Cấp đổi giấy phép lái xe', 'Exchange of a driving licence', 1_480, 1_491),
    row('Đăng ký khai sinh', 'Registration of a birth', 530, 530),
    { ...row('48 mục khác', '48 others', 9_214, 9_340), rest: true },
  ],
}

export default data
