import { listEvidence } from '../services/evidence/list.ts'
import { withdrawEvidence } from '../services/evidence/withdraw.ts'
import { evidenceInput } from './inputs.ts'
import { evidenceSubjectInput } from './tasks-inputs.ts'
import { procedure, router } from './trpc.ts'

/** Files themselves come and go by addresses of their own: server/http/evidence.ts. */
export const evidenceRouter = router({
  list: procedure.input(evidenceSubjectInput).query(({ ctx, input }) => listEvidence(ctx, input)),
  withdraw: procedure.input(evidenceInput).mutation(({ ctx, input }) => withdrawEvidence(ctx, input)),
})
