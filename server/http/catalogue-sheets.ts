import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { catalogueImportInput } from '../api/inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { writeCatalogueTemplate } from '../services/catalogue/catalogue-template.ts'
import { catalogueLimits, importCatalogue } from '../services/catalogue/import-catalogue.ts'
import { entitled } from '../services/entitled.ts'
import { apiLang } from './lang.ts'
import { sheetRoutes, workbookType } from './sheet-routes.ts'

/** The catalogue as a workbook, out and in again: `GET /catalogue/template`, `POST /catalogue/import`. */
export const catalogueSheetRoutes = (
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) =>
  sheetRoutes(app, { prefix: '/catalogue', mostBytes: catalogueLimits.bytes }, (sheets, take) => {
    sheets.get('/template', async (request, reply) => {
      const bytes = await writeCatalogueTemplate(await contextOf(request, reply), apiLang(request))
      return reply
        .header('content-disposition', 'attachment; filename="catalogue.xlsx"')
        .type(workbookType)
        .send(bytes)
    })

    sheets.post('/import', async (request, reply) => {
      const ctx = await contextOf(request, reply)
      entitled(ctx.actor, 'manage-catalogue')
      return take(request, ({ options, bytes }) =>
        importCatalogue(ctx, { ...catalogueImportInput.parse(options), bytes }),
      )
    })
  })
