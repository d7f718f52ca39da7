import type { IndexPage } from '../../../server/core/indices/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './group-bars.module.css'
import { PointBar } from './point-bar.tsx'
import { ProvisionalMark } from './provisional-mark.tsx'

/** Each group as a bar as long as its maximum, full as far as its points go. */
export function GroupBars({ page: { index, score } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const most = Math.max(...score.groups.map(({ max }) => max), 1)
  return (
    <Section title={words.groups} note={words.groupsNote}>
      <ul className={styles.groups}>
        {score.groups.map((group) => (
          <li key={group.id}>
            <span className={styles.name}>
              {index.groups.find(({ id }) => id === group.id)?.name[lang]}{' '}
              {group.provisional ? <ProvisionalMark /> : null}
            </span>
            <PointBar score={group.score} max={group.max} most={most} />
            <span className={styles.points}>
              <b>{format.score(group.score, index.decimals)}</b>/{format.number(group.max)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
