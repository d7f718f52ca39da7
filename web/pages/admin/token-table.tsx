import type { TokenRow } from '../../../server/core/access.ts'
import { dayOfInstant, daysBetween } from '../../../server/core/day.ts'
import { tokenVerbWords } from '../../../server/core/roles.ts'
import { lowerFirst, upperFirst } from '../../../server/core/sentences/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type Act, useAct } from '../../data/use-act.ts'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './token-table.module.css'

const marks = { active: 'on', expired: 'off', revoked: 'off' } as const
/** From here on it is said how long a token has left. */
const soonDays = 30

type Revoke = Act<{ id: string }, TokenRow>

/** Every token, without itself. */
export function TokenTable({ rows }: { rows: readonly TokenRow[] }) {
  const { tokens: words } = useAllWords()
  const revoke = useAct((trpc) => trpc.tokens.revoke.mutationOptions())
  const columns = useColumns(revoke)
  if (rows.length === 0)
    return (
      <div className={styles.none}>
        <Notice face="empty" title={words.none}>
          {words.noneHelp}
        </Notice>
      </div>
    )
  return (
    <>
      <FaultNotice fault={revoke.fault} />
      <StackedTable
        caption={words.list}
        columns={columns}
        groups={[{ key: 'all', rows }]}
        rowKey={({ id }) => id}
        className={styles.table}
      />
    </>
  )
}

function useColumns(revoke: Revoke): StackedColumn<TokenRow>[] {
  const { forms, tokens: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return [
    {
      key: 'name',
      head: words.name,
      names: true,
      className: styles.name,
      cell: ({ name, hint }) => (
        <>
          <b>{name}</b> <code className={styles.hint}>{hint}…</code>
        </>
      ),
    },
    {
      key: 'state',
      head: words.state,
      className: styles.state,
      cell: (token) => (
        <>
          <StateMark state={marks[token.state]}>{words.states[token.state]}</StateMark>
          {token.revokedAt ? (
            <span className={styles.under}>{words.revokedAt(format.instant(token.revokedAt))}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'verbs',
      head: words.verbs,
      className: styles.verbs,
      cell: ({ verbs }) =>
        upperFirst(format.list(verbs.map((verb) => lowerFirst(tokenVerbWords[verb][lang])))),
    },
    {
      key: 'offices',
      head: words.offices,
      className: styles.offices,
      cell: ({ offices }) =>
        offices ? format.list(offices.map(({ name }) => name[lang])) : words.everyOffice,
    },
    {
      key: 'expires',
      head: words.expires,
      label: words.expires,
      className: styles.expires,
      cell: (token) => <Expiry token={token} />,
    },
    {
      key: 'used',
      head: words.lastUsed,
      label: words.lastUsed,
      className: styles.used,
      cell: ({ lastUsedAt, lastUsedFrom }) =>
        lastUsedAt ? (
          <>
            {format.instant(lastUsedAt)}
            {lastUsedFrom ? <span className={styles.under}>{words.usedFrom(lastUsedFrom)}</span> : null}
          </>
        ) : (
          <span className="faint">{words.neverUsed}</span>
        ),
    },
    {
      key: 'created',
      head: words.created,
      label: words.created,
      className: styles.created,
      cell: ({ createdBy, createdAt }) => (
        <>
          {createdBy}
          <span className={styles.under}>{format.day(dayOfInstant(new Date(createdAt)))}</span>
        </>
      ),
    },
    {
      key: 'revoke',
      head: <span className="vh">{words.revoke}</span>,
      className: styles.revoke,
      cell: (token) =>
        token.state === 'active' ? <RevokeButton token={token} revoke={revoke} keep={forms.keep} /> : null,
    },
  ]
}

function Expiry({ token: { expiresAt, state } }: { token: TokenRow }) {
  const { tokens: words } = useAllWords()
  const format = useFormat()
  const day = dayOfInstant(new Date(expiresAt))
  const left = daysBetween(dayOfInstant(new Date()), day)
  return (
    <>
      {format.day(day)}
      {state === 'active' && left <= soonDays ? (
        <span className={styles.soon}>{words.leftDays(format.days(Math.max(left, 0)))}</span>
      ) : null}
    </>
  )
}

type RevokeProps = { token: TokenRow; revoke: Revoke; keep: string }

function RevokeButton({ token, revoke, keep }: RevokeProps) {
  const { tokens: words } = useAllWords()
  const announce = useAnnounce()
  return (
    <ConfirmButton
      look="quiet"
      label={words.revoke}
      name={words.revokeOf(token.name)}
      question={words.revokeAsked(token.name)}
      yes={words.revoke}
      no={keep}
      busy={revoke.busy}
      confirm={async () => {
        if (await revoke.act({ id: token.id })) announce(words.revokedSaid(token.name))
      }}
    />
  )
}
