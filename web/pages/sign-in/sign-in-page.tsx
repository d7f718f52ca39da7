import { useState } from 'react'
import type { Me } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { usePersonChange } from '../../app/person.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useMe } from '../../data/queries.ts'
import form from '../../ui/form.module.css'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedNotice } from '../../widgets/answered.tsx'
import { SecondFactorSetup } from '../../widgets/second-factor-setup.tsx'
import { AlreadyIn } from './already-in.tsx'
import { CodeStep } from './code-step.tsx'
import { DemonstrationRoles } from './demonstration-roles.tsx'
import { passwordSet } from './password-set.ts'
import { PasswordStep } from './password-step.tsx'
import { returnAddress } from './return-address.ts'
import styles from './sign-in.module.css'

/** What has been proven so far. */
type Stage = { at: 'password' } | { at: 'code'; email: string; password: string } | Owing
/** `password`: typed a moment ago; absent where the page was loaded afresh in between */
type Owing = { at: 'enrol'; email: string; password?: string }

export function SignInPage() {
  const { shell, signIn } = useAllWords()
  const answer = useMe()
  return (
    <>
      <PageHeading title={signIn.title} description={signIn.description} />
      <noscript>
        <p className={pageStyles.lead}>{signIn.noScript}</p>
      </noscript>
      {answer.face === 'here' ? (
        <SignIn me={answer.data} />
      ) : answer.face === 'failed' ? (
        <FailedNotice {...answer} />
      ) : (
        <Skeleton label={shell.loading} lines={6} />
      )}
    </>
  )
}

function SignIn({ me }: { me: Me }) {
  const { signIn } = useAllWords()
  const { view } = useViewState()
  const to = returnAddress(view.to)
  const change = usePersonChange()
  const [reached, setReached] = useState<Stage>({ at: 'password' })
  const done = () => change(to)
  const stage: Stage =
    reached.at !== 'enrol' && me.person?.owesSecondFactor ? { at: 'enrol', email: me.person.email } : reached

  if (stage.at === 'enrol')
    return (
      <div className={styles.setup}>
        <p className={pageStyles.lead}>{signIn.owes}</p>
        <SecondFactorSetup email={stage.email} password={stage.password} changesPerson finished={done} />
      </div>
    )
  if (stage.at === 'code')
    return (
      <CodeStep
        email={stage.email}
        done={done}
        enrol={() => setReached({ ...stage, at: 'enrol' })}
        back={() => setReached({ at: 'password' })}
      />
    )
  return (
    <>
      {view.state === passwordSet && !me.person ? (
        <p className={`${form.done} ${styles.isSet}`} role="status">
          {signIn.isSet}
        </p>
      ) : (
        <p className={pageStyles.lead}>{signIn.lead}</p>
      )}
      <div className={styles.ways}>
        {me.ways.demonstration ? <DemonstrationRoles roles={me.ways.demonstration} done={done} /> : null}
        {me.person ? (
          <AlreadyIn person={me.person} to={to} />
        ) : (
          <PasswordStep ways={me.ways} to={to} done={done} reached={setReached} />
        )}
      </div>
    </>
  )
}
