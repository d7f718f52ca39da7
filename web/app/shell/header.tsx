import { useMe } from '../../data/queries.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { seesTasks } from '../../widgets/sees-tasks.ts'
import { useLang, useWords } from '../lang.tsx'
import { placeOf } from '../routes.ts'
import { usePaths, useViewState } from '../use-view-state.ts'
import account from './account.module.css'
import { AccountEntry, AccountPanel, SignInLink } from './account-entry.tsx'
import { hasWork } from './has-work.ts'
import styles from './shell.module.css'
import { ThemeSelect } from './theme-select.tsx'

export function Header() {
  const { shell } = useWords()
  return (
    <header className={styles.top}>
      <div className={`wrap ${styles.bar}`}>
        <Link className={styles.brand} href={usePaths().overview()}>
          <svg viewBox="0 0 26 26" aria-hidden="true">
            <rect width="26" height="26" rx="4" fill="var(--accent)" />
            <path d="M5 20V15M10.3 20V11M15.7 20V13M21 20V7" stroke="var(--on-accent)" strokeWidth="2.6" />
          </svg>
          <span>{shell.product}</span>
        </Link>
        <nav className={styles.nav} aria-label={shell.mainNav}>
          <NavLinks />
        </nav>
        <div className={styles.end}>
          <div className={styles.wide}>
            <ThemeSelect />
            <LanguageLink />
            <AccountEntry />
          </div>
          <div className={styles.menu}>
            <PopoverButton
              label={shell.menu}
              closeLabel={shell.close}
              button={<Icon name="menu" />}
              buttonLabel={shell.menu}
              prepare={AccountPanel.prepare}
            >
              {(close) => (
                <>
                  <nav className={styles.menuList} aria-label={shell.mainNav}>
                    <NavLinks onFollow={close} />
                  </nav>
                  <MenuAccount close={close} />
                  <div className={styles.menuEnd}>
                    <LanguageLink />
                    <ThemeSelect />
                  </div>
                </>
              )}
            </PopoverButton>
          </div>
        </div>
      </div>
    </header>
  )
}

/** On a phone the menu holds what is the person's too. */
function MenuAccount({ close }: { close: () => void }) {
  const { shell } = useWords()
  const answer = useMe()
  const me = answer.face === 'here' ? answer.data : null
  return (
    <div className={`${styles.menuAccount} ${account.room}`}>
      {me?.person ? (
        <AccountPanel waiting={shell.loading} me={me} close={close} />
      ) : (
        <SignInLink onFollow={close} />
      )}
    </div>
  )
}

function NavLinks({ onFollow }: { onFollow?: () => void }) {
  const { shell } = useWords()
  const { path } = useViewState()
  const to = usePaths()
  const { section } = placeOf(path).route
  const answer = useMe()
  const person = answer.face === 'here' ? answer.data.person : null
  const entries = [
    ...(person && hasWork(person) ? [{ section: 'work', href: to.updates(), word: shell.myWork }] : []),
    { section: 'overview', href: to.overview(), word: shell.overview },
    { section: 'kpis', href: to.kpis(), word: shell.kpis },
    { section: 'indices', href: to.indices(), word: shell.indices },
    ...(person && seesTasks(person) ? [{ section: 'tasks', href: to.tasks(), word: shell.tasks }] : []),
    { section: 'offices', href: to.offices(), word: shell.offices },
    ...(person && !person.owesSecondFactor
      ? [{ section: 'briefings', href: to.briefings(), word: shell.briefings }]
      : []),
    ...(person ? [{ section: 'changes', href: to.changes(), word: shell.changes }] : []),
  ]
  return entries.map((entry) => (
    <Link
      key={entry.section}
      href={entry.href}
      onClick={onFollow}
      aria-current={entry.section === section ? 'page' : undefined}
    >
      {entry.word}
    </Link>
  ))
}

function LanguageLink() {
  const { shell } = useWords()
  const { href } = useViewState()
  const other = useLang() === 'vi' ? 'en' : 'vi'
  return (
    <Link
      className={styles.language}
      href={href({ lang: other })}
      replace
      preload={false}
      lang={other}
      hrefLang={other}
    >
      {shell.otherLanguage}
    </Link>
  )
}
