import type { Day } from '../../../core/day.ts'
import { type Dates, type ItemRegister, registerShapes } from '../../../core/proposals/milestones.ts'
import type { RegisterName } from '../../../core/proposals/proposal.ts'
import type { ItemRecord } from '../items.ts'
import type { Differences } from './kind.ts'
import { dayText } from './text.ts'

const milestonesOf = (register: RegisterName) => registerShapes[register as ItemRegister].milestones

/** The dates of an item as it stands, none of what no register has yet. */
export const datesOf = (register: RegisterName, item: ItemRecord | undefined): Dates =>
  Object.fromEntries(
    milestonesOf(register).map(({ name }) => [name, (item?.[name] as Day | null | undefined) ?? null]),
  )

/** What each named milestone was and would be; those that stay as they are go unsaid. */
export function dateDifferences(
  register: RegisterName,
  dates: Dates,
  item: ItemRecord | undefined,
): Differences {
  const before = datesOf(register, item)
  return milestonesOf(register).flatMap(({ name, label }) => {
    const [was, is] = [before[name] ?? null, dates[name] ?? null]
    if (!(name in dates) || was === is) return []
    return [{ label, before: was && dayText(was), after: is && dayText(is) }]
  })
}
