/** What is said where figures are not, or not all, there. */
export const faces = {
  waiting: 'Đang tải số liệu…',
  failed: 'Chưa tải được số liệu',
  failedAt: (time: string) => `Chưa tải được lúc ${time}, đang thử lại.`,
  keptFigures: 'Số liệu đang hiện là của lần tải gần nhất.',
  unreachable: 'Chưa liên lạc được với máy chủ.',
  notSent: 'Chưa gửi được: chưa liên lạc được với máy chủ. Những gì đã nhập vẫn còn.',
  again: 'Thử lại',
  previousAnswer: 'Đang tải số liệu mới…',
  broken: 'Trang này gặp lỗi',
  brokenHelp: 'Tải lại trang để xem tiếp. Nếu vẫn lỗi, hãy báo cho đơn vị quản trị hệ thống.',
  reload: 'Tải lại trang',
  noSuchPage: 'Không có trang này',
  noSuchPageHelp: 'Địa chỉ có thể bị gõ sai hoặc trang đã đổi chỗ.',
  toOverview: 'Về trang Tổng quan',
}
