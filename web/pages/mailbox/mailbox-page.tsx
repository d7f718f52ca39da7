import { useEffect, useState } from 'react'
import type { MailRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useMailbox } from '../../data/queries.ts'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { letterParts } from './letter-parts.ts'
import styles from './mailbox-page.module.css'

/** Mail that nothing sends, so that a demonstration shows it. */
export function MailboxPage() {
  const { shell, mailbox: words } = useAllWords()
  const answer = useMailbox()
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={6} />}
        empty={(mails) => (mails.length === 0 ? { title: words.none, help: words.noneHelp } : null)}
        partial={() => null}
      >
        {(mails) => (
          <>
            <p className={pageStyles.lead}>{words.why}</p>
            {mails.map((mail) => (
              <Letter key={mail.id} mail={mail} />
            ))}
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Letter({ mail }: { mail: MailRow }) {
  const { mailbox: words } = useAllWords()
  const format = useFormat()
  const origin = useOrigin()
  return (
    <article className={styles.mail}>
      <header>
        <h2>{mail.subject}</h2>
        <p className="muted">
          {words.to} <b>{mail.recipient}</b>,{' '}
          <time dateTime={mail.createdAt}>{format.instant(mail.createdAt)}</time>
        </p>
      </header>
      <div className={styles.body}>
        {letterParts(mail.body, origin).map(({ text, href }, nth) =>
          href ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no other name than its place
            <a key={nth} href={href}>
              {text}
            </a>
          ) : (
            text
          ),
        )}
      </div>
    </article>
  )
}

/** Where this page came from: the browser knows, the server that draws it does not. */
function useOrigin(): string | null {
  const [origin, setOrigin] = useState<string | null>(null)
  useEffect(() => setOrigin(location.origin), [])
  return origin
}
