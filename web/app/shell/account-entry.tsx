import type { Me } from '../../../server/core/access.ts'
import { useMe } from '../../data/queries.ts'
import { Icon } from '../../ui/icon.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Link } from '../../ui/link.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import { rolesToday } from '../../widgets/grant-words.ts'
import { useLang, useWords } from '../lang.tsx'
import { useHere, usePaths } from '../use-view-state.ts'
import styles from './account.module.css'

export type AccountPanelProps = { me: Me; close: () => void }
export const AccountPanel = lazyPart<AccountPanelProps>(() =>
  import('./account-panel.tsx').then((file) => file.AccountPanel),
)

/** At the end of the header: the way in, or who is in, with everything that is theirs. */
export function AccountEntry() {
  const { shell } = useWords()
  const lang = useLang()
  const answer = useMe()
  if (answer.face === 'waiting') return <SkeletonBar width="6em" />
  const me = answer.face === 'here' ? answer.data : null
  if (!me?.person) return <SignInLink />
  const [role, ...more] = rolesToday(me.person, lang)
  return (
    <PopoverButton
      label={shell.account}
      closeLabel={shell.close}
      look="quiet"
      className={styles.opener}
      prepare={AccountPanel.prepare}
      button={
        <>
          <span className={styles.name}>{me.person.name}</span>
          {role && !me.person.demonstration ? (
            <span className={styles.role}>
              {role}
              {more.length ? ` +${more.length}` : null}
            </span>
          ) : null}
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <div className={styles.room}>
          <AccountPanel waiting={shell.loading} me={me} close={close} />
        </div>
      )}
    </PopoverButton>
  )
}

/** Comes back to where it was pressed. */
export function SignInLink({ onFollow }: { onFollow?: () => void }) {
  const { shell } = useWords()
  const to = usePaths()
  const here = useHere()
  return (
    <Link className={styles.signIn} href={to.signIn({ to: here })} onClick={onFollow} preload={false}>
      {shell.signIn}
    </Link>
  )
}
