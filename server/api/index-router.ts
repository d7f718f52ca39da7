import { listIndices } from '../services/indices/list-indices.ts'
import { readIndexPage } from '../services/indices/read-index.ts'
import { indexInput, momentInput } from './inputs.ts'
import { procedure, router } from './trpc.ts'

export const indexRouter = router({
  list: procedure.input(momentInput).query(({ ctx, input }) => listIndices(ctx, input)),
  page: procedure.input(indexInput).query(({ ctx, input }) => readIndexPage(ctx, input)),
})
