import { useFormat, useWords } from '../app/lang.tsx'
import { type Fault, faultSentence } from '../data/fault.ts'
import { Notice } from '../ui/notice.tsx'

/** Why something was not done, beside the form that asked for it. Can be given the focus. */
export function FaultNotice({ fault }: { fault: Fault | null }) {
  const { faces } = useWords()
  const format = useFormat()
  if (!fault) return null
  return (
    <div role="alert" tabIndex={-1}>
      <Notice face="failed" title={faultSentence(fault, format) ?? faces.notSent} />
    </div>
  )
}
