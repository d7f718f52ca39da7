import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { mails } from '../../db/schema/mails.ts'
import type { Transaction } from '../../db/versions.ts'
import { pauseAfter } from './pauses.ts'
import type { Transport } from './transport.ts'

export type Carrier = {
  /** Sends all that is due, one after another; resolves with how many went. @throws when the database is away */
  deliver(): Promise<number>
  /** To be called when table `mails` changed, or may have. Does nothing before `start` and after `stop`. */
  wake(): void
  start(): void
  /** Resolves when the mail in hand is dealt with; the others wait for the next start. */
  stop(): Promise<void>
}

type Parts = {
  db: Db
  transport: Transport
  /** the clock by which mails fall due: the one that does not stand still */
  at: () => Date
  /** told of each attempt that failed, by number and kind alone: what a mail server says may quote the mail */
  report: (fault: unknown) => void
}

type Waiting = typeof mails.$inferSelect
type Outcome = 'nothing-due' | 'sent' | Error

/** Milliseconds after which is looked for what fell due by itself, or what a process that crashed left. */
const rounds = 30_000
/** When a mail is tried again that has been given up: by then somebody has set another moment, or never. */
const farAway = new Date('9999-12-31T00:00:00Z')

/**
 * Carries the mails that wait. Each is sent inside a transaction that holds its row locked, and other carriers pass over
 * locked rows, so that two processes never send one mail twice. A crash between the server's yes and the commit sends
 * that one mail again, and no other.
 */
export function createCarrier({ db, transport, at, report }: Parts): Carrier {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopping = false

  async function deliver(): Promise<number> {
    let sent = 0
    while (!stopping) {
      const outcome = await carryOne()
      if (outcome === 'nothing-due') break
      if (outcome === 'sent') sent++
      else report(outcome)
    }
    return sent
  }

  const carryOne = (): Promise<Outcome> =>
    db.transaction(async (tx) => {
      const mail = await take(tx)
      return mail ? note(tx, mail, await attempt(mail)) : 'nothing-due'
    })

  async function take(tx: Transaction): Promise<Waiting | undefined> {
    const [mail] = await tx
      .select()
      .from(mails)
      .where(and(isNull(mails.sentAt), isNotNull(mails.body), lte(mails.nextAttemptAt, at())))
      .orderBy(asc(mails.nextAttemptAt), asc(mails.id))
      .limit(1)
      .for('update', { skipLocked: true })
    return mail
  }

  /** Resolves with what went wrong, or null. */
  const attempt = ({ id, createdAt, recipient, lang, subject, body }: Waiting): Promise<Error | null> =>
    transport
      .send({
        reference: `${id}.${createdAt.getTime()}`,
        to: recipient,
        lang,
        subject,
        text: body ?? '',
        at: at(),
      })
      .then(
        () => null,
        (fault: Error) => fault,
      )

  async function note(tx: Transaction, { id, ...mail }: Waiting, fault: Error | null): Promise<Outcome> {
    const attempts = mail.attempts + 1
    const now = at()
    if (!fault) {
      await tx.update(mails).set({ attempts, sentAt: now, body: null, failure: null }).where(eq(mails.id, id))
      return 'sent'
    }
    const pause = pauseAfter(attempts)
    const nextAttemptAt = pause === null ? farAway : new Date(now.getTime() + pause)
    await tx.update(mails).set({ attempts, failure: fault.message, nextAttemptAt }).where(eq(mails.id, id))
    const { code = 'no code' } = fault as NodeJS.ErrnoException
    return new Error(`Mail ${id} did not go (${code}), attempt ${attempts}`)
  }

  function wake() {
    if (!timer) return
    if (running) {
      again = true
      return
    }
    running = deliver()
      .then(() => {}, report)
      .finally(() => {
        running = undefined
        if (!again) return
        again = false
        wake()
      })
  }

  return {
    deliver,
    wake,
    start() {
      stopping = false
      timer ??= setInterval(wake, rounds).unref()
      wake()
    },
    async stop() {
      stopping = true
      clearInterval(timer)
      timer = undefined
      await running
    },
  }
}
