import { desc, sql } from 'drizzle-orm'
import { mails } from '../../db/schema/mails.ts'
import type { MailRow } from '../core/access.ts'
import { AppError } from '../core/app-error.ts'
import { offersDemonstration } from './account/sign-in-as.ts'
import type { VerbContext } from './context.ts'

const mostShown = 100

/** Mail that nothing sends, newest first: only in a demonstration without real people. @throws AppError no-demonstration */
export async function readMailbox(ctx: VerbContext): Promise<MailRow[]> {
  if (!ctx.desk.mailbox || !(await offersDemonstration(ctx))) throw new AppError('no-demonstration')
  const rows = await ctx.db
    .select()
    .from(mails)
    .where(sql`${mails.body} is not null`)
    .orderBy(desc(mails.id))
    .limit(mostShown)
  return rows.map(({ id, recipient, subject, body, createdAt }) => ({
    id,
    recipient,
    subject,
    body: body ?? '',
    createdAt: createdAt.toISOString(),
  }))
}
