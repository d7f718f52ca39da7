import { useState } from 'react'
import type { ProposalKey, ProposalRefusal, ProposalSaved } from '../../../server/core/proposals/proposal.ts'
import type { Said } from '../../data/drafts/use-proposal-drafts.ts'
import { requestKey } from '../../data/request-key.ts'
import { useAct } from '../../data/use-act.ts'

/** Enters and sends in one press what is asked once and not written over days. */
export function usePropose() {
  const save = useAct((trpc) => trpc.proposals.save.mutationOptions())
  const submit = useAct((trpc) => trpc.proposals.submit.mutationOptions())
  const [refusal, setRefusal] = useState<ProposalRefusal | null>(null)

  async function propose(
    { register, item }: Pick<ProposalKey, 'register' | 'item'>,
    said: Said,
    seen: number | null,
  ): Promise<boolean> {
    setRefusal(null)
    const answer = (await save.act({ register, item, seen, ...said })) as ProposalSaved | undefined
    if (!answer) return false
    if ('refused' in answer) return refused(answer.refused)
    if ('conflict' in answer) return refused('changed-meanwhile')
    const sent = await submit.act({
      key: requestKey(),
      proposals: [{ register, item, kind: said.kind, seen: answer.saved.version }],
    })
    if (!sent) return false
    const [why] = sent.refused
    return why ? refused(why.why) : true
  }

  function refused(why: ProposalRefusal): false {
    setRefusal(why)
    return false
  }

  return { propose, refusal, fault: save.fault ?? submit.fault, busy: save.busy || submit.busy }
}
