import { DrizzleQueryError } from 'drizzle-orm'

/** What may be told of a fault. */
export type ToldFault = { type: string; message: string; code?: string; stack: string; cause?: ToldFault }

/**
 * A fault as a log may hold it: the statement that failed without its values, what PostgreSQL said without the row it
 * quotes. Those are sessions, hashes and links that open accounts.
 */
export function toldFault(fault: unknown): ToldFault {
  if (!(fault instanceof Error))
    return { type: typeof fault, message: 'something else than an error was thrown', stack: '' }
  const { code } = fault as { code?: unknown }
  const message = fault instanceof DrizzleQueryError ? `Failed query: ${fault.query}` : fault.message
  return {
    type: fault.name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    // The first lines of a stack repeat the message.
    stack: /\n {4}at [\s\S]*$/.exec(fault.stack ?? '')?.[0] ?? '',
    ...(fault.cause instanceof Error ? { cause: toldFault(fault.cause) } : {}),
  }
}

/** All of its messages in one sentence. */
export function faultSentence(fault: unknown): string {
  const { message, cause } = toldFault(fault)
  return cause && fault instanceof Error ? `${message}: ${faultSentence(fault.cause)}` : message
}

/**
 * An address as a log may hold it: without what the single sign-on hands over in one, and without a token that somebody
 * put there by mistake.
 */
export const toldAddress = (url: string): string =>
  (url.startsWith('/api/auth/') ? url.replace(/\?.*/, '') : url).replace(/dgd_[\w-]+/g, 'dgd_…')
