import type { ReactNode } from 'react'
import type { GrantRow, PersonRow } from '../../../server/core/access.ts'
import { upperFirst } from '../../../server/core/sentences/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAct } from '../../data/use-act.ts'
import { EndGrant } from '../../widgets/end-grant.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { useGrantWords } from '../../widgets/grant-words.ts'
import { PastRoles } from '../../widgets/past-roles.tsx'
import { type GrantStanding, grantsByStanding } from '../../widgets/standing-of-grants.ts'
import { useToday } from '../../widgets/use-today.ts'
import styles from './grant-list.module.css'

/** The roles of a person: in force, to come, at rest, and, folded, the past ones. */
export function GrantList({ person }: { person: PersonRow }) {
  const { grants: states, people: words } = useAllWords()
  const today = useToday()
  const end = useAct((trpc) => trpc.people.endGrant.mutationOptions())
  if (today === null) return null
  const groups = grantsByStanding(person.grants, today)
  const listed = (standing: GrantStanding) => (
    <ul className={styles.list}>
      {groups[standing].map((grant) => (
        <GrantLine key={grant.code} grant={grant}>
          {standing === 'past' || grant.origin === 'sign-on' ? null : (
            <EndGrant grant={grant} holder={person.name} toCome={standing === 'toCome'} end={end} />
          )}
        </GrantLine>
      ))}
    </ul>
  )
  return (
    <div className={styles.grants}>
      <FaultNotice fault={end.fault} />
      {groups.inForce.length ? listed('inForce') : <p className="muted">{words.noRole}</p>}
      {(['toCome', 'resting'] as const).map((standing) =>
        groups[standing].length ? (
          <div key={standing}>
            <h3>{standing === 'resting' ? words.restingLong : upperFirst(states.standings[standing])}</h3>
            {listed(standing)}
          </div>
        ) : null,
      )}
      <PastRoles count={groups.past.length}>{listed('past')}</PastRoles>
    </div>
  )
}

type LineProps = { grant: GrantRow; children?: ReactNode }

function GrantLine({ grant, children }: LineProps) {
  const say = useGrantWords()
  const notes = say.notes(grant)
  return (
    <li className={styles.line}>
      <div>
        <b>{say.role(grant)}</b>
        <span className="muted">{say.span(grant)}</span>
        {notes.length ? <span className="muted">{notes.join(', ')}</span> : null}
      </div>
      {children}
    </li>
  )
}
