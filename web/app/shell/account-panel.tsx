import type { Me } from '../../../server/core/access.ts'
import { Link } from '../../ui/link.tsx'
import { decides, holds } from '../../widgets/decides.ts'
import { officesHeld, rolesToday } from '../../widgets/grant-words.ts'
import { SignOutButton } from '../../widgets/sign-out-button.tsx'
import { useLang, useWords } from '../lang.tsx'
import { usePaths, useViewState } from '../use-view-state.ts'
import styles from './account.module.css'
import type { AccountPanelProps } from './account-entry.tsx'
import { hasWork } from './has-work.ts'

/** Who is signed in, and the ways to what is theirs. */
export function AccountPanel({ me, close }: AccountPanelProps) {
  const { shell } = useWords()
  const lang = useLang()
  const groups = useWays(me)
  if (!me.person) return null
  const { name, email } = me.person
  return (
    <div className={styles.panel}>
      <div className={styles.who}>
        <p className={styles.whole}>{name}</p>
        {email === name ? null : <p className={styles.faint}>{email}</p>}
        {rolesToday(me.person, lang).map((role) => (
          <p key={role} className={styles.faint}>
            {role}
          </p>
        ))}
      </div>
      <nav aria-label={shell.account}>
        {groups.map(({ group, ways }) => (
          <ul key={group} className={styles.ways}>
            {ways.map(({ href, word }) => (
              <li key={href}>
                <Way href={href} word={word} close={close} />
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <div className={styles.out}>
        <SignOutButton />
      </div>
    </div>
  )
}

function Way({ href, word, close }: { href: string; word: string; close: () => void }) {
  const { path } = useViewState()
  const isHere = href.split('?')[0] === path
  return (
    <Link href={href} onClick={close} aria-current={isHere ? 'page' : undefined}>
      {word}
    </Link>
  )
}

/** What is offered is what the server says may be done; it asks again when it is done. */
function useWays(me: Me) {
  const { person, may, ways } = me
  const { shell } = useWords()
  const lang = useLang()
  const to = usePaths()
  const offices = person ? officesHeld(person) : []
  const groups = [
    {
      group: 'own',
      ways: [
        ...(person && hasWork(person) ? [{ href: to.updates(), word: shell.myWork }] : []),
        ...(holds(me, 'report-tasks') ? [{ href: to.items('shared-databases'), word: shell.items }] : []),
        ...(decides(me) ? [{ href: to.review(), word: shell.review }] : []),
        ...(holds(me, 'see-entries') ? [{ href: to.coverage(), word: shell.coverage }] : []),
        { href: to.contests(), word: shell.contests },
        { href: to.account(), word: shell.myAccount },
        ...offices.map(({ code, name }) => ({ href: to.office(code), word: name[lang] })),
        ...may.officersOf.map(({ code, name }) => ({
          href: to.officePeople(code),
          word: shell.officersOf(name[lang]),
        })),
      ],
    },
    {
      group: 'administration',
      ways: [
        ...(holds(me, 'manage-catalogue')
          ? [
              { href: to.catalogue(), word: shell.catalogue },
              { href: to.indexDesk(), word: shell.indexDesk },
            ]
          : []),
        ...(holds(me, 'propose-targets') || holds(me, 'decide-targets')
          ? [{ href: to.targets(), word: shell.targets }]
          : []),
        ...(holds(me, 'manage-calendar') ? [{ href: to.calendar(), word: shell.calendar }] : []),
        ...(holds(me, 'send-rows') ? [{ href: to.rowsIn(), word: shell.rowsIn }] : []),
        ...(holds(me, 'read-feeds') ? [{ href: to.feeds(), word: shell.feeds }] : []),
        ...(holds(me, 'keep-deck-templates') ? [{ href: to.decks(), word: shell.decks }] : []),
        ...(may.managePeople ? [{ href: to.people(), word: shell.people }] : []),
        ...(may.manageTokens ? [{ href: to.tokens(), word: shell.tokens }] : []),
        ...(may.readAudit ? [{ href: to.audit(), word: shell.audit }] : []),
      ],
    },
    { group: 'mail', ways: ways.mailbox ? [{ href: to.mailbox(), word: shell.mailbox }] : [] },
  ]
  return groups.filter((group) => group.ways.length > 0)
}
