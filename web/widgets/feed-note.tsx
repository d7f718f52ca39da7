import { type FeedMark, feedMarkWords } from '../../server/core/feeds/mark.ts'
import { upperFirst } from '../../server/core/sentences/words.ts'
import { useLang } from '../app/lang.tsx'
import styles from './feed-note.module.css'

/** Of when a figure is whose rows have stopped coming. */
export function FeedNote({ feed }: { feed: FeedMark | null }) {
  const lang = useLang()
  if (!feed) return null
  return (
    <span className={styles.note}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path
          d="M7 3.8V7l2.2 1.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {upperFirst(feedMarkWords(feed, lang))}
    </span>
  )
}

/** The look of the figure itself, wherever it stands. */
export const heldFigure = (feed: FeedMark | null | undefined): string | undefined =>
  feed ? styles.held : undefined
