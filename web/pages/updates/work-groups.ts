import { type Day, daysBetween } from '../../../server/core/day.ts'
import type { ProposalItem, TaskWork } from '../../../server/core/proposals/proposal.ts'
import type { MyWork, WorkItem } from '../../../server/core/reporting/answers.ts'
import type { TaskRow } from '../../../server/core/tasks/answers.ts'

/** In the order in which it should be seen to. */
export const workGroups = ['returned', 'late', 'soon', 'later', 'waiting', 'sent'] as const
export type WorkGroup = (typeof workGroups)[number]

/** A figure to report, a task to do, or what was asked of a task. `due` null: it has no deadline. */
export type WorkEntry = { key: string; due: Day | null } & (
  | { of: 'figure'; item: WorkItem }
  | { of: 'task'; task: TaskRow }
  | { of: 'proposal'; item: ProposalItem; task: TaskRow | null }
)

/** Days before a deadline from which it is called near: a working week. */
const soonDays = 7

const groupOf = ({ due, ...entry }: WorkEntry, today: Day): WorkGroup => {
  if (entry.of === 'figure' && entry.item.cell.state === 'returned') return 'returned'
  if (due === null) return 'later'
  if (due < today) return 'late'
  return daysBetween(today, due) <= soonDays ? 'soon' : 'later'
}

const ofFigure = (item: WorkItem): WorkEntry => ({
  of: 'figure',
  key: `${item.cell.kpi}/${item.cell.office}/${item.cell.period}`,
  due: item.cell.due,
  item,
})

const ofTask = (task: TaskRow): WorkEntry => ({ of: 'task', key: `task ${task.code}`, due: task.dueOn, task })

const byDue = (a: WorkEntry, b: WorkEntry): number => (a.due ?? '9999').localeCompare(b.due ?? '9999')

/** What is owed, waited for and sent, by what has to be done about it and then by deadline; empty groups are left out. */
export function groupsOf(
  { today, owed, waiting, sent }: MyWork,
  tasks: TaskWork,
): { group: WorkGroup; items: WorkEntry[] }[] {
  const taskOf = new Map(tasks.owed.map((task) => [task.code, task]))
  const ofProposal = (item: ProposalItem): WorkEntry => {
    const { key } = item.proposal
    const task = (key.register === 'tasks' && taskOf.get(key.item)) || null
    return {
      of: 'proposal',
      key: `${key.register} ${key.item} ${key.kind}`,
      due: task?.dueOn ?? null,
      item,
      task,
    }
  }
  // What was returned says more than that its task is still open; what reports the end leaves nothing to do but wait.
  const isSaid = new Set([
    ...tasks.returned.map(({ proposal }) => proposal.key.item),
    ...tasks.sent.flatMap(({ proposal }) => (proposal.kind === 'completion' ? [proposal.key.item] : [])),
  ])
  const open = [...owed.map(ofFigure), ...tasks.owed.filter(({ code }) => !isSaid.has(code)).map(ofTask)]
  const items: Record<WorkGroup, WorkEntry[]> = {
    returned: [],
    late: [],
    soon: [],
    later: [],
    waiting: [...waiting.map(ofFigure), ...tasks.waiting.map(ofProposal)],
    sent: [...sent.map(ofFigure), ...tasks.sent.map(ofProposal)],
  }
  for (const entry of open) items[groupOf(entry, today)].push(entry)
  items.returned.push(...tasks.returned.map(ofProposal))
  return workGroups
    .map((group) => ({ group, items: items[group].toSorted(byDue) }))
    .filter((one) => one.items.length > 0)
}
