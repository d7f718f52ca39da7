import { readIndexDesk, recordIndex } from '../services/indices/define.ts'
import { listIndices } from '../services/indices/list-indices.ts'
import { readIndexPage } from '../services/indices/read-index.ts'
import { indexInput, indexRecordInput, momentInput } from './inputs.ts'
import { procedure, router } from './trpc.ts'

export const indexRouter = router({
  list: procedure.input(momentInput).query(({ ctx, input }) => listIndices(ctx, input)),
  page: procedure.input(indexInput).query(({ ctx, input }) => readIndexPage(ctx, input)),
  desk: procedure.query(({ ctx }) => readIndexDesk(ctx)),
  record: procedure.input(indexRecordInput).mutation(({ ctx, input }) => recordIndex(ctx, input)),
})
