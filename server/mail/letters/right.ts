import type { Day } from '../../core/day.ts'
import { formatter } from '../../core/format.ts'
import { type Role, roleWords } from '../../core/roles.ts'
import type { Lang, Words } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'

/** A role as a letter tells of it. `office` is null for a role in the whole city, `toOn` until further notice. */
export type Right = { role: Role; office: Words | null; fromOn: Day; toOn: Day | null }

const words = {
  vi: {
    role: 'Vai trò',
    office: 'Đơn vị',
    term: 'Thời hạn',
    from: (day: string) => `từ ngày ${day}`,
    to: (day: string) => ` đến hết ngày ${day}`,
  },
  en: {
    role: 'Role',
    office: 'Office',
    term: 'Term',
    from: (day: string) => `from ${day}`,
    to: (day: string) => ` to ${day}`,
  },
} satisfies Record<Lang, unknown>

/** One line each for the role and its office. */
export const roleLines = (lang: Lang, { role, office }: Pick<Right, 'role' | 'office'>): string =>
  [
    `${words[lang].role}: ${roleWords[role][lang]}`,
    ...(office ? [`${words[lang].office}: ${oneLine(office[lang])}`] : []),
  ].join('\n')

/** The same, and for how long. */
export function rightLines(lang: Lang, right: Right): string {
  const { term, from, to } = words[lang]
  const { day } = formatter(lang)
  const end = right.toOn ? to(day(right.toOn)) : ''
  return `${roleLines(lang, right)}\n${term}: ${from(day(right.fromOn))}${end}`
}
