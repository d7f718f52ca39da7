import type { Vocabulary } from '../../locales/vi.ts'

/** "hạn ngày 25, sau 1 tháng" */
export const dueText = (
  { dueDay, dueLag }: { dueDay: string | number; dueLag: string | number },
  words: Vocabulary['catalogue'],
): string =>
  Number(dueLag) === 0 ? words.dueOn(String(dueDay)) : words.dueLater(String(dueDay), String(dueLag))
