import { addDays, dayOfInstant } from '../../core/day.ts'
import { officeRoles } from '../../core/roles.ts'
import { beginsWorkingWeek, weekBegins } from '../../core/working-days.ts'
import { taskDigestLetter } from '../../mail/letters/task-digest.ts'
import { readExceptionalDays } from '../calendar/exceptional-days.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { type Reminding, remindOnce } from '../reminders/reminding.ts'
import { readStaff } from '../reminders/staff.ts'
import { readOpenTasks, readWaitingTasks } from './tasks-near.ts'

/**
 * On the first day worked of a week: what falls due in it, what is overdue, and what waits on whom, to the people of
 * each office that has any of it. Returns how many letters were posted.
 */
export async function sendTaskDigests(ctx: Reminding): Promise<number> {
  const today = dayOfInstant(ctx.now)
  const moment = await momentOf(ctx, undefined)
  if (!beginsWorkingWeek(today, await readExceptionalDays(ctx, moment))) return 0
  const monday = weekBegins(today)
  const sunday = addDays(monday, 6)
  const [offices, open, waiting] = await Promise.all([
    readOffices(ctx, moment),
    readOpenTasks(ctx, moment, { to: sunday }),
    readWaitingTasks(ctx, moment),
  ])
  const concerned = [...new Set([...open, ...waiting].map(({ office }) => office))]
  const staff = await readStaff(ctx.db, { roles: officeRoles, offices: concerned, on: today })
  const readers = new Map(staff.map((one) => [`${one.office} ${one.id}`, one]))
  let posted = 0
  for (const person of readers.values()) {
    const { office } = person
    const name = office ? offices.get(office)?.name : undefined
    if (!office || !name) continue
    const own = open.filter((task) => task.office === office)
    posted += await remindOnce(ctx, person, [{ key: `task-digest/${office}/${monday}/${person.id}` }], () =>
      taskDigestLetter(person.lang, {
        name: person.name,
        office: name,
        from: today,
        to: sunday,
        due: own.filter(({ due }) => due >= today),
        overdue: own.filter(({ due }) => due < today),
        waiting: waiting.filter((one) => one.office === office),
        link: ctx.link(`/tasks?office=${office}`),
      }),
    )
  }
  return posted
}
