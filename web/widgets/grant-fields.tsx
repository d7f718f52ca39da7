import type { ErrorCode } from '../../server/core/error-words.ts'
import { officeRoles, type Role, roles, roleWords, secondFactorRoles } from '../../server/core/roles.ts'
import { useAllWords } from '../app/all-words.ts'
import { useLang } from '../app/lang.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { OfficeOptions } from './office-options.tsx'

/** What a role is given with, as typed: empty where nothing has been chosen. */
export type GrantTyped = { role: Role | ''; office: string } & Days
type Days = { fromOn: string; toOn: string }
type Errors<Field extends string> = Partial<Record<Field, string>>

/** Which field a refusal is about, where only the days are asked for. */
export const dayFaults = {
  'bad-day': 'fromOn',
  'bad-dates': 'toOn',
  'end-date-needed': 'toOn',
} as const satisfies Partial<Record<ErrorCode, keyof Days>>

/** The same where role and office are asked for too. */
export const grantFaults = {
  'bad-input': 'role',
  'already-granted': 'role',
  'office-needed': 'office',
  'no-office-for-role': 'office',
  'unknown-office': 'office',
  'officers-full': 'office',
  ...dayFaults,
} as const satisfies Partial<Record<ErrorCode, keyof GrantTyped>>

/** As the services take it; null: no role has been chosen. */
export const grantOf = ({ role, office, fromOn, toOn }: GrantTyped) =>
  role
    ? { role, office: officeRoles.includes(role) ? office || null : null, fromOn, toOn: toOn || null }
    : null

type Props = {
  typed: GrantTyped
  change: (typed: GrantTyped) => void
  /** what is wrong, by field */
  errors: Errors<keyof GrantTyped>
}

/** Role, office where the role is held in one, first and last day. */
export function GrantFields({ typed, change, errors }: Props) {
  const { forms, people: words } = useAllWords()
  const lang = useLang()
  const isOfOffice = typed.role !== '' && officeRoles.includes(typed.role)
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={words.role}
          required
          value={typed.role}
          error={errors.role}
          hint={typed.role && secondFactorRoles.includes(typed.role) ? words.secondFactorAsked : undefined}
          onChange={(event) => change({ ...typed, role: event.target.value as Role | '' })}
        >
          <option value="">{words.chooseRole}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role][lang]}
            </option>
          ))}
        </SelectField>
        {isOfOffice ? (
          <SelectField
            label={words.office}
            required
            value={typed.office}
            error={errors.office}
            onChange={(event) => change({ ...typed, office: event.target.value })}
          >
            <option value="">{words.chooseOffice}</option>
            <OfficeOptions />
          </SelectField>
        ) : null}
      </div>
      <DayFields
        typed={typed}
        change={(days) => change({ ...typed, ...days })}
        errors={errors}
        optional={forms.optional}
        hint={words.toHint}
      />
    </>
  )
}

type DayProps = {
  typed: Days
  change: (days: Days) => void
  errors: Errors<keyof Days>
  /** after the label of the last day, where it may stay empty */
  optional?: string | undefined
  hint?: string | undefined
}

/** First and last day. */
export function DayFields({ typed, change, errors, optional, hint }: DayProps) {
  const { people: words } = useAllWords()
  return (
    <div className={styles.pair}>
      <TextField
        type="date"
        label={words.from}
        required
        value={typed.fromOn}
        error={errors.fromOn}
        onChange={(event) => change({ fromOn: event.target.value, toOn: typed.toOn })}
      />
      <TextField
        type="date"
        label={words.to}
        required={!optional}
        optional={optional}
        min={typed.fromOn || undefined}
        value={typed.toOn}
        error={errors.toOn}
        hint={hint}
        onChange={(event) => change({ fromOn: typed.fromOn, toOn: event.target.value })}
      />
    </div>
  )
}
