import { useState } from 'react'
import type { GrantRow, OfficePeople } from '../../../server/core/access.ts'
import type { Day } from '../../../server/core/day.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useMe, useOfficePeople } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { InvitationSent } from '../../widgets/invitation-sent.tsx'
import { InviteForm } from '../../widgets/invite-form.tsx'
import { PastRoles } from '../../widgets/past-roles.tsx'
import { useToday } from '../../widgets/use-today.ts'
import { CapForm } from './cap-form.tsx'
import { DelegateForm } from './delegate-form.tsx'
import { HeldRoles } from './held-roles.tsx'
import styles from './office-people-page.module.css'
import { rolesOfOffice } from './roles-of-office.ts'

/** The people of one office: for its head, and for administrators. */
export function OfficePeoplePage({ id }: { id: string }) {
  const { shell, officePeople: words } = useAllWords()
  const lang = useLang()
  const answer = useOfficePeople(id)
  const today = useToday()
  const title = answer.face === 'here' ? words.titleOf(answer.data.office.name[lang]) : words.title
  return (
    <>
      <PageHeading title={title} description={words.description} />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={6} />}
        empty={() => null}
        partial={() => null}
      >
        {(office) => (today ? <Office office={office} today={today} /> : null)}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Office({ office: { office, people, officers, cap }, today }: { office: OfficePeople; today: Day }) {
  const { officePeople: words } = useAllWords()
  const format = useFormat()
  const to = usePaths()
  const me = useMe()
  const { may = null, person = null } = me.face === 'here' ? me.data : {}
  const end = useAct((trpc) => trpc.people.endGrant.mutationOptions())
  const held = rolesOfOffice(people, today)
  // What was lent cannot be lent on.
  const mayDelegate = person?.grants.some(
    (held) => held.role === 'head' && held.office?.code === office.code && held.inForce && !held.delegatedBy,
  )
  const isAdministrator = may?.managePeople ?? false
  const endsDelegation = ({ delegatedBy }: GrantRow) => isAdministrator || delegatedBy?.id === person?.id
  const pastRoles = [...held.heads.past, ...held.officers.past, ...held.delegations.past]
  return (
    <>
      <p className={pageStyles.lead}>
        {words.count(format.number(officers), format.number(cap))}
        {officers >= cap ? <span className={styles.full}>{words.full}</span> : null}
      </p>
      <p className={styles.ways}>
        <Link href={to.office(office.code)}>{words.toOffice}</Link>
        {isAdministrator ? <Link href={to.people({ office: office.code })}>{words.toPeople}</Link> : null}
      </p>
      <FaultNotice fault={end.fault} />
      <Section title={words.heads}>
        <HeldRoles end={end} roles={held.heads.now} none={words.noHead} mayEnd={() => isAdministrator} />
      </Section>
      <Section title={words.officers}>
        <HeldRoles end={end} roles={held.officers.now} none={words.noOfficer} mayEnd={() => true} />
        <Inviting office={office.code} today={today} />
        {isAdministrator ? <CapForm office={office.code} cap={cap} /> : null}
      </Section>
      <Section title={words.delegations} note={words.delegationsHelp}>
        <HeldRoles end={end} roles={held.delegations.now} none={words.noDelegation} mayEnd={endsDelegation} />
        {mayDelegate ? <DelegateForm office={office.code} people={people} today={today} /> : null}
      </Section>
      <div className={styles.past}>
        <PastRoles count={pastRoles.length}>
          <HeldRoles end={end} roles={pastRoles} none="" mayEnd={() => false} showsRole />
        </PastRoles>
      </div>
    </>
  )
}

/** Whoever is asked in stands in the list at once. */
function Inviting({ office, today }: { office: string; today: Day }) {
  const { officePeople: words, people } = useAllWords()
  const { view, href, set } = useViewState()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const close = () => set({ view: undefined })
  if (view.view !== 'invite')
    return (
      <>
        <p className={pageStyles.primary}>
          <Link className={buttonClass({ look: 'primary' })} href={href({ view: 'invite' })} preload={false}>
            {words.invite}
          </Link>
        </p>
        {sentTo ? <InvitationSent said={people.invited(sentTo)} /> : null}
      </>
    )
  return (
    <div className={styles.form}>
      <h3>{words.invite}</h3>
      <InviteForm
        today={today}
        fixed={{ role: 'officer', office }}
        help={words.inviteHelp}
        close={close}
        invited={({ email }) => {
          setSentTo(email)
          close()
        }}
      />
    </div>
  )
}
