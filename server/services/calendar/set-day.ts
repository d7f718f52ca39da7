import { AppError } from '../../core/app-error.ts'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../core/words.ts'
import { worksByWeekday } from '../../core/working-days.ts'
import type { VerbContext } from '../context.ts'
import { changeDay } from './change-day.ts'

export type SetDayInput = {
  day: Day
  working: boolean
  name: Words
  document: string | null
  /** the version that was seen; null: the day was like its weekday */
  seen: number | null
}

/**
 * Says that a day differs from its weekday: a weekday off, or a weekend day that is worked.
 * @throws AppError as `changeDay`, name-needed, day-as-usual
 */
export async function setDay(ctx: VerbContext, input: SetDayInput): Promise<void> {
  await changeDay(ctx, input, () => {
    const { day, working } = input
    const nameVi = input.name.vi.normalize('NFC').trim()
    const nameEn = input.name.en.normalize('NFC').trim()
    if (!nameVi || !nameEn) throw new AppError('name-needed')
    if (worksByWeekday(day) === working) throw new AppError('day-as-usual')
    return { working, nameVi, nameEn, document: input.document?.normalize('NFC').trim() || null }
  })
}
