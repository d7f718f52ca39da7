import { answerDispute } from '../services/seals/answer.ts'
import { openDispute } from '../services/seals/dispute.ts'
import { listSeals } from '../services/seals/list.ts'
import { readSealPage } from '../services/seals/page.ts'
import { sealPeriod } from '../services/seals/seal.ts'
import { answerInput, disputeInput, sealCodeInput, sealInput } from './seals-inputs.ts'
import { procedure, router } from './trpc.ts'

export const sealsRouter = router({
  list: procedure.query(({ ctx }) => listSeals(ctx)),
  page: procedure.input(sealCodeInput).query(({ ctx, input }) => readSealPage(ctx, input)),
  seal: procedure.input(sealInput).mutation(({ ctx, input }) => sealPeriod(ctx, input)),
  dispute: procedure.input(disputeInput).mutation(({ ctx, input }) => openDispute(ctx, input)),
  answer: procedure.input(answerInput).mutation(({ ctx, input }) => answerDispute(ctx, input)),
})
