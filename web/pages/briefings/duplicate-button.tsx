import { useLocation } from 'wouter'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'

/** The same blocks and words once more, for the period after; leads to the new draft. */
export function DuplicateButton({ code, title }: { code: string; title: string }) {
  const { briefings: words } = useAllWords()
  const announce = useAnnounce()
  const to = usePaths()
  const [, navigate] = useLocation()
  const duplicate = useAct((trpc) => trpc.briefings.duplicate.mutationOptions())
  async function press() {
    const made = await duplicate.act({ code })
    if (!made) return
    announce(words.duplicated)
    navigate(to.briefing(made.code))
  }
  return (
    <>
      <Button aria-label={words.duplicateOf(title)} disabled={duplicate.busy} onClick={press}>
        {words.duplicate}
      </Button>
      <FaultNotice fault={duplicate.fault} />
    </>
  )
}
