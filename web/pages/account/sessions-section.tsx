import type { SessionRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useSessions } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { browserName } from './browser-name.ts'
import styles from './sessions-section.module.css'

/** Where one is signed in. */
export function SessionsSection() {
  const { account, forms, shell } = useAllWords()
  const answer = useSessions()
  const end = useEnding()
  const columns = useColumns(end)
  return (
    <Section title={account.sessions} note={account.sessionsNote}>
      <FaultNotice fault={end.fault} />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={2} />}
        empty={() => null}
        partial={() => null}
      >
        {(sessions) => (
          <>
            <StackedTable
              caption={account.sessions}
              columns={columns}
              groups={[{ key: 'all', rows: sessions }]}
              rowKey={({ id }) => id}
              className={styles.table}
            />
            {sessions.length > 1 ? (
              <div className={styles.others}>
                <ConfirmButton
                  label={account.endOthers}
                  question={account.endOthersAsked}
                  yes={account.endOthers}
                  no={forms.keep}
                  busy={end.busy}
                  confirm={end.others}
                />
              </div>
            ) : null}
          </>
        )}
      </Answered>
    </Section>
  )
}

function useEnding() {
  const { account } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const one = useAct((trpc) => trpc.account.endSession.mutationOptions())
  const all = useAct((trpc) => trpc.account.endOtherSessions.mutationOptions())
  return {
    busy: one.busy || all.busy,
    fault: one.fault ?? all.fault,
    one: async (id: string) => {
      if (await one.act({ id })) announce(account.ended)
    },
    others: async () => {
      const done = await all.act()
      if (done) announce(account.endedOthers(format.number(done.ended)))
    },
  }
}

function useColumns(end: ReturnType<typeof useEnding>): StackedColumn<SessionRow>[] {
  const { account } = useAllWords()
  const format = useFormat()
  const nameOf = ({ browser: agent }: SessionRow) => {
    const { browser, system } = browserName(agent)
    if (browser && system) return account.on(browser, system)
    return browser ?? system ?? account.unknownBrowser
  }
  return [
    {
      key: 'browser',
      head: account.browser,
      names: true,
      className: styles.browser,
      cell: nameOf,
    },
    {
      key: 'address',
      head: account.address,
      label: account.address,
      className: styles.address,
      cell: ({ address }) => address,
    },
    {
      key: 'began',
      head: account.began,
      label: account.began,
      className: styles.began,
      cell: ({ beganAt }) => format.instant(beganAt),
    },
    {
      key: 'seen',
      head: account.lastSeen,
      label: account.lastSeen,
      className: styles.seen,
      cell: ({ lastSeenAt }) => format.instant(lastSeenAt),
    },
    {
      key: 'end',
      head: account.action,
      end: true,
      className: styles.end,
      cell: (session) =>
        session.current ? (
          <StateMark state="on">{account.thisOne}</StateMark>
        ) : (
          <Button
            disabled={end.busy}
            aria-label={account.endNamed(nameOf(session), format.instant(session.beganAt))}
            onClick={() => end.one(session.id)}
          >
            {account.end}
          </Button>
        ),
    },
  ]
}
