import { type Day, dayOfInstant, daysBetween } from '../../core/day.ts'
import type { Role } from '../../core/roles.ts'
import {
  type LiesWith,
  remindedDays,
  remindedOf,
  type TaskReminder,
  taskReminderOn,
} from '../../core/tasks/reminder.ts'
import { workingDaysBetween } from '../../core/working-days.ts'
import { tasksDueLetter } from '../../mail/letters/tasks-due.ts'
import { readExceptionalDays } from '../calendar/exceptional-days.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { type Reminding, remindOnce } from '../reminders/reminding.ts'
import { type Member, readStaff } from '../reminders/staff.ts'
import { type NearTask, readOpenTasks, readWaitingTasks } from './tasks-near.ts'

type Owed = NearTask & { stage: TaskReminder; days: number; liesWith: LiesWith; roles: readonly Role[] }

const isFor = (member: Member, { office, roles }: Owed) =>
  roles.includes(member.role) && (member.office === null || member.office === office)

/**
 * Reminds of open tasks before their deadline, on its day and after it: once each of every person, and anew once the
 * deadline has moved. Returns how many letters were posted; each holds all that its reader must hear of.
 */
export async function sendTaskReminders(ctx: Reminding): Promise<number> {
  const today = dayOfInstant(ctx.now)
  const moment = await momentOf(ctx, undefined)
  const [offices, exceptional, near, waiting] = await Promise.all([
    readOffices(ctx, moment),
    readExceptionalDays(ctx, moment),
    readOpenTasks(ctx, moment, remindedDays(today)),
    readWaitingTasks(ctx, moment),
  ])
  const sent = new Map(waiting.filter(({ kind }) => kind === 'completion').map((one) => [one.code, one.with]))
  const owed = near.flatMap((task): Owed[] => {
    const stage = taskReminderOn(today, task.due, exceptional)
    if (!stage) return []
    const liesWith = sent.get(task.code) ?? 'office'
    const days = daysOf(today, task.due)
    return [{ ...task, stage, days, liesWith, roles: remindedOf(stage, liesWith) }]
  })
  if (owed.length === 0) return 0
  const staff = await readStaff(ctx.db, {
    roles: [...new Set(owed.flatMap(({ roles }) => roles))],
    offices: [...new Set(owed.map(({ office }) => office))],
    on: today,
  })
  let posted = 0
  for (const person of new Map(staff.map((one) => [one.id, one])).values()) {
    const held = staff.filter(({ id }) => id === person.id)
    const things = owed
      .filter((task) => held.some((member) => isFor(member, task)))
      .map((task) => ({ ...task, key: `task/${task.stage}/${task.code}/${task.due}/${person.id}` }))
    const ofCity = held.some(({ office }) => office === null)
    posted += await remindOnce(ctx, person, things, (fresh) =>
      tasksDueLetter(person.lang, {
        name: person.name,
        tasks: fresh.map((task) => ({
          ...task,
          office: offices.get(task.office)?.name ?? { vi: task.office, en: task.office },
        })),
        ofCity,
        link: ctx.link(ofCity ? '/tasks' : `/tasks?office=${fresh[0]?.office ?? ''}`),
      }),
    )
  }
  return posted

  function daysOf(on: Day, due: Day): number {
    return due < on ? daysBetween(due, on) : workingDaysBetween(on, due, exceptional)
  }
}
