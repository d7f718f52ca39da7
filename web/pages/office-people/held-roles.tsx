import type { GrantRow } from '../../../server/core/access.ts'
import { roleWords } from '../../../server/core/roles.ts'
import { useLang, useWords } from '../../app/lang.tsx'
import type { Act } from '../../data/use-act.ts'
import { EndGrant } from '../../widgets/end-grant.tsx'
import { useGrantWords } from '../../widgets/grant-words.ts'
import { PersonState } from '../../widgets/person-state.tsx'
import styles from './held-roles.module.css'
import type { HeldRole } from './roles-of-office.ts'

type Props = {
  roles: readonly HeldRole[]
  /** said where there are none */
  none: string
  mayEnd: (grant: GrantRow) => boolean
  /** several kinds of roles in one list */
  showsRole?: boolean
  end: Act<{ code: string; version: number }, unknown>
}

/** People with a role in the office, and for how long. */
export function HeldRoles({ roles, none, mayEnd, showsRole = false, end }: Props) {
  const { grants } = useWords()
  const lang = useLang()
  const say = useGrantWords()
  if (roles.length === 0) return <p className="muted">{none}</p>
  return (
    <ul className={styles.list}>
      {roles.map(({ person, grant, standing }) => {
        const notes = [
          say.span(grant),
          ...(standing === 'toCome' || standing === 'resting' ? [grants.standings[standing]] : []),
          ...say.notes(grant),
        ]
        return (
          <li key={grant.code} className={styles.line}>
            <div className={styles.person}>
              <b>{person.name}</b>
              <span className="muted">{person.email}</span>
            </div>
            <div className={styles.role}>
              {showsRole ? <span>{roleWords[grant.role][lang]}</span> : null}
              <span>{notes.join(', ')}</span>
            </div>
            <div className={styles.state}>
              {person.state === 'active' ? null : <PersonState state={person.state} />}
            </div>
            <div className={styles.end}>
              {mayEnd(grant) && grant.origin === 'given' ? (
                <EndGrant grant={grant} holder={person.name} toCome={standing === 'toCome'} end={end} />
              ) : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
