import { type Day, dayOfInstant } from '../../core/day.ts'
import { dueOn } from '../../core/reporting/due.ts'
import { type ReminderStage, reminderOn } from '../../core/reporting/reminder.ts'
import { officeRoles } from '../../core/roles.ts'
import { reportDueLetter } from '../../mail/letters/report-due.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { type Reminding, remindOnce } from '../reminders/reminding.ts'
import { readStaff } from '../reminders/staff.ts'
import { readAskedFor } from './asked-for.ts'
import { type Askable, readSubjects, stateOf } from './subjects.ts'

type Owed = { office: string; due: Day; stage: ReminderStage; values: Askable[] }

/**
 * Reminds the head and the officers of every office that has not sent what falls due about now: once a stage, and no
 * more once all is sent. Returns how many letters were posted.
 */
export async function sendReminders(ctx: Reminding): Promise<number> {
  const today = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const asked = await readAskedFor(ctx, { offices: [...offices.keys()], byNow: true })
  const subjects = await readSubjects(ctx.db, asked)
  const owed = new Map<string, Owed>()
  for (const ask of asked) {
    const due = dueOn(ask.at, ask.definition.reporting)
    const stage = reminderOn(today, due)
    const subject = subjects(ask.code)
    const isToDo = !subject.locked && ['empty', 'entered', 'returned'].includes(stateOf(subject))
    if (!stage || !isToDo) continue
    const key = `${ask.office} ${due}`
    const found = owed.get(key) ?? { office: ask.office, due, stage, values: [] }
    owed.set(key, { ...found, values: [...found.values, ask] })
  }
  const staff = await readStaff(ctx.db, {
    roles: officeRoles,
    offices: [...new Set([...owed.values()].map(({ office }) => office))],
    on: today,
  })
  let posted = 0
  for (const { office, due, stage, values } of owed.values()) {
    const name = offices.get(office)?.name
    if (!name) continue
    const people = new Map(staff.filter((one) => one.office === office).map((one) => [one.id, one]))
    for (const person of people.values())
      posted += await remindOnce(ctx, person, [{ key: `${stage}/${office}/${due}/${person.id}` }], () =>
        reportDueLetter(person.lang, {
          name: person.name,
          office: name,
          stage,
          due,
          kpis: values.map(({ definition, period }) => ({ name: definition.name, period })),
          link: ctx.link(`/updates/${office}`),
        }),
      )
  }
  return posted
}
