/** What forms and lists of accounts share. */
export const forms = {
  find: 'Lọc',
  clear: 'Bỏ lọc',
  any: 'Tất cả',
  optional: '(không bắt buộc)',
  cancel: 'Thôi',
  keep: 'Không, giữ nguyên',
}
