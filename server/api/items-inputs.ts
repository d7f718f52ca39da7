import { z } from 'zod'
import { itemStages } from '../core/items/answers.ts'
import { signs } from './inputs.ts'

/** What register items are asked about by; whether a list, a moment or an office exists is for the services to say. */
const text = signs(2_000)
const code = signs(200)
/** Numbers arrive as text in an address and as numbers in a call. */
const whole = z.coerce.number()
const register = code

export const itemsInput = z.object({
  register,
  office: code.optional(),
  stage: z.enum(itemStages).optional(),
  q: signs(20_000).optional(),
  asOf: text.optional(),
  page: whole.optional(),
  size: whole.optional(),
})
export const itemInput = z.object({ register, code, asOf: text.optional() })
