import { useState } from 'react'
import type { PeoplePage as Page, PersonRow } from '../../../server/core/access.ts'
import { roles, roleWords } from '../../../server/core/roles.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { usePeople, useSetting } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'
import { FoundText } from '../../widgets/found-text.tsx'
import { InvitationSent } from '../../widgets/invitation-sent.tsx'
import { InviteForm } from '../../widgets/invite-form.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import { PersonState } from '../../widgets/person-state.tsx'
import { RowPager } from '../../widgets/row-pager.tsx'
import { useToday } from '../../widgets/use-today.ts'
import { OpenLink } from './open-link.tsx'
import styles from './people-page.module.css'
import { PersonDetail } from './person-detail.tsx'
import { PersonRoles } from './person-roles.tsx'

const keys = ['q', 'role', 'office', 'state'] as const
const nobodyChosen = { q: undefined, role: undefined, office: undefined, state: undefined }
const states = ['active', 'invited', 'disabled'] as const satisfies PersonRow['state'][]

/** Who may sign in, and as what: found, opened, invited, given roles. */
export function PeoplePage() {
  const { shell, people: words } = useAllWords()
  const { view } = useViewState()
  const answer = usePeople(view)
  const mayManage = answer.face === 'here'
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      {mayManage ? <Inviting /> : null}
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={6} />}
        empty={() => null}
        partial={() => null}
      >
        {(page) => (
          <>
            <Filters />
            <List page={page} />
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

/** Whom an administrator asks in is shown at once, opened. */
function Inviting() {
  const { people: words } = useAllWords()
  const { view, href, set } = useViewState()
  const today = useToday()
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (view.view !== 'invite' || !today)
    return (
      <>
        <p className={pageStyles.primary}>
          <Link className={buttonClass({ look: 'primary' })} href={href({ view: 'invite' })} preload={false}>
            {words.invite}
          </Link>
        </p>
        {sentTo ? <InvitationSent said={words.invited(sentTo)} /> : null}
      </>
    )
  return (
    <Section title={words.inviteTitle}>
      <InviteForm
        today={today}
        help={words.inviteHelp}
        close={() => set({ view: undefined })}
        invited={({ id, email }) => {
          setSentTo(email)
          set({ ...nobodyChosen, q: email, show: id, view: undefined })
        }}
      />
    </Section>
  )
}

function Filters() {
  const { forms, people: words } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  return (
    <FilterForm label={words.filters} keys={keys}>
      <TextField type="search" name="q" label={words.search} defaultValue={view.q} autoComplete="off" />
      <SelectField name="role" label={words.role} defaultValue={view.role}>
        <option value="">{forms.any}</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleWords[role][lang]}
          </option>
        ))}
      </SelectField>
      <SelectField name="office" label={words.office} defaultValue={view.office}>
        <option value="">{forms.any}</option>
        <OfficeOptions />
      </SelectField>
      <SelectField name="state" label={words.state} defaultValue={view.state}>
        <option value="">{forms.any}</option>
        {states.map((state) => (
          <option key={state} value={state}>
            {words.states[state]}
          </option>
        ))}
      </SelectField>
    </FilterForm>
  )
}

function List({ page }: { page: Page }) {
  const { people: words } = useAllWords()
  const { view, href } = useViewState()
  const columns = useColumns()
  if (page.rows.length === 0)
    return <Notice face="empty" title={keys.some((key) => view[key]) ? words.noneFound : words.noneAtAll} />
  const isElsewhere = view.show && page.rows.every(({ id }) => id !== view.show)
  return (
    <>
      <AboutOffice />
      {isElsewhere ? (
        <Notice face="partial" title={words.notOnPage}>
          <Link href={href({ ...nobodyChosen, show: undefined })}>{words.showAlone}</Link>
        </Notice>
      ) : null}
      <StackedTable
        caption={words.list}
        columns={columns}
        groups={[{ key: 'all', rows: page.rows }]}
        rowKey={({ id }) => id}
        className={styles.table}
        under={(person) => (person.id === view.show ? <PersonDetail person={person} /> : null)}
      />
      <RowPager rows={page} />
    </>
  )
}

/** Who asks for one office may want what its head sees, and how many officers it may have. */
function AboutOffice() {
  const { people: words } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  const to = usePaths()
  const setting = useSetting()
  const office =
    setting.face === 'here' ? setting.data.offices.find(({ code }) => code === view.office) : null
  if (!office) return null
  return (
    <p className={styles.about}>
      <Link href={to.officePeople(office.code)}>{words.ofOffice(office.name[lang])}</Link>
    </p>
  )
}

function useColumns(): StackedColumn<PersonRow>[] {
  const { people: words } = useAllWords()
  const format = useFormat()
  const { view } = useViewState()
  return [
    {
      key: 'person',
      head: words.person,
      names: true,
      className: styles.person,
      cell: (person) => (
        <>
          <OpenLink show={person.id}>
            <FoundText text={person.name} q={view.q} />
          </OpenLink>
          <span className={styles.email}>
            <FoundText text={person.email} q={view.q} />
          </span>
        </>
      ),
    },
    {
      key: 'state',
      head: words.state,
      className: styles.state,
      cell: (person) => <PersonState state={person.state} />,
    },
    {
      key: 'roles',
      head: words.roles,
      className: styles.roles,
      cell: (person) => <PersonRoles person={person} />,
    },
    {
      key: 'factor',
      head: words.secondFactor,
      label: words.secondFactor,
      className: styles.factor,
      cell: ({ hasSecondFactor }) =>
        hasSecondFactor ? words.yes : <span className="faint">{words.no}</span>,
    },
    {
      key: 'seen',
      head: words.lastSeen,
      label: words.lastSeen,
      className: styles.seen,
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? format.instant(lastSeenAt) : <span className="faint">{words.neverSeen}</span>,
    },
  ]
}
