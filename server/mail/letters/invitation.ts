import { formatter } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import type { Lang } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'
import { type Right, rightLines } from './right.ts'

export type Invitation = {
  name: string
  /** who invites */
  by: string
  right: Right
  /** opens the account: once */
  link: string
  /** ISO 8601 */
  validUntil: string
}

const words = {
  vi: {
    subject: 'Thư mời sử dụng hệ thống',
    invites: (by: string, product: string) => `${by} mời Ông/Bà sử dụng hệ thống “${product}”.`,
    begin: 'Để bắt đầu, mời Ông/Bà mở liên kết sau và đặt mật khẩu của mình:',
    valid: (until: string) =>
      `Liên kết chỉ dùng được một lần và có hiệu lực đến ${until} (giờ Việt Nam). Xin không chuyển tiếp thư này cho người khác.`,
    mistaken: 'Nếu thư này được gửi nhầm, xin Ông/Bà bỏ qua; tài khoản sẽ không được kích hoạt.',
  },
  en: {
    subject: 'Invitation',
    invites: (by: string, product: string) => `${by} invites you to use “${product}”.`,
    begin: 'To begin, open this link and choose your password:',
    valid: (until: string) =>
      `The link works once and is valid until ${until} (Vietnam time). Please do not pass this letter on.`,
    mistaken:
      'If this letter reached you by mistake, do nothing: the account stays closed until the link is used.',
  },
} satisfies Record<Lang, unknown>

/** To a person who is asked in. */
export function invitationLetter(lang: Lang, { name, by, right, link, validUntil }: Invitation): Letter {
  const said = words[lang]
  return setLetter(lang, {
    subject: said.subject,
    name,
    link,
    paragraphs: [
      said.invites(oneLine(by), productWords[lang]),
      rightLines(lang, right),
      `${said.begin}\n${link}`,
      said.valid(formatter(lang).instant(validUntil)),
      said.mistaken,
    ],
  })
}
