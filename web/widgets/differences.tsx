import { isDay } from '../../server/core/day.ts'
import type { ProposalItem } from '../../server/core/proposals/proposal.ts'
import { useAllWords } from '../app/all-words.ts'
import { useFormat, useLang } from '../app/lang.tsx'
import styles from './differences.module.css'

/** What changes: each thing by name, what it was and what it is. */
export function Differences({ differences }: Pick<ProposalItem, 'differences'>) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const said = (text: string) => (isDay(text) ? format.day(text) : text)
  if (differences.length === 0) return null
  return (
    <dl className={styles.differences}>
      {differences.map(({ label, before, after }) => (
        <div key={label.vi}>
          <dt>{label[lang]}</dt>
          <dd>
            {before === null ? null : (
              <del>
                <span className="vh">{words.before}: </span>
                {said(before)}
              </del>
            )}
            <ins>
              <span className="vh">{words.after}: </span>
              {after === null ? words.nothingThere : said(after)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
