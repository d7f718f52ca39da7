/** One's own account: what is held, how one gets in, where one is signed in. */
export const account = {
  title: 'Tài khoản của tôi',
  description: 'Vai trò đang giữ, mật khẩu, xác thực hai lớp và các phiên đăng nhập.',
  name: 'Họ và tên',
  signedInBy: 'Cách đăng nhập',
  byPassword: 'Mật khẩu',
  byPasswordAndCode: 'Mật khẩu và xác thực hai lớp',
  bySignOn: 'Đăng nhập một lần của thành phố',
  byDemonstration: 'Vai trò trình diễn, không có mật khẩu',
  nobody: 'Bạn chưa đăng nhập',
  nobodyHelp: 'Trang này cho biết bạn giữ vai trò nào và đang đăng nhập ở đâu.',
  owes: 'Vai trò của bạn bắt buộc xác thực hai lớp. Chưa đặt thì chưa làm được việc nào khác.',

  // Roles.
  roles: 'Vai trò',
  role: 'Vai trò',
  noRoles: 'Bạn chưa giữ vai trò nào',
  noRolesHelp:
    'Bạn chỉ thấy những gì công khai. Quản trị hệ thống hoặc thủ trưởng đơn vị có thể giao vai trò.',
  office: 'Đơn vị',
  time: 'Thời gian',
  state: 'Hiệu lực',

  // The second factor.
  secondFactor: 'Xác thực hai lớp',
  isOn: 'Đang bật: đăng nhập cần cả mật khẩu và mã trên điện thoại.',
  isOff: 'Chưa bật. Bật lên thì người biết mật khẩu của bạn vẫn không vào được.',
  setUp: 'Bật xác thực hai lớp',
  setUpDone: 'Đã bật xác thực hai lớp.',
  newCodes: 'Tạo mã khôi phục mới',
  newCodesHelp: 'Các mã khôi phục cũ không dùng được nữa.',
  newCodesMade: 'Đã tạo mã khôi phục mới. Chúng chỉ hiện lần này.',
  codesKept: 'Đã cất mã',
  remove: 'Tắt xác thực hai lớp',
  removeHelp: 'Từ lần sau, chỉ cần mật khẩu là đăng nhập được. Các mã khôi phục cũng bị hủy.',
  required: 'Vai trò của bạn bắt buộc xác thực hai lớp nên không tắt được.',
  removed: 'Đã tắt xác thực hai lớp.',

  // The password.
  passwordTitle: 'Mật khẩu',
  changePassword: 'Đổi mật khẩu',
  current: 'Mật khẩu hiện tại',
  changeHelp: 'Đổi xong, mọi phiên đăng nhập khác của bạn kết thúc.',
  changed: 'Đã đổi mật khẩu. Các phiên khác đã kết thúc.',

  // Sessions.
  sessions: 'Phiên đăng nhập',
  sessionsNote: 'Nơi bạn đang đăng nhập. Thấy phiên lạ thì kết thúc nó rồi đổi mật khẩu.',
  browser: 'Trình duyệt',
  unknownBrowser: 'Trình duyệt không rõ',
  on: (browser: string, system: string) => `${browser} trên ${system}`,
  address: 'Địa chỉ mạng',
  began: 'Đăng nhập lúc',
  lastSeen: 'Hoạt động gần nhất',
  action: 'Kết thúc phiên',
  thisOne: 'Phiên này',
  end: 'Kết thúc',
  endNamed: (browser: string, began: string) => `Kết thúc phiên ${browser}, đăng nhập lúc ${began}`,
  ended: 'Đã kết thúc phiên.',
  endOthers: 'Kết thúc mọi phiên khác',
  endOthersAsked: 'Mọi thiết bị khác sẽ phải đăng nhập lại. Phiên này vẫn tiếp tục.',
  endedOthers: (n: string) => `Đã kết thúc ${n} phiên khác.`,
}
