import { productWords } from '../../core/product.ts'
import type { Lang } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'

/** A letter as it goes out: a subject of one line, and plain text. */
export type Letter = { subject: string; text: string }

const words = {
  vi: {
    dear: (name: string) => `Kính gửi Ông/Bà ${name},`,
    automatic: 'Thư này do hệ thống tự động gửi, xin không trả lời.',
  },
  en: {
    dear: (name: string) => `Dear ${name},`,
    automatic: 'This letter was sent automatically; please do not reply.',
  },
} satisfies Record<Lang, unknown>

/** Puts the greeting before the paragraphs, and after them which product writes and where `link` finds it. */
export function setLetter(
  lang: Lang,
  { subject, name, paragraphs, link }: { subject: string; name: string; paragraphs: string[]; link: string },
): Letter {
  const { dear, automatic } = words[lang]
  const product = productWords[lang]
  const signature = `${product}\n${new URL(link).origin}`
  return {
    subject: `${subject} – ${product}`,
    text: `${[dear(oneLine(name)), ...paragraphs, automatic, signature].join('\n\n')}\n`,
  }
}
