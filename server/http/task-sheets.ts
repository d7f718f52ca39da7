import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { taskImportInput } from '../api/task-import-inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { entitled } from '../services/entitled.ts'
import { importTasks } from '../services/tasks/import-tasks.ts'
import { writeTaskTemplate } from '../services/tasks/task-template.ts'
import { defaultLimits } from '../sheets/limits.ts'
import { apiLang } from './lang.ts'
import { sheetRoutes, workbookType } from './sheet-routes.ts'

/** The yearly list as a workbook, empty and filled in: `GET /tasks/template.xlsx`, `POST /tasks/import`. */
export const taskSheetRoutes = (
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) =>
  sheetRoutes(app, { prefix: '/tasks', mostBytes: defaultLimits.bytes }, (sheets, take) => {
    sheets.get('/template.xlsx', async (request, reply) => {
      const bytes = await writeTaskTemplate(await contextOf(request, reply), apiLang(request))
      return reply
        .header('content-disposition', 'attachment; filename="tasks-template.xlsx"')
        .type(workbookType)
        .send(bytes)
    })

    sheets.post('/import', async (request, reply) => {
      const ctx = await contextOf(request, reply)
      entitled(ctx.actor, 'manage-tasks')
      return take(request, ({ options, bytes }) =>
        importTasks(ctx, { ...taskImportInput.parse(options), bytes }),
      )
    })
  })
