import type { Me } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { usePersonChange } from '../../app/person.tsx'
import { useHere, usePaths } from '../../app/use-view-state.ts'
import { useMe } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedNotice } from '../../widgets/answered.tsx'
import { SecondFactorSetup } from '../../widgets/second-factor-setup.tsx'
import styles from './account-page.module.css'
import { PasswordSection } from './password-section.tsx'
import { RolesSection } from './roles-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** What is held, how one gets in, where one is signed in. */
export function AccountPage() {
  const { account, shell } = useAllWords()
  const answer = useMe()
  return (
    <>
      <PageHeading title={account.title} description={account.description} />
      {answer.face === 'here' ? (
        <Account me={answer.data} />
      ) : answer.face === 'failed' ? (
        <FailedNotice {...answer} />
      ) : (
        <Skeleton label={shell.loading} lines={6} />
      )}
    </>
  )
}

function Account({ me: { person } }: { me: Me }) {
  const { account } = useAllWords()
  const change = usePersonChange()
  if (!person) return <Nobody />
  if (person.owesSecondFactor)
    return (
      <div className={styles.owes}>
        <p>{account.owes}</p>
        <SecondFactorSetup email={person.email} changesPerson finished={() => change()} />
      </div>
    )
  return (
    <>
      <Facts person={person} />
      <RolesSection grants={person.grants} />
      {person.hasPassword ? (
        <>
          <SecondFactorSection person={person} />
          <PasswordSection email={person.email} />
        </>
      ) : null}
      <SessionsSection />
    </>
  )
}

function Facts({ person }: { person: NonNullable<Me['person']> }) {
  const { account, signIn } = useAllWords()
  const withoutPassword = person.demonstration ? account.byDemonstration : account.bySignOn
  const withPassword = person.hasSecondFactor ? account.byPasswordAndCode : account.byPassword
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{account.name}</dt>
        <dd>{person.name}</dd>
      </div>
      <div>
        <dt>{signIn.email}</dt>
        <dd>{person.email}</dd>
      </div>
      <div>
        <dt>{account.signedInBy}</dt>
        <dd>{person.hasPassword ? withPassword : withoutPassword}</dd>
      </div>
    </dl>
  )
}

function Nobody() {
  const { account, shell } = useAllWords()
  const to = usePaths()
  const here = useHere()
  return (
    <Notice face="empty" title={account.nobody}>
      <p>{account.nobodyHelp}</p>
      <p className={styles.way}>
        <Link className={buttonClass({ look: 'primary' })} href={to.signIn({ to: here })} preload={false}>
          {shell.signIn}
        </Link>
      </p>
    </Notice>
  )
}
