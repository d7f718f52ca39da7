import type { Announcement } from '../../server/core/scorecard.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import styles from './labels.module.css'

/** The city announced this figure, and on which day. */
export function PublishedLabel({ published }: { published: Announcement }) {
  const { parts } = useWords()
  const lang = useLang()
  return (
    <span className={styles.published} title={published.source[lang]}>
      {parts.published(useFormat().day(published.announcedOn))}
    </span>
  )
}
