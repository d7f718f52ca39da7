import { useEffect, useRef, useState } from 'react'
import type { PersonRow } from '../../server/core/access.ts'
import type { Day } from '../../server/core/day.ts'
import type { Lang } from '../../server/core/words.ts'
import { useAllWords } from '../app/all-words.ts'
import { useAnnounce } from '../app/announce.tsx'
import { useLang } from '../app/lang.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { Form } from '../ui/form.tsx'
import { useMissing } from '../ui/use-missing.ts'
import { useFaultBeside } from './fault-beside.ts'
import { FaultNotice } from './fault-notice.tsx'
import { DayFields, dayFaults, GrantFields, type GrantTyped, grantFaults, grantOf } from './grant-fields.tsx'

const whoFaults = { 'name-needed': 'name', 'bad-email': 'email', 'email-taken': 'email' } as const

type Props = {
  today: Day
  /** where only one role in one office can be given: a head inviting an officer */
  fixed?: { role: 'officer'; office: string }
  help: string
  close: () => void
  invited: (person: PersonRow) => void
}

/** Asks somebody in by mail, with a first role. */
export function InviteForm({ today, fixed, help, close, invited }: Props) {
  const { forms, people: words } = useAllWords()
  const lang = useLang()
  const announce = useAnnounce()
  const invite = useAct((trpc) => trpc.people.invite.mutationOptions())
  const [who, setWho] = useState({ name: '', email: '', lang: lang as Lang })
  const [typed, setTyped] = useState<GrantTyped>({ role: '', office: '', ...fixed, fromOn: today, toOn: '' })
  const { missing, check } = useMissing<'role'>()
  const { errors, rest } = useFaultBeside(invite.fault, {
    ...whoFaults,
    ...(fixed ? dayFaults : grantFaults),
  })
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function submit() {
    const grant = grantOf(typed)
    if (!check({ role: typed.role }) || !grant) return
    const person = await invite.act({ ...who, ...grant })
    if (!person) return
    announce(words.invited(person.email))
    invited(person)
  }

  return (
    <Form label={words.inviteTitle} submit={submit} wrong={missing ?? invite.fault} wide>
      <p className={styles.note}>{help}</p>
      <FaultNotice fault={rest} />
      <div className={styles.pair}>
        <TextField
          ref={first}
          label={words.name}
          required
          autoComplete="off"
          value={who.name}
          error={errors.name}
          onChange={(event) => setWho({ ...who, name: event.target.value })}
        />
        <TextField
          type="email"
          label={words.email}
          required
          autoComplete="off"
          inputMode="email"
          spellCheck={false}
          value={who.email}
          error={errors.email}
          onChange={(event) => setWho({ ...who, email: event.target.value })}
        />
      </div>
      {fixed ? (
        <DayFields
          typed={typed}
          change={(days) => setTyped({ ...typed, ...days })}
          errors={errors}
          optional={forms.optional}
          hint={words.toHint}
        />
      ) : (
        <GrantFields
          typed={typed}
          change={setTyped}
          errors={missing ? { ...errors, role: words.roleNeeded } : errors}
        />
      )}
      <div className={styles.pair}>
        <SelectField
          label={words.mailLanguage}
          value={who.lang}
          onChange={(event) => setWho({ ...who, lang: event.target.value as Lang })}
        >
          <option value="vi">{words.languages.vi}</option>
          <option value="en">{words.languages.en}</option>
        </SelectField>
      </div>
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={invite.busy}>
          {words.send}
        </Button>
        <Button disabled={invite.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
