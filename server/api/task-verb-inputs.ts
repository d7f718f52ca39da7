import { z } from 'zod'
import { isDay } from '../core/day.ts'
import { signs } from './inputs.ts'

/** What tasks are changed with directly; what is asked of them first is in `tasks-inputs.ts`. */
const text = signs(2_000)
const line = signs(500)
const day = signs(10).refine(isDay)
const seenTask = { code: signs(200), seen: z.number().int() }
const clearThings = {
  work: z.object({ vi: line, en: line }),
  person: line,
  responsibility: line,
  product: line,
  authority: line,
  assignedBy: line.nullable(),
}

export const createTaskInput = z.object({
  ...clearThings,
  /** part of an address, so without a slash */
  code: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u)
    .optional(),
  office: signs(200),
  coordinating: z.array(signs(200)).max(100),
  year: z.number().int().min(2000).max(2100),
  dueOn: day.nullable(),
  note: text.nullable(),
})
export const amendTaskInput = z.object({
  ...seenTask,
  ...clearThings,
  dueOn: day.nullable(),
  document: line,
})
export const stopTaskInput = z.object({
  ...seenTask,
  kind: z.enum(['suspended', 'cancelled']),
  on: day,
  document: line,
})
export const resumeTaskInput = z.object({ ...seenTask, document: line, dueOn: day.optional() })
export const handOverTaskInput = z.object({
  ...seenTask,
  to: signs(200),
  from: day,
  document: line,
  reason: text,
})
export const splitTaskInput = z.object({
  ...seenTask,
  steps: z
    .array(z.object({ name: line, plannedOn: day }))
    .min(1)
    .max(100),
})
export const setStepInput = z.object({ ...seenTask, plannedOn: day, doneOn: day.nullable() })
export const noteInput = z.object({ code: signs(200), text })
