import { daysBetween } from '../../server/core/day.ts'
import { stageWords } from '../../server/core/deadline.ts'
import { lowerFirst } from '../../server/core/sentences/words.ts'
import type { TaskRow } from '../../server/core/tasks/answers.ts'
import { stopWords } from '../../server/core/tasks/words.ts'
import { useAllWords } from '../app/all-words.ts'
import { useFormat, useLang } from '../app/lang.tsx'
import { StageMark } from './status-mark.tsx'

export type StagedTask = Pick<
  TaskRow,
  | 'stage'
  | 'dueOn'
  | 'doneOn'
  | 'heldToOn'
  | 'stopped'
  | 'progress'
  | 'daysLate'
  | 'workingDaysLeft'
  | 'extensions'
  | 'extensionAsked'
  | 'waiting'
>

/** Where a task stands, in words, with the days where days matter. */
export function useStageWord(): (task: StagedTask) => string {
  const { tasks: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return ({ stage, daysLate, workingDaysLeft, stopped }) => {
    if (stage === 'overdue' && daysLate > 0) return words.overdueBy(format.days(daysLate))
    if (stage === 'due-soon' && workingDaysLeft !== null) return words.soonIn(format.days(workingDaysLeft))
    if (stage === 'stopped' && stopped) return stopWords[stopped.kind][lang]
    return stageWords[stage][lang]
  }
}

export const TaskStage = ({ task }: { task: StagedTask }) => (
  <StageMark stage={task.stage} word={useStageWord()(task)} />
)

/** What must be known beside the stage, most weighty first; empty where there is nothing. */
export function useTaskNotes(): (task: StagedTask) => string[] {
  const { tasks: words } = useAllWords()
  const format = useFormat()
  return (task) => {
    const { notes, waits } = words
    const { stage, dueOn, doneOn, heldToOn, stopped, progress, daysLate, extensions } = task
    const { extensionAsked, waiting } = task
    const isOpen = stage !== 'stopped' && doneOn === null
    return [
      heldToOn ? notes.held(format.day(heldToOn)) : null,
      stage === 'done-late' && daysLate > 0 ? notes.late(format.days(daysLate)) : null,
      stage === 'done-on-time' && dueOn && doneOn && doneOn < dueOn
        ? notes.early(format.days(daysBetween(doneOn, dueOn)))
        : null,
      stage === 'stopped' && stopped ? notes.stopped(format.day(stopped.on), stopped.by) : null,
      extensions > 0 ? notes.extended(extensions) : null,
      extensionAsked ? notes.asked(format.day(extensionAsked)) : null,
      waiting ? waits[waiting.kind][waiting.with] : null,
      isOpen && progress !== null ? notes.progress(format.number(progress, 0)) : null,
    ].filter((note) => note !== null)
  }
}

/** The same as one line. */
export function TaskNotes({ task }: { task: StagedTask }) {
  return useTaskNotes()(task)
    .map((note, nth) => (nth === 0 ? note : lowerFirst(note)))
    .join('; ')
}
