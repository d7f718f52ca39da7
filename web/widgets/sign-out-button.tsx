import { useAnnounce } from '../app/announce.tsx'
import { useWords } from '../app/lang.tsx'
import { usePersonChange } from '../app/person.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { useAct } from '../data/use-act.ts'
import { Button } from '../ui/button.tsx'
import { FaultNotice } from './fault-notice.tsx'

/** Ends the session here and, where there is one, at the city's single sign-on; then nothing of it is left on the screen. */
export function SignOutButton() {
  const { shell } = useWords()
  const announce = useAnnounce()
  const change = usePersonChange()
  const to = usePaths()
  const { act, busy, fault } = useAct((trpc) => trpc.account.signOut.mutationOptions(), {
    settle: async ({ goTo }) => {
      await change(to.overview())
      announce(shell.signedOut)
      if (goTo) location.assign(goTo)
    },
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Button disabled={busy} onClick={() => act()}>
        {shell.signOut}
      </Button>
    </>
  )
}
