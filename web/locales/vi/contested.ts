/** Marks of figures that an office contests, and the way to contest one. */
export const contested = {
  mark: 'Đang đề nghị điều chỉnh',
  here: 'Số liệu hiện có',
  claimed: 'Đơn vị đề nghị',
  open: 'Đề nghị điều chỉnh',
  openOne: 'Đề nghị điều chỉnh số liệu',
  age: (days: string) => `đã ${days}`,
  today: 'hôm nay',
  see: 'Xem đề nghị',
  ofOffice: (office: string) => `Xem số liệu của ${office} để đề nghị điều chỉnh`,
  waiting: 'Đang tải…',
}
