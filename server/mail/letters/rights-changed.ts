import type { Day } from '../../core/day.ts'
import { formatter } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import type { Lang } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'
import { type Right, rightLines, roleLines } from './right.ts'

/** `by`: who gave or ended it. `link`: the product's first page. */
type Change = { name: string; by: string; link: string }
export type RoleGiven = Change & { right: Right }
export type RoleEnded = Change & { right: Pick<Right, 'role' | 'office'>; endedOn: Day }

const words = {
  vi: {
    subject: 'Thay đổi vai trò',
    given: (by: string, product: string) =>
      `${by} đã giao cho Ông/Bà vai trò sau trên hệ thống “${product}”:`,
    ended: (by: string, product: string, day: string) =>
      `${by} đã kết thúc vai trò sau của Ông/Bà trên hệ thống “${product}” kể từ ngày ${day}:`,
    signIn: 'Nếu đang sử dụng hệ thống, Ông/Bà sẽ cần đăng nhập lại.',
    wrong: 'Nếu thay đổi này không đúng, xin báo cho người quản trị hệ thống.',
  },
  en: {
    subject: 'Change of role',
    given: (by: string, product: string) => `${by} has given you this role in “${product}”:`,
    ended: (by: string, product: string, day: string) =>
      `${by} has ended this role of yours in “${product}” as of ${day}:`,
    signIn: 'If you are using the system now, you will have to sign in again.',
    wrong: 'If this change is not right, please tell the administrator of the system.',
  },
} satisfies Record<Lang, unknown>

/** To a person who holds one role more. */
export function roleGivenLetter(lang: Lang, { name, by, link, right }: RoleGiven): Letter {
  const given = words[lang].given(oneLine(by), productWords[lang])
  return changeLetter(lang, { name, link, change: `${given}\n${rightLines(lang, right)}` })
}

/** To a person who holds one role less. */
export function roleEndedLetter(lang: Lang, { name, by, link, right, endedOn }: RoleEnded): Letter {
  const ended = words[lang].ended(oneLine(by), productWords[lang], formatter(lang).day(endedOn))
  return changeLetter(lang, { name, link, change: `${ended}\n${roleLines(lang, right)}` })
}

function changeLetter(lang: Lang, { name, link, change }: { name: string; link: string; change: string }) {
  const { subject, signIn, wrong } = words[lang]
  return setLetter(lang, { subject, name, link, paragraphs: [change, signIn, wrong] })
}
