import type { Words } from '../core/words.ts'

/** In the order in which a mayor should read them. */
export const themes = [
  { id: 'data', name: { vi: 'Dữ liệu', en: 'Data' } },
  { id: 'services', name: { vi: 'Dịch vụ công trực tuyến', en: 'Online services' } },
  { id: 'satisfaction', name: { vi: 'Mức độ hài lòng', en: 'Satisfaction' } },
  { id: 'platforms', name: { vi: 'Nền tảng và định danh', en: 'Platforms and identity' } },
  { id: 'tasks', name: { vi: 'Nhiệm vụ', en: 'Tasks' } },
] as const satisfies readonly { id: string; name: Words }[]

export type ThemeId = (typeof themes)[number]['id']
