/** Signing in: by password, by the city's single sign-on, by a role to try; a forgotten password; the second factor. */
export const signIn = {
  title: 'Đăng nhập',
  description: 'Vào bằng tài khoản của bạn để thấy và làm những gì thuộc phần việc của mình.',
  lead: 'Số liệu công khai ai cũng xem được. Đăng nhập để thấy thêm những gì thuộc phần việc của bạn.',

  // By one's own account.
  ownAccount: 'Bằng tài khoản của bạn',
  email: 'Thư điện tử',
  password: 'Mật khẩu',
  show: 'Hiện',
  hide: 'Ẩn',
  showPassword: 'Hiện mật khẩu',
  emailMissing: 'Chưa nhập thư điện tử.',
  passwordMissing: 'Chưa nhập mật khẩu.',
  forgot: 'Quên mật khẩu?',
  with: (name: string) => `Đăng nhập bằng ${name}`,
  or: 'hoặc',
  noScript: 'Cần bật JavaScript trong trình duyệt để đăng nhập.',

  // A demonstration.
  demonstration: 'Xem thử theo vai trò',
  demonstrationLabel: 'Chỉ có trong bản trình diễn',
  demonstrationHelp:
    'Các vai trò này không phải của ai và không cần mật khẩu. Chọn một vai trò để xem mỗi người thấy và làm được gì.',
  sees: {
    leader: 'Thấy số liệu của mọi đơn vị, kể cả số liệu chưa công khai; phê duyệt chỉ tiêu.',
    head: 'Xác nhận và gửi số liệu của đơn vị mình, đề nghị điều chỉnh; quản lý cán bộ của đơn vị và ủy quyền khi vắng.',
    officer: 'Nhập và gửi số liệu của đơn vị mình.',
    reviewer: 'Phê duyệt hoặc trả lại số liệu của mọi đơn vị, quyết định đề nghị điều chỉnh, khóa kỳ.',
    communications: 'Thấy số liệu của mọi đơn vị để soạn tài liệu họp và truyền thông.',
    administrator:
      'Quản lý danh mục chỉ số báo cáo, người dùng, vai trò, khóa truy cập; đọc nhật ký. Về số liệu chỉ thấy phần công khai.',
  },
  enter: 'Vào vai này',
  enterAs: (role: string) => `Vào vai ${role}`,

  // Somebody is in already.
  already: 'Bạn đang đăng nhập',
  goOn: 'Về trang đang xem',
  toOverview: 'Đến trang Tổng quan',

  // The second step.
  codeTitle: 'Xác thực lớp thứ hai',
  codeNext: 'Mật khẩu đúng. Còn một bước: nhập mã xác thực.',
  as: (email: string) => `Đang đăng nhập với ${email}`,
  code: 'Mã xác thực',
  codeHint: '6 chữ số đang hiện trong ứng dụng xác thực; mỗi mã dùng được khoảng 30 giây.',
  codeMissing: 'Chưa nhập mã.',
  recoveryCode: 'Mã khôi phục',
  recoveryHint: 'Một trong các mã bạn đã lưu khi đặt xác thực hai lớp. Mỗi mã dùng một lần.',
  wrongRecovery: 'Mã khôi phục không đúng hoặc đã dùng. Thử mã khác.',
  confirm: 'Xác nhận',
  useRecovery: 'Dùng mã khôi phục',
  useCode: 'Dùng mã từ ứng dụng',
  back: 'Quay lại',

  // Setting up a second factor.
  owes: 'Vai trò của bạn bắt buộc xác thực hai lớp. Đặt xong ba bước dưới đây là vào được.',
  passwordAgainHint: 'Nhập lại mật khẩu để chắc rằng đây là bạn.',
  beginSetup: 'Bắt đầu đặt',
  scanTitle: 'Quét mã bằng ứng dụng xác thực',
  scanHelp: 'Mở ứng dụng xác thực trên điện thoại (loại tạo mã theo thời gian, TOTP) rồi quét hình này.',
  squareLabel: 'Mã QR để thêm tài khoản vào ứng dụng xác thực',
  typeInstead: 'Không quét được thì nhập khóa này vào ứng dụng:',
  openApp: 'Mở ứng dụng xác thực trên máy này',
  keepTitle: 'Cất các mã khôi phục',
  keepHelp:
    'Mất điện thoại thì dùng các mã này để vào, mỗi mã một lần. Chúng chỉ hiện lần này: hãy in hoặc lưu ở nơi an toàn.',
  proveTitle: 'Nhập mã đầu tiên',
  finishSetup: 'Hoàn tất',
  recoveryCodes: 'Mã khôi phục',
  codesFor: (product: string, email: string) => `Mã khôi phục · ${product} · ${email}`,
  codesCopied: 'Đã sao chép các mã khôi phục.',
  codesFile: 'ma-khoi-phuc.txt',
  saveCodes: 'Tải tệp văn bản',

  // A forgotten password, and a link from a mail.
  forgotTitle: 'Quên mật khẩu',
  forgotHelp: 'Nhập thư điện tử của tài khoản. Bạn sẽ nhận được một thư có liên kết để đặt mật khẩu mới.',
  sendLink: 'Gửi liên kết',
  askLink: 'Xin liên kết mới',
  backToSignIn: 'Về trang đăng nhập',
  sent: (email: string) => `Nếu ${email} là của một tài khoản, thư có liên kết đã được gửi đến đó.`,
  sentHelp:
    'Liên kết dùng được trong một giờ. Không thấy thư thì xem cả hộp thư rác, hoặc kiểm tra lại địa chỉ.',
  otherAddress: 'Nhập địa chỉ khác',
  invitationTitle: 'Nhận lời mời',
  resetTitle: 'Đặt mật khẩu mới',
  setDescription: 'Đặt mật khẩu cho tài khoản',
  invited: (name: string) => `Chào ${name}. Hãy đặt mật khẩu cho tài khoản`,
  resetFor: (name: string) => `${name}, hãy đặt mật khẩu mới cho tài khoản`,
  newPassword: 'Mật khẩu mới',
  passwordRule: (least: string) =>
    `Ít nhất ${least} ký tự. Một câu dài dễ nhớ là đủ, không bắt buộc chữ hoa, số hay ký hiệu.`,
  setIt: 'Đặt mật khẩu',
  isSet: 'Đã đặt mật khẩu. Bây giờ hãy đăng nhập bằng mật khẩu mới.',
  noLinkTitle: 'Liên kết không còn dùng được',
  noLinkHelp:
    'Liên kết đã dùng, hết hạn hoặc bị cắt mất một phần. Xin liên kết mới, hoặc nhờ người đã mời gửi lại lời mời.',
}
