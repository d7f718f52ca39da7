/** The frame of every page. */
export const shell = {
  product: 'Chuyển đổi số Hải Phòng',
  skip: 'Đến nội dung chính',
  mainNav: 'Chính',
  overview: 'Tổng quan',
  kpis: 'Chỉ số',
  offices: 'Đơn vị',
  menu: 'Trình đơn',
  otherLanguage: 'English',
  theme: 'Giao diện',
  themes: {
    system: 'Theo thiết bị',
    light: 'Nền sáng',
    dark: 'Nền tối',
    contrast: 'Tương phản cao',
  },
  context: 'Kỳ, thời điểm và phạm vi',
  period: 'Kỳ',
  asOf: 'Tính đến',
  compare: 'So với',
  scope: 'Phạm vi',
  wholeCity: 'Toàn thành phố',
  copyLink: 'Sao chép liên kết',
  copied: 'Đã sao chép',
  copiedSaid: (day: string) => `Đã sao chép liên kết. Người nhận thấy đúng số liệu đến ${day}.`,
  copyByHand: 'Sao chép địa chỉ này:',
  print: 'In',
  close: 'Đóng',
  loading: 'Đang tải…',
  sampleStory: 'Bộ dữ liệu mẫu: có số liệu minh họa',
  past: (day: string) =>
    `Đang xem số liệu như đã biết vào ngày ${day}. Những thay đổi sau ngày đó chưa có ở đây.`,
  backToNow: 'Về hiện tại',
  nowShowing: (period: string, day: string, office: string) =>
    `Đang xem ${period}, tính đến ${day}, ${office}.`,
  footAsOf: (day: string) => `Số liệu tính đến ngày ${day}.`,
  footSource:
    'Đơn vị tính ghi cạnh từng số. Nguồn: công bố của UBND thành phố; danh mục và báo cáo của các sở, ngành, địa phương.',
  footSample:
    'Số liệu minh họa là số liệu mẫu để trình diễn, mang nhãn viền đứt nét, không phải số liệu chính thức.',
}
