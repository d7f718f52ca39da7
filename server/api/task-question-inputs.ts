import { z } from 'zod'
import { stages } from '../core/deadline.ts'
import { taskGroups, taskMarks, taskSorts } from '../core/tasks/answers.ts'
import { signs } from './inputs.ts'

/** What tasks are asked about by; whether a moment, an office or a month exists is for the services to say. */
const text = signs(2_000)
const code = signs(200)
/** Numbers arrive as text in an address and as numbers in a call. */
const whole = z.coerce.number()
const year = z.coerce.number().int().min(1900).max(2199)

export const taskListInput = z.object({
  asOf: text.optional(),
  year: year.optional(),
  office: code.optional(),
  helping: z.boolean().optional(),
  stages: z.array(z.enum(stages)).max(stages.length).optional(),
  marks: z.array(z.enum(taskMarks)).max(taskMarks.length).optional(),
  document: text.optional(),
  month: signs(40).optional(),
  person: text.optional(),
  q: signs(20_000).optional(),
  sort: z.enum(taskSorts).optional(),
  group: z.enum(taskGroups).optional(),
  page: whole.optional(),
  size: whole.optional(),
})

/** `a,b` of an address. */
const listed = <T extends string>(all: readonly [T, ...T[]]) =>
  signs(2_000)
    .transform((given) => given.split(',').filter(Boolean))
    .pipe(z.array(z.enum(all)))

/** The same in an address, by the names that the register's page gives its filters. */
export const taskAddressInput = taskListInput
  .omit({ stages: true, marks: true, helping: true, page: true, size: true })
  .extend({
    stage: listed(stages).optional(),
    mark: listed(taskMarks).optional(),
    helping: signs(10).optional(),
  })
  .transform(({ stage, mark, helping, ...question }) => ({
    ...question,
    stages: stage,
    marks: mark,
    helping: helping ? true : undefined,
  }))

export const taskPageInput = z.object({ code, asOf: text.optional() })
export const taskCalendarInput = z.object({
  month: signs(40),
  asOf: text.optional(),
  office: code.optional(),
})
export const ratingInput = z.object({
  office: code.optional(),
  year: year.optional(),
  asOf: text.optional(),
})
export const saveFilterInput = z.object({ name: signs(200), query: signs(2_000) })
export const dropFilterInput = z.object({ code, version: z.number().int() })
