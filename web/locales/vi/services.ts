export const services = {
  by: (service: string) => `Chia theo ${service}`,
  missingFirst: 'Thiếu nhiều nhất xếp trước; bấm tên để lọc các dòng bên dưới.',
  mostFirst: 'Nhiều nhất xếp trước; bấm tên để lọc các dòng bên dưới.',
  missing: 'Thiếu',
  all: (n: string) => `Xem tất cả ${n}`,
  fewer: 'Thu gọn',
  others: (n: string) => `${n} mục khác`,
}
