import { z } from 'zod'
import { jobFormats } from '../core/export-jobs.ts'
import { fileColours, longestNote, longestTitle } from '../core/file-formats.ts'
import { langs } from '../core/words.ts'
import { askExport } from '../services/export-jobs/ask.ts'
import { cancelExport } from '../services/export-jobs/cancel.ts'
import { readMyExports } from '../services/export-jobs/mine.ts'
import { questionInput, signs } from './inputs.ts'
import { procedure, router } from './trpc.ts'

const askInput = z
  .object({
    source: z.discriminatedUnion('kind', [
      questionInput.extend({ kind: z.literal('book') }).strict(),
      z.object({ kind: z.literal('briefing'), code: signs(60) }).strict(),
    ]),
    format: z.enum(jobFormats),
    lang: z.enum(langs),
    colours: z.enum(fileColours).default('light'),
    title: signs(longestTitle).optional(),
    note: signs(longestNote).optional(),
    template: signs(60).optional(),
  })
  .strict()
const cancelInput = z.object({ id: z.uuid() })

/** The files themselves are fetched by an address of their own: server/http/exports.ts. */
export const exportJobsRouter = router({
  mine: procedure.query(({ ctx }) => readMyExports(ctx)),
  ask: procedure.input(askInput).mutation(({ ctx, input }) => askExport(ctx, input)),
  cancel: procedure.input(cancelInput).mutation(({ ctx, input }) => cancelExport(ctx, input)),
})
