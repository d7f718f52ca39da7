import { useState } from 'react'
import type { PersonRow } from '../../../server/core/access.ts'
import type { Day } from '../../../server/core/day.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { DayFields, dayFaults } from '../../widgets/grant-fields.tsx'
import styles from './office-people-page.module.css'

const faults = { ...dayFaults, 'already-granted': 'person', 'unknown-person': 'person' } as const

type Props = { office: string; people: readonly PersonRow[]; today: Day }

/** Lends the head's role to one of the office's people for a time. */
export function DelegateForm({ office, people, today }: Props) {
  const { officePeople: words } = useAllWords()
  const [isOpen, setOpen] = useState(false)
  const able = people.filter(
    ({ state, grants }) =>
      state !== 'disabled' && grants.some(({ role, inForce }) => role === 'officer' && inForce),
  )
  if (able.length === 0) return <p className="muted">{words.nobodyToDelegateTo}</p>
  return isOpen ? (
    <Fields office={office} today={today} people={able} close={() => setOpen(false)} />
  ) : (
    <p className={styles.form}>
      <span>
        <Button onClick={() => setOpen(true)}>{words.delegate}</Button>
      </span>
    </p>
  )
}

type FieldProps = Props & { close: () => void }

function Fields({ office, people, today, close }: FieldProps) {
  const { forms, officePeople: words } = useAllWords()
  const announce = useAnnounce()
  const give = useAct((trpc) => trpc.people.grant.mutationOptions())
  const { errors, rest } = useFaultBeside(give.fault, faults)
  const [personId, setPersonId] = useState('')
  const [days, setDays] = useState({ fromOn: today, toOn: '' })
  const { missing, check } = useMissing<'person'>()

  async function submit() {
    const person = people.find(({ id }) => id === personId)
    if (!check({ person: personId }) || !person) return
    const { fromOn, toOn } = days
    const lent = await give.act({ personId, role: 'head', office, fromOn, toOn: toOn || null })
    if (!lent) return
    announce(words.delegated(person.name))
    close()
  }

  return (
    <div className={styles.form}>
      <Form label={words.delegate} submit={submit} wrong={missing ?? give.fault} wide>
        <FaultNotice fault={rest} />
        <SelectField
          label={words.delegateTo}
          required
          value={personId}
          error={missing ? words.personNeeded : errors.person}
          onChange={(event) => setPersonId(event.target.value)}
        >
          <option value="">{words.choosePerson}</option>
          {people.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {name} ({email})
            </option>
          ))}
        </SelectField>
        <DayFields typed={days} change={setDays} errors={errors} hint={words.delegateHint} />
        <div className={formStyles.buttons}>
          <Button type="submit" look="primary" disabled={give.busy}>
            {words.delegate}
          </Button>
          <Button disabled={give.busy} onClick={close}>
            {forms.cancel}
          </Button>
        </div>
      </Form>
    </div>
  )
}
