import { useState } from 'react'
import type { PersonRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { InvitationSent } from '../../widgets/invitation-sent.tsx'
import styles from './account-actions.module.css'

/** Shutting somebody out, letting them in again, sending the invitation once more. */
export function AccountActions({ person }: { person: PersonRow }) {
  const { forms, people: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const disable = useAct((trpc) => trpc.people.disable.mutationOptions())
  const enable = useAct((trpc) => trpc.people.enable.mutationOptions())
  const seen = { id: person.id, version: person.version }
  const isDisabled = person.state === 'disabled'

  return (
    <div className={styles.account}>
      <dl>
        {person.demonstration ? (
          <>
            <dt>{words.kind}</dt>
            <dd>{words.demonstration}</dd>
          </>
        ) : null}
        <dt>{words.secondFactorLong}</dt>
        <dd>{person.hasSecondFactor ? words.yes : words.no}</dd>
        <dt>{words.lastSeen}</dt>
        <dd>{person.lastSeenAt ? format.instant(person.lastSeenAt) : words.neverSeen}</dd>
      </dl>
      <FaultNotice fault={disable.fault ?? enable.fault} />
      {person.state === 'invited' ? <Reinvite person={person} /> : null}
      {isDisabled ? (
        <ConfirmButton
          key="enable"
          label={words.enable}
          name={words.enableOf(person.name)}
          question={words.enableAsked(person.name)}
          yes={words.enable}
          no={forms.keep}
          busy={enable.busy}
          confirm={async () => {
            disable.clear()
            if (await enable.act(seen)) announce(words.enabledSaid(person.name))
          }}
        />
      ) : (
        <ConfirmButton
          key="disable"
          label={words.disable}
          name={words.disableOf(person.name)}
          question={words.disableAsked(person.name)}
          yes={words.disable}
          no={forms.keep}
          busy={disable.busy}
          confirm={async () => {
            enable.clear()
            if (await disable.act(seen)) announce(words.disabledSaid(person.name))
          }}
        />
      )}
    </div>
  )
}

function Reinvite({ person }: { person: PersonRow }) {
  const { people: words } = useAllWords()
  const announce = useAnnounce()
  const reinvite = useAct((trpc) => trpc.people.reinvite.mutationOptions())
  const [isSent, setSent] = useState(false)

  async function send() {
    setSent(false)
    if (!(await reinvite.act({ id: person.id }))) return
    setSent(true)
    announce(words.reinvited(person.email))
  }

  return (
    <>
      <FaultNotice fault={reinvite.fault} />
      <Button disabled={reinvite.busy} onClick={send}>
        {words.reinvite}
      </Button>
      {isSent ? <InvitationSent said={words.reinvited(person.email)} /> : null}
    </>
  )
}
