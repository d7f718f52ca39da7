import type { Formatter } from '../../../server/core/format.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import type { Vocabulary } from '../../locales/vi.ts'

/** How a task stands, in sentences: its stage, on whom it waits, what it does to the criterion. */
export function taskSentence(page: TaskPage, words: Vocabulary['task'], format: Formatter): string[] {
  return [standing(page, words, format), waiting(page, words, format), cost(page, words, format)].flatMap(
    (said) => said ?? [],
  )
}

function standing({ task }: TaskPage, { says }: Vocabulary['task'], format: Formatter): string {
  const { stage, dueOn, doneOn, stopped, daysLate, workingDaysLeft } = task
  const due = format.day(dueOn)
  const done = format.day(doneOn)
  switch (stage) {
    case 'overdue':
      return says.overdue(format.days(daysLate), due)
    case 'due-today':
      return says['due-today'](due)
    case 'due-soon':
    case 'not-due':
      return says[stage](format.days(workingDaysLeft ?? 0), due)
    case 'no-deadline':
      return says['no-deadline']
    case 'done-on-time':
      return says['done-on-time'](done, due)
    case 'done-late':
      return says['done-late'](format.days(daysLate), done, due)
    case 'done':
      return says.done(done)
    case 'stopped':
      return says[stopped?.kind ?? 'suspended'](format.day(stopped?.on), stopped?.by ?? null)
  }
}

function waiting({ task }: TaskPage, { waits }: Vocabulary['task'], format: Formatter): string | null {
  if (!task.waiting) return null
  const { kind, with: whom } = task.waiting
  return kind === 'extension' ? waits.extension[whom](format.day(task.extensionAsked)) : waits[kind][whom]
}

const open: readonly TaskPage['task']['stage'][] = ['due-today', 'due-soon', 'not-due']

function cost({ task, charged }: TaskPage, words: Vocabulary['task'], format: Formatter): string | null {
  const office = charged.name[format.lang]
  if (task.costs)
    return [words.costs(office), task.heldToOn ? words.heldTo(format.day(task.heldToOn)) : '']
      .filter(Boolean)
      .join(' ')
  if (open.includes(task.stage)) return words.wouldCost(office)
  return task.stage === 'no-deadline' ? words.costsNothing : null
}
