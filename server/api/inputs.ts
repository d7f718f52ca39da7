import { z } from 'zod'
import { grains } from '../core/period.ts'

/** Shapes only: whether a period, a moment or an office exists is for the services to say, in words. */
const text = z.string().max(2_000)
const id = z.string().max(200)

export const questionInput = z.object({
  asOf: text.optional(),
  period: text.optional(),
  office: text.optional(),
  compare: z.enum(['previous', 'year']).optional(),
})

export const kpiInput = questionInput.extend({ id })

export const seriesInput = kpiInput.extend({
  grain: z.enum(grains).optional(),
  from: text.optional(),
  to: text.optional(),
})

/** Numbers arrive as text in an address and as numbers in a call. */
const whole = z.coerce.number()

export const rowsInput = kpiInput.extend({
  part: z.enum(['numerator', 'denominator', 'rest']).optional(),
  page: whole.optional(),
  size: whole.optional(),
  sort: text.optional(),
  q: z.string().max(20_000).optional(),
  filter: text.optional(),
})

export const officeInput = questionInput.extend({ office: text })
