import { useRef, useState } from 'react'
import { requestKey } from '../../data/request-key.ts'
import { useAct } from '../../data/use-act.ts'
import {
  codeOf,
  type Decision,
  decisionOf,
  isFigure,
  keyCode,
  type ReviewItem,
  seenFigure,
  seenProposal,
  type Why,
} from './review-item.ts'

/** What was decided about what; `reason` with what is returned or refused, `document` with what one decides. */
export type Decided = {
  answer: 'yes' | 'back' | 'refuse'
  items: ReviewItem[]
  reason: string
  document: string
}

export type RefusedItem = { code: string; why: Why }
type Outcome = { done: ReviewItem[]; refused: RefusedItem[] }

type Verb = Decision | 'return' | 'giveBack' | 'refuse'
type Request = { of: 'figure' | 'proposal'; verb: Verb; key: string; items: ReviewItem[]; said: string }

/**
 * Carries decisions out. A request whose answer was lost keeps its key: sent again, it is recorded once. Those who are
 * head here and reviewer there decide by a request for each capacity, and of figures and proposals by one for each.
 */
export function useDecisions() {
  const figures = {
    approve: useAct((trpc) => trpc.reporting.approve.mutationOptions()),
    endorse: useAct((trpc) => trpc.reporting.endorse.mutationOptions()),
    giveBack: useAct((trpc) => trpc.reporting.giveBack.mutationOptions()),
    return: useAct((trpc) => trpc.reporting.return.mutationOptions()),
  }
  const proposals = {
    approve: useAct((trpc) => trpc.proposals.approve.mutationOptions()),
    endorse: useAct((trpc) => trpc.proposals.endorse.mutationOptions()),
    giveBack: useAct((trpc) => trpc.proposals.giveBack.mutationOptions()),
    return: useAct((trpc) => trpc.proposals.return.mutationOptions()),
    refuse: useAct((trpc) => trpc.proposals.refuse.mutationOptions()),
  }
  const [lost, setLost] = useState<Decided | null>(null)
  const keys = useRef(new Map<string, string>())
  const acts = [...Object.values(figures), ...Object.values(proposals)]

  function requestsFor({ answer, items, reason, document }: Decided): Request[] {
    return (['figure', 'proposal'] as const).flatMap((of) =>
      (['endorse', 'approve'] as const).flatMap((decision) => {
        const own = items.filter(
          (item) => isFigure(item) === (of === 'figure') && decisionOf(item) === decision,
        )
        if (own.length === 0) return []
        const back = decision === 'approve' ? 'return' : 'giveBack'
        const verb: Verb = answer === 'yes' ? decision : answer === 'back' ? back : 'refuse'
        const seen = own.map((item) => (isFigure(item) ? seenFigure(item) : seenProposal(item)))
        const said = JSON.stringify([of, verb, seen, reason, document])
        const key = keys.current.get(said) ?? requestKey()
        keys.current.set(said, key)
        return [{ of, verb, key, items: own, said }]
      }),
    )
  }

  async function send(
    { of, verb, key, items }: Request,
    { reason, document }: Decided,
  ): Promise<Outcome | undefined> {
    const answer = of === 'figure' ? await ofFigures() : await ofProposals()
    if (!answer) return undefined
    const done = new Set(answer.done.map(keyCode))
    return {
      done: items.filter((item) => done.has(codeOf(item))),
      refused: answer.refused.map((one) => ({ code: keyCode(one), why: one.why })),
    }

    function ofFigures() {
      const values = items.flatMap((item) => (isFigure(item) ? [seenFigure(item)] : []))
      if (verb === 'approve' || verb === 'endorse') return figures[verb].act({ key, values })
      if (verb === 'refuse') return undefined
      return figures[verb].act({ key, values, reason })
    }
    function ofProposals() {
      const asked = { key, proposals: items.flatMap((item) => (isFigure(item) ? [] : [seenProposal(item)])) }
      if (verb === 'endorse') return proposals.endorse.act(asked)
      if (verb === 'approve') return proposals.approve.act({ ...asked, ...(document ? { document } : {}) })
      if (verb === 'refuse') return proposals.refuse.act({ ...asked, reason, document })
      return proposals[verb].act({ ...asked, reason })
    }
  }

  /** `undefined` where no answer came, or the whole was refused: see `fault`. */
  async function decide(decided: Decided): Promise<Outcome | undefined> {
    for (const { clear } of acts) clear()
    setLost(null)
    const outcome: Outcome = { done: [], refused: [] }
    for (const request of requestsFor(decided)) {
      const answer = await send(request, decided)
      if (!answer) {
        setLost(decided)
        return undefined
      }
      // Answered: the same press later is another request.
      keys.current.delete(request.said)
      outcome.done.push(...answer.done)
      outcome.refused.push(...answer.refused)
      // What is refused is looked at before anything more is done.
      if (answer.refused.length > 0) break
    }
    return outcome
  }

  const fault = acts.find((act) => act.fault)?.fault ?? null
  return {
    decide,
    busy: acts.some(({ busy }) => busy),
    /** why nothing was done */
    fault: fault?.code === 'unreachable' ? null : fault,
    /** sent, and no answer came */
    lost: fault?.code === 'unreachable' ? lost : null,
  }
}
