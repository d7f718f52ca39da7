import type { Words } from '../core/words.ts'

/** In the order in which a mayor should read them. */
export const themes = [
  { id: 'data', name: { vi: 'Dữ liệu', en: 'Data' } },
  { id: 'services', name: { vi: 'Dịch vụ công trực tuyến', en: 'Online services' } },
  { id: 'satisfaction', name: { vi: 'Mức độ hài lòng', en: 'Satisfaction' } },
  { id: 'platforms', name: { vi: 'Nền tảng và định danh', en: 'Platforms and identity' } },
  { id: 'tasks', name: { vi: 'Nhiệm vụ', en: 'Tasks' } },
  { id: 'people', name: { vi: 'Nhân lực và kỹ năng số', en: 'People and digital skills' } },
  { id: 'security', name: { vi: 'An toàn thông tin', en: 'Information security' } },
  { id: 'work', name: { vi: 'Điều hành trên môi trường số', en: 'Work done digitally' } },
  { id: 'economy', name: { vi: 'Kinh tế số, xã hội số', en: 'Digital economy and society' } },
  { id: 'indices', name: { vi: 'Chỉ số tổng hợp', en: 'Composite indices' } },
] as const satisfies readonly { id: string; name: Words }[]

export type ThemeId = (typeof themes)[number]['id']

export const isTheme = (id: string): id is ThemeId => themes.some((theme) => theme.id === id)
