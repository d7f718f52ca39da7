import { useState } from 'react'
import type { PersonRow } from '../../../server/core/access.ts'
import type { Day } from '../../../server/core/day.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import styles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { GrantFields, type GrantTyped, grantFaults, grantOf } from '../../widgets/grant-fields.tsx'
import { useGrantWords } from '../../widgets/grant-words.ts'

/** Gives a role to somebody who is here already. */
export function GrantForm({ person, today }: { person: PersonRow; today: Day }) {
  const { people: words } = useAllWords()
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <Fields person={person} today={today} close={() => setOpen(false)} />
  ) : (
    <p>
      <Button aria-label={words.giveRoleTo(person.name)} onClick={() => setOpen(true)}>
        {words.giveRole}
      </Button>
    </p>
  )
}

type Props = { person: PersonRow; today: Day; close: () => void }

function Fields({ person, today, close }: Props) {
  const { forms, people: words } = useAllWords()
  const say = useGrantWords()
  const announce = useAnnounce()
  const give = useAct((trpc) => trpc.people.grant.mutationOptions())
  const [typed, setTyped] = useState<GrantTyped>({ role: '', office: '', fromOn: today, toOn: '' })
  const { missing, check } = useMissing<'role'>()
  const { errors, rest } = useFaultBeside(give.fault, grantFaults)

  async function submit() {
    const grant = grantOf(typed)
    if (!check({ role: typed.role }) || !grant) return
    const given = await give.act({ personId: person.id, ...grant })
    if (!given) return
    announce(words.roleGiven(say.role(given), person.name))
    close()
  }

  return (
    <Form label={words.giveRoleTo(person.name)} submit={submit} wrong={missing ?? give.fault} wide>
      <FaultNotice fault={rest} />
      <GrantFields
        typed={typed}
        change={setTyped}
        errors={missing ? { ...errors, role: words.roleNeeded } : errors}
      />
      <p className={styles.note}>{words.giveRoleHelp}</p>
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={give.busy}>
          {words.giveRole}
        </Button>
        <Button disabled={give.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
