import { productWords } from '../../core/product.ts'
import type { Lang } from '../../core/words.ts'
import { type Letter, setLetter } from './letter.ts'

/** `link` opens the account: once, for an hour. */
export type Reset = { name: string; link: string }

const words = {
  vi: {
    subject: 'Đặt lại mật khẩu',
    asked: (product: string) =>
      `Hệ thống “${product}” vừa nhận được yêu cầu đặt lại mật khẩu cho tài khoản của Ông/Bà.`,
    open: 'Để đặt mật khẩu mới, mời Ông/Bà mở liên kết sau:',
    valid:
      'Liên kết chỉ dùng được một lần và có hiệu lực trong một giờ. Xin không chuyển tiếp thư này cho người khác.',
    notAsked: 'Nếu Ông/Bà không yêu cầu, xin không làm gì: mật khẩu hiện tại vẫn giữ nguyên.',
  },
  en: {
    subject: 'New password',
    asked: (product: string) => `Somebody asked “${product}” for a new password for your account.`,
    open: 'To choose a new password, open this link:',
    valid: 'The link works once and is valid for an hour. Please do not pass this letter on.',
    notAsked: 'If you did not ask for it, do nothing: your present password stays as it is.',
  },
} satisfies Record<Lang, unknown>

/** To a person who has asked to choose a new password. */
export function resetLetter(lang: Lang, { name, link }: Reset): Letter {
  const said = words[lang]
  return setLetter(lang, {
    subject: said.subject,
    name,
    link,
    paragraphs: [said.asked(productWords[lang]), `${said.open}\n${link}`, said.valid, said.notAsked],
  })
}
