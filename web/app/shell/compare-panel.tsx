import { previousPeriod, sameLastYear } from '../../../server/core/period.ts'
import { Link } from '../../ui/link.tsx'
import { useFormat, useWords } from '../lang.tsx'
import { useViewState } from '../use-view-state.ts'
import type { PanelProps } from './context-bar.tsx'
import styles from './panel.module.css'

export function ComparePanel({ shown, close }: PanelProps) {
  const { pickers } = useWords()
  const format = useFormat()
  const { href } = useViewState()
  if (!shown.period) return null
  const choices = [
    {
      compare: 'previous',
      word: pickers.previousPeriod(format.period(previousPeriod(shown.period).id)),
      href: href({ compare: undefined }),
    },
    {
      compare: 'year',
      word: pickers.sameLastYear(format.period(sameLastYear(shown.period).id)),
      href: href({ compare: 'year' }),
    },
  ]
  return (
    <div className={styles.list}>
      {choices.map((choice) => (
        <Link
          key={choice.compare}
          className={styles.choice}
          href={choice.href}
          preload={false}
          onClick={close}
          aria-current={choice.compare === shown.compare ? 'true' : undefined}
        >
          {choice.word}
        </Link>
      ))}
    </div>
  )
}
