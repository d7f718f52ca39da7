import { mails } from '../../db/schema/mails.ts'
import type { Transaction } from '../../db/versions.ts'
import type { Lang } from '../core/words.ts'
import type { Letter } from './letters/letter.ts'
import { oneLine } from './one-line.ts'

/** Leaves a letter to be carried once `tx` is committed: what did not happen is told to nobody. */
export async function post(
  tx: Transaction,
  { to, lang, letter, at }: { to: string; lang: Lang; letter: Letter; at: Date },
): Promise<void> {
  await tx.insert(mails).values({
    recipient: to,
    lang,
    subject: oneLine(letter.subject),
    body: letter.text,
    createdAt: at,
    nextAttemptAt: at,
  })
}
