/** A role that somebody holds: for how long, by whom, and whether it is in force. */
export const grants = {
  from: (day: string) => `từ ${day}`,
  span: (from: string, to: string) => `từ ${from} đến ${to}`,
  lentBy: (name: string) => `${name} ủy quyền`,
  bySignOn: 'theo nhóm ở hệ thống đăng nhập của thành phố',
  standings: {
    inForce: 'đang có hiệu lực',
    toCome: 'sắp có hiệu lực',
    resting: 'tạm ngừng',
    past: 'đã hết hiệu lực',
  },
}
