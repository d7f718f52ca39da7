/** Mail that nothing sends, in a demonstration. */
export const mailbox = {
  title: 'Hộp thư trình diễn',
  description: 'Thư mà hệ thống đáng lẽ đã gửi đi.',
  why: 'Bản trình diễn này không nối với máy chủ thư nên thư được giữ lại ở đây để ai cũng đọc được. Khi dùng thật, thư được gửi đến đúng người nhận và trang này không còn.',
  none: 'Chưa có thư nào.',
  noneHelp: 'Thư xuất hiện ở đây khi có người được mời, được cấp vai trò hoặc xin đặt lại mật khẩu.',
  to: 'Gửi đến',
}
