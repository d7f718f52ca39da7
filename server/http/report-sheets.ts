import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { importInput, reviewInput, templateInput } from '../api/inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { entitled } from '../services/entitled.ts'
import { importReport } from '../services/reporting/import-report.ts'
import { writeTemplate } from '../services/reporting/template.ts'
import { defaultLimits } from '../sheets/limits.ts'
import { apiLang } from './lang.ts'
import { sheetRoutes, workbookType } from './sheet-routes.ts'

/** The workbook of an office, out and in again: `GET /reporting/template`, `POST /reporting/import`. */
export const reportSheetRoutes = (
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) =>
  sheetRoutes(app, { prefix: '/reporting', mostBytes: defaultLimits.bytes }, (sheets, take) => {
    sheets.get('/template', async (request, reply) => {
      const question = templateInput.parse(request.query)
      const ctx = await contextOf(request, reply)
      const { fileName, bytes } = await writeTemplate(ctx, { ...question, lang: apiLang(request) })
      return reply
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .type(workbookType)
        .send(bytes)
    })

    sheets.post('/import', async (request, reply) => {
      const { office } = reviewInput.required().parse(request.query)
      const ctx = await contextOf(request, reply)
      entitled(ctx.actor, 'enter-figures', office)
      return take(request, ({ options, bytes }) =>
        importReport(ctx, { ...importInput.parse(options), office, bytes }),
      )
    })
  })
