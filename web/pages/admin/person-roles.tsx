import type { PersonRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useGrantWords } from '../../widgets/grant-words.ts'
import { grantsByStanding } from '../../widgets/standing-of-grants.ts'
import { useToday } from '../../widgets/use-today.ts'
import styles from './person-roles.module.css'

/** The roles that a person holds now, with their days, and how many are to come. */
export function PersonRoles({ person }: { person: PersonRow }) {
  const { people: words } = useAllWords()
  const format = useFormat()
  const say = useGrantWords()
  const today = useToday()
  if (today === null) return null
  const { inForce, toCome } = grantsByStanding(person.grants, today)
  return (
    <>
      {inForce.length ? (
        <ul className={styles.roles}>
          {inForce.map((grant) => (
            <li key={grant.code}>
              {say.role(grant)} <span className="muted">{say.span(grant)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <span className="faint">{words.noRole}</span>
      )}
      {toCome.length ? (
        <span className="muted"> {words.moreToCome(format.number(toCome.length))}</span>
      ) : null}
    </>
  )
}
