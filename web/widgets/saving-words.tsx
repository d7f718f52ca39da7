import { useAllWords } from '../app/all-words.ts'
import { useFormat } from '../app/lang.tsx'
import type { Saving } from '../data/drafts/open-drafts.ts'
import { faultOf, faultSentence } from '../data/fault.ts'
import styles from './saving-words.module.css'

type Props = {
  saving: Saving
  /** what is said of it once the server has it */
  saved?: (time: string) => string
  /** why it stays in this browser for now; null: it does not */
  held?: string | null
}

/** What becomes of what was entered. Only trouble is said aloud: saving goes on all the time. */
export function SavingWords({ saving, saved, held = null }: Props) {
  const { updates: words } = useAllWords()
  const format = useFormat()
  const trouble =
    saving.kind === 'unreachable'
      ? words.saving.unreachable
      : saving.kind === 'refused'
        ? [words.saving.refused, faultSentence(faultOf(saving.thrown), format)].filter(Boolean).join(': ')
        : null
  const goesWell =
    saving.kind === 'saved'
      ? (saved ?? words.saving.saved)(format.instant(saving.at).slice(-5))
      : saving.kind === 'waiting' || saving.kind === 'sending'
        ? words.saving[saving.kind]
        : null
  const calm = trouble ? null : (held ?? goesWell)
  return (
    <div className={styles.saving}>
      <span data-saving>{calm}</span>
      <span role="status" className={styles.trouble}>
        {trouble}
      </span>
    </div>
  )
}
