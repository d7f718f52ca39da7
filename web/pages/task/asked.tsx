import type { ProposalContent, ProposalKind } from '../../../server/core/proposals/proposal.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import styles from './task-page.module.css'

type Props = { kind: ProposalKind; content: ProposalContent[ProposalKind] }

/** What an office asked or reported, in full. */
export function Asked({ kind, content }: Props) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const said = (label: string, text: string | null) =>
    text ? (
      <span className={styles.said}>
        {label}: {text}
      </span>
    ) : null
  if (kind === 'progress') {
    const { percent, note, difficulties, requests } = content as ProposalContent['progress']
    return (
      <>
        {said(words.progress, words.percent(format.number(percent)))}
        {said(words.latestNote, note)}
        {said(words.difficulties, difficulties)}
        {said(words.requests, requests)}
      </>
    )
  }
  if (kind === 'extension') {
    const { fromDueOn, toDueOn, reason } = content as ProposalContent['extension']
    return (
      <>
        {said(words.inForce, format.day(fromDueOn))}
        {said(words.form.toDueOn, format.day(toDueOn))}
        {said(words.form.reason, reason)}
      </>
    )
  }
  if (kind === 'completion') {
    const { doneOn, result } = content as ProposalContent['completion']
    return (
      <>
        {said(words.form.doneOn, format.day(doneOn))}
        {said(words.result, result)}
      </>
    )
  }
  return null
}
