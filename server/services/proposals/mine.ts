import { and, isNull, type SQL, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import { holdingFor } from '../../auth/actor.ts'
import { addDays, dayOfInstant } from '../../core/day.ts'
import { dueSoonDays } from '../../core/deadline.ts'
import type { ProposalItem, TaskWork } from '../../core/proposals/proposal.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { findTasks } from '../tasks/find.ts'
import { readItemsUnderWay } from './items-under-way.ts'

/**
 * Everything that the asker has to do about tasks and items: what their offices owe by now or soon, what came back, and
 * what waits for their decision; and what they have sent.
 * @throws AppError sign-in-needed
 */
export async function readTaskWork(ctx: VerbContext): Promise<TaskWork> {
  const actor = personOf(ctx.actor)
  const moment = await momentOf(ctx, undefined)
  const all = [...(await readOffices(ctx, moment)).keys()]
  const own = all.filter((code) => holdingFor(actor, 'report-tasks', code))
  const headed = all.filter((code) => holdingFor(actor, 'endorse-tasks', code))
  const reviews = holdingFor(actor, 'approve-tasks') !== undefined
  const soon = addDays(dayOfInstant(ctx.now), dueSoonDays)
  const due = and(
    anyOf(tasks.officeCode, own),
    isNull(tasks.doneOn),
    isNull(tasks.stoppedOn),
    sql`${tasks.dueOn} <= ${soon}`,
  ) as SQL
  const [owed, mine, others] = await Promise.all([
    own.length > 0 ? findTasks(ctx, moment, due) : [],
    own.length > 0
      ? readItemsUnderWay(ctx, { states: ['entered', 'returned', 'submitted', 'endorsed'], offices: own })
      : [],
    reviews ? readItemsUnderWay(ctx, { states: ['endorsed'], offices: null }) : [],
  ])
  const waits = ({ proposal, office }: ProposalItem) =>
    proposal.state === 'submitted' && headed.includes(office.code)
  return {
    // What is said to be done waits for others.
    owed: owed.filter(({ waiting }) => waiting?.kind !== 'completion'),
    returned: mine.filter(({ proposal }) => proposal.state === 'returned'),
    waiting: [...mine.filter(waits), ...others],
    sent: mine.filter((item) => ['submitted', 'endorsed'].includes(item.proposal.state) && !waits(item)),
  }
}
