import type { ReactNode } from 'react'
import type { ProposalRefusal } from '../../../server/core/proposals/proposal.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useViewState } from '../../app/use-view-state.ts'
import { Button } from '../../ui/button.tsx'
import { useRefusalWords } from '../../widgets/use-refusal-words.ts'
import { codeOf, isFigure, type ReviewItem, type Why } from './review-item.ts'
import styles from './review-table.module.css'
import { useWhat } from './use-what.ts'

/** Who sent it and with what; the button that opens what is behind it. */
export function Foot({ item, children }: { item: ReviewItem; children: ReactNode }) {
  const { review: words } = useAllWords()
  const { show, set } = useViewState()
  const what = useWhat()
  const code = codeOf(item)
  const isOpen = show === code
  return (
    <span className={styles.foot}>
      {children}
      <Button
        look="quiet"
        className={styles.history}
        aria-label={(isFigure(item) ? words.historyOf : words.detailsOf)(what(item))}
        aria-expanded={isOpen}
        onClick={() => set({ show: isOpen ? undefined : code }, { replace: true })}
      >
        {isFigure(item) ? words.history : words.details}
      </Button>
    </span>
  )
}

/** Why the last decision was not taken over. */
export function RefusedWords({ item, why }: { item: ReviewItem; why: Why | undefined }) {
  const { review: words } = useAllWords()
  const refusal = useRefusalWords()
  if (!why) return null
  const said = isFigure(item)
    ? (words.refusals[why as keyof typeof words.refusals] ?? words.refusals['not-in-this-state'])
    : refusal(item.proposal.key.register, why as ProposalRefusal)
  return <span className={styles.refused}>{said}</span>
}
