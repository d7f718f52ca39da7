import { z } from 'zod'
import { signs } from './inputs.ts'

const day = signs(40)
const line = signs(200)

export const calendarInput = z.object({ year: z.number().optional() })
export const setDayInput = z.object({
  day,
  working: z.boolean(),
  name: z.object({ vi: line, en: line }),
  document: line.nullable(),
  seen: z.number().int().nullable(),
})
export const clearDayInput = z.object({ day, seen: z.number().int() })
