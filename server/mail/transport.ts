import type { Lang } from '../core/words.ts'

/** A mail on its way out. */
export type OutgoingMail = {
  /** the same at each attempt, so that a mail server knows a mail that it was given twice */
  reference: string
  to: string
  lang: Lang
  subject: string
  text: string
  at: Date
}

export type Transport = {
  /** Resolves once the mail is in another's hands. @throws an Error whose text may be kept: it holds no secret */
  send(mail: OutgoingMail): Promise<void>
}
