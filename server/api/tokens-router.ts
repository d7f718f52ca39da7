import { createToken } from '../services/tokens/create.ts'
import { readTokens } from '../services/tokens/list.ts'
import { revokeToken } from '../services/tokens/revoke.ts'
import { idInput, tokenInput } from './inputs.ts'
import { procedure, router } from './trpc.ts'

export const tokensRouter = router({
  list: procedure.query(({ ctx }) => readTokens(ctx)),
  create: procedure.input(tokenInput).mutation(({ ctx, input }) => createToken(ctx, input)),
  revoke: procedure.input(idInput).mutation(({ ctx, input }) => revokeToken(ctx, input.id)),
})
