import type { GrantRow } from '../../../server/core/access.ts'
import { roleWords } from '../../../server/core/roles.ts'
import { upperFirst } from '../../../server/core/sentences/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { useGrantWords } from '../../widgets/grant-words.ts'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { standingOf } from '../../widgets/standing-of-grants.ts'
import { useToday } from '../../widgets/use-today.ts'
import styles from './roles-section.module.css'

const marks = { inForce: 'on', toCome: 'waiting', resting: 'off', past: 'off' } as const

/** Every role that is, will be or has been held, newest first. */
export function RolesSection({ grants }: { grants: readonly GrantRow[] }) {
  const { account } = useAllWords()
  const columns = useColumns()
  return (
    <Section title={account.roles}>
      {grants.length ? (
        <StackedTable
          caption={account.roles}
          columns={columns}
          groups={[{ key: 'all', rows: grants }]}
          rowKey={({ code }) => code}
          className={styles.table}
        />
      ) : (
        <Notice face="empty" title={account.noRoles}>
          {account.noRolesHelp}
        </Notice>
      )}
    </Section>
  )
}

function useColumns(): StackedColumn<GrantRow>[] {
  const { account, grants, shell } = useAllWords()
  const lang = useLang()
  const say = useGrantWords()
  const today = useToday()
  return [
    {
      key: 'role',
      head: account.role,
      names: true,
      className: styles.role,
      cell: (grant) => (
        <>
          {roleWords[grant.role][lang]}
          {say.notes(grant).map((note) => (
            <span key={note} className={styles.under}>
              {note}
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'office',
      head: account.office,
      className: styles.office,
      cell: ({ office }) => (office ? <OfficeLink office={office} /> : shell.wholeCity),
    },
    {
      key: 'time',
      head: account.time,
      className: styles.time,
      cell: say.span,
    },
    {
      key: 'state',
      head: account.state,
      className: styles.state,
      cell: (grant) => {
        if (today === null) return null
        const standing = standingOf(grant, today)
        return <StateMark state={marks[standing]}>{upperFirst(grants.standings[standing])}</StateMark>
      },
    },
  ]
}
