import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { indexImportInput, indexTemplateInput } from '../api/inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { entitled } from '../services/entitled.ts'
import { writeDefinitionTemplate } from '../services/indices/definition-template.ts'
import { definitionLimits, importDefinition } from '../services/indices/import-definition.ts'
import { apiLang } from './lang.ts'
import { sheetRoutes, workbookType } from './sheet-routes.ts'

/** The definition of an index as a workbook, out and in again: `GET /index-definitions/template`, `POST …/import`. */
export const indexDefinitionRoutes = (
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) =>
  sheetRoutes(app, { prefix: '/index-definitions', mostBytes: definitionLimits.bytes }, (sheets, take) => {
    sheets.get('/template', async (request, reply) => {
      const { index } = indexTemplateInput.parse(request.query)
      const ctx = await contextOf(request, reply)
      const bytes = await writeDefinitionTemplate(ctx, { index, lang: apiLang(request) })
      return reply
        .header('content-disposition', 'attachment; filename="index.xlsx"')
        .type(workbookType)
        .send(bytes)
    })

    sheets.post('/import', async (request, reply) => {
      const ctx = await contextOf(request, reply)
      entitled(ctx.actor, 'manage-catalogue')
      return take(request, ({ options, bytes }) =>
        importDefinition(ctx, { ...indexImportInput.parse(options), bytes }),
      )
    })
  })
