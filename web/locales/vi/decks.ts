/** PowerPoint files that come in: decks to refresh, and templates of offices. */
export const decks = {
  title: 'Bài trình chiếu PowerPoint',
  description:
    'Đưa số liệu của bài đã sửa tay về hiện tại mà không mất phần đã sửa; chọn mẫu của cơ quan cho các bài xuất ra.',
  link: 'Mẫu PowerPoint, cập nhật bài đã sửa',

  // Refreshing a deck.
  refresh: 'Cập nhật bài đã sửa',
  refreshHelp:
    'Chọn bài .pptx đã xuất từ hệ thống, dù đã sửa bao nhiêu. Biểu đồ, bảng, câu số liệu được thay tại chỗ; trang thêm, lời viết, vị trí, màu sắc giữ nguyên.',
  choose: 'Chọn bài trình chiếu',
  chooseOther: 'Chọn bài khác',
  chooseHint: 'Hoặc kéo tệp .pptx thả vào đây; tối đa 20 MB. Tệp không được lưu lại.',
  chosen: (name: string) => `Tệp đã chọn: ${name}`,
  sending: (name: string) => `Đang gửi ${name}…`,
  refreshing: (name: string) => `Đang đọc số liệu và cập nhật ${name}…`,
  moved: (n: string) => `Đã cập nhật ${n} chỗ`,
  nothingMoved: 'Bài đã theo số liệu hiện nay, không có gì phải đổi',
  figures: (n: string) => `Bài có ${n} hình, bảng hoặc câu mang số liệu của hệ thống.`,
  take: (name: string) => `Tải ${name}`,
  changed: 'Những chỗ đã đổi',
  changedCaption: 'Những chỗ đã đổi, theo trang: trước và nay',
  slide: (n: string) => `Trang ${n}`,
  pieces: {
    chart: 'Biểu đồ',
    table: 'Bảng',
    text: 'Câu chữ',
    notes: 'Ghi chú người nói',
    code: 'Mã QR',
  },
  noFigureMoved: 'Không số nào đổi.',
  beside: (n: string) => `Ghi chú người nói và mã QR đi theo: ${n} chỗ`,
  besideCaption: 'Ghi chú người nói và mã QR đã đổi, theo trang: trước và nay',
  showAll: (n: string) => `Hiện cả ${n} chỗ`,
  unlisted: (n: string) => `Còn ${n} chỗ khác cũng đã đổi trong tệp nhưng không liệt kê ở đây.`,
  keptAsIs: (n: string) => `${n} chỗ được giữ như trong bài`,
  keptCaption: 'Chỗ được giữ như trong bài, theo trang: vì sao, và số nay',
  why: {
    edited: 'Đã có người sửa chữ',
    gone: 'Số liệu này không còn, hoặc bạn không được xem',
    'not-read': 'Chưa đọc được số liệu này',
  },

  // Templates.
  templates: 'Mẫu PowerPoint của cơ quan',
  templatesHelp: 'Khi xuất PowerPoint, chọn mẫu để dùng bố cục, phông chữ, màu và biểu trưng của cơ quan.',
  noTemplates: 'Chưa có mẫu nào.',
  noTemplatesWho: 'Chưa có mẫu nào. Cán bộ truyền thông và quản trị hệ thống tải mẫu lên ở đây.',
  keep: 'Tải mẫu lên',
  keepHint:
    'Hoặc kéo tệp .pptx, .potx thả vào đây; tối đa 20 MB. Không nhận tệp có macro, liên kết ra ngoài hoặc nhúng tệp khác.',
  checking: (name: string) => `Đang kiểm tra ${name}…`,
  kept: (name: string) => `Đã lưu mẫu “${name}”. Mọi người chọn được mẫu này khi xuất PowerPoint.`,
  keptBy: (who: string, when: string) => `${who}, ${when}`,
  withdraw: 'Gỡ mẫu',
  withdrawOf: (name: string) => `Gỡ mẫu “${name}”`,
  withdrawAsk: 'Gỡ mẫu này? Các bài đã xuất không đổi.',
  withdrawn: (name: string) => `Đã gỡ mẫu “${name}”.`,
  columns: {
    name: 'Mẫu',
    kept: 'Người tải lên',
    size: 'Dung lượng',
    act: 'Thao tác',
    what: 'Số liệu',
    before: 'Trước',
    after: 'Nay',
    why: 'Vì sao giữ',
    now: 'Nay sẽ là',
  },

  // Choosing one.
  template: 'Mẫu PowerPoint',
  usual: 'Mẫu của hệ thống',
}
