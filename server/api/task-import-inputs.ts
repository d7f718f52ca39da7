import { z } from 'zod'
import { corrections, signs } from './inputs.ts'

/** `take`: what was seen when the file was looked at; without it the file is only looked at. */
export const taskImportInput = z.object({
  year: z.number(),
  corrections,
  take: signs(200).optional(),
})
