import { stageWords } from '../../../server/core/deadline.ts'
import type { TaskList } from '../../../server/core/tasks/answers.ts'
import { markWords } from '../../../server/core/tasks/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import chips from '../../widgets/facet-bar.module.css'
import { Mark, stageMarks } from '../../widgets/status-mark.tsx'
import styles from './register.module.css'

const toggled = (said: string | undefined, value: string): string | undefined => {
  const chosen = said?.split(',').filter(Boolean) ?? []
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
  return next.join(',') || undefined
}

/** How many stand where; a press narrows to them, and several can be pressed. */
export function StageChips({ list }: { list: TaskList }) {
  const { tasks: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const stages = view.stage?.split(',') ?? []
  const marks = view.mark?.split(',') ?? []
  const all = list.stages.reduce((sum, { rows }) => sum + rows, 0)
  return (
    <nav className={styles.chips} aria-label={words.stagesLabel}>
      <Link
        className={chips.chip}
        href={href({ stage: undefined, mark: undefined })}
        preload={false}
        replace
        aria-current={view.stage || view.mark ? undefined : 'true'}
      >
        {words.all} <span className="num">{format.number(all)}</span>
      </Link>
      {list.stages
        .filter(({ stage, rows }) => rows > 0 || stages.includes(stage))
        .map(({ stage, rows }) => (
          <Link
            key={stage}
            className={chips.chip}
            href={href({ stage: toggled(view.stage, stage) })}
            preload={false}
            replace
            aria-current={stages.includes(stage) ? 'true' : undefined}
          >
            <Mark shape={stageMarks[stage].shape} small />
            {stageWords[stage][lang]} <span className="num">{format.number(rows)}</span>
          </Link>
        ))}
      {list.marks
        .filter(({ mark, rows }) => rows > 0 || marks.includes(mark))
        .map(({ mark, rows }) => (
          <Link
            key={mark}
            className={chips.chip}
            href={href({ mark: toggled(view.mark, mark) })}
            preload={false}
            replace
            aria-current={marks.includes(mark) ? 'true' : undefined}
          >
            {markWords[mark][lang]} <span className="num">{format.number(rows)}</span>
          </Link>
        ))}
    </nav>
  )
}
