import type { GrantRow } from '../../server/core/access.ts'
import { useAllWords } from '../app/all-words.ts'
import { useAnnounce } from '../app/announce.tsx'
import type { Act } from '../data/use-act.ts'
import { ConfirmButton } from '../ui/confirm.tsx'
import { useGrantWords } from './grant-words.ts'

type Props = {
  grant: GrantRow
  /** who holds it */
  holder: string
  /** it has not begun: there is nothing to end, only to take back */
  toCome?: boolean
  end: Act<{ code: string; version: number }, unknown>
}

/** Ends a role of somebody, or takes back one that has not begun. */
export function EndGrant({ grant, holder, toCome = false, end }: Props) {
  const { forms, people: words } = useAllWords()
  const announce = useAnnounce()
  const say = useGrantWords()
  const role = say.role(grant)
  const label = toCome ? words.withdraw : words.endRole

  async function confirm() {
    const done = await end.act({ code: grant.code, version: grant.version })
    if (done) announce(words.roleEnded(role, holder))
  }

  return (
    <ConfirmButton
      look="quiet"
      label={label}
      name={toCome ? words.withdrawOf(role, holder) : words.endRoleOf(role, holder)}
      question={toCome ? words.withdrawAsked(role, holder) : words.endRoleAsked(role, holder)}
      yes={label}
      no={forms.keep}
      busy={end.busy}
      confirm={confirm}
    />
  )
}
