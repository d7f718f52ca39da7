import { z } from 'zod'
import { feedKinds } from '../core/feeds/feed.ts'
import { signs } from './inputs.ts'

const line = signs(200)
const word = signs(500)
const code = signs(60)
const seen = z.number().int()

const options = z.object({
  rowsAt: line.optional(),
  pageParameter: line.optional(),
  secretHeader: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9-]*$/)
    .optional(),
  query: signs(20_000).optional(),
  user: line.optional(),
  organizations: z.record(line, line).optional(),
  codeField: line.optional(),
})
const mapping = z.record(
  line,
  z.object({ from: line.optional(), value: line.optional(), words: z.record(word, word).optional() }),
)

export const saveFeedInput = z.object({
  code: code.nullable(),
  seen: seen.nullable(),
  name: z.object({ vi: line, en: line }),
  kind: z.enum(feedKinds),
  target: line,
  address: signs(2_000).nullable(),
  options,
  mapping,
  everyMinutes: z.number(),
  graceMinutes: z.number(),
  secret: signs(4_000).nullable().optional(),
})
export const feedInput = z.object({ code })
export const pauseFeedInput = z.object({ code, seen, paused: z.boolean() })
export const endFeedInput = z.object({ code, seen })
