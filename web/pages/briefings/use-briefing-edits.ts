import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BriefingBlock, BriefingPage, BriefingRow } from '../../../server/core/briefings/briefing.ts'
import type { Fault } from '../../data/fault.ts'
import { useTRPC } from '../../data/provider.tsx'
import { useAct } from '../../data/use-act.ts'

/** What of a draft can be changed; all of it is sent together, since its order is part of it. */
export type Edited = Pick<BriefingRow, 'title' | 'lang' | 'period'> & { blocks: BriefingBlock[] }

export type BriefingEdits = {
  /** as it is shown: with what is on its way */
  now: Edited
  change: (more: Partial<Edited>) => void
  saving: boolean
  /** why the last change was refused; what was wanted is still shown */
  fault: Fault | null
  /** sends what was refused once more, upon what is there now */
  again: () => void
  /** shows what is there instead */
  drop: () => void
}

/** One change after the other, each upon the state that the one before gave: none overtakes another. */
export function useBriefingEdits({ briefing, blocks }: BriefingPage): BriefingEdits {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [wanted, setWanted] = useState<Edited | null>(null)
  const latest = useRef<Edited | null>(null)
  const isSending = useRef(false)
  const version = useRef(briefing.version)
  if (!isSending.current) version.current = briefing.version
  const save = useAct((to) => to.briefings.save.mutationOptions(), {
    settle: () => queryClient.invalidateQueries(trpc.briefings.page.queryFilter()),
  })
  const there: Edited = { title: briefing.title, lang: briefing.lang, period: briefing.period, blocks }

  async function send() {
    if (isSending.current) return
    isSending.current = true
    let sent: Edited | null = null
    while (latest.current && latest.current !== sent) {
      sent = latest.current
      const done = await save.act({ code: briefing.code, version: version.current, ...sent })
      if (!done) break
      version.current = done.version
      if (latest.current === sent) {
        latest.current = null
        setWanted(null)
      }
    }
    isSending.current = false
  }

  const change = (more: Partial<Edited>) => {
    const next = { ...(latest.current ?? there), ...more }
    latest.current = next
    setWanted(next)
    void send()
  }
  return {
    now: wanted ?? there,
    change,
    saving: save.busy,
    fault: save.fault,
    again: () => change({}),
    drop: () => {
      latest.current = null
      setWanted(null)
      save.clear()
    },
  }
}
