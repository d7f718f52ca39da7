import { listTemplates } from '../services/deck-templates/list.ts'
import { withdrawTemplate } from '../services/deck-templates/withdraw.ts'
import { deckTemplateInput } from './inputs.ts'
import { procedure, router } from './trpc.ts'

/** Files themselves come and go by addresses of their own: server/http/decks.ts. */
export const decksRouter = router({
  templates: procedure.query(({ ctx }) => listTemplates(ctx)),
  withdrawTemplate: procedure
    .input(deckTemplateInput)
    .mutation(({ ctx, input }) => withdrawTemplate(ctx, input)),
})
