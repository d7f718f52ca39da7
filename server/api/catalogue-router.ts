import { readCatalogue, recordDefinitions } from '../services/catalogue/definitions.ts'
import { decideTargets, proposeTargets, readTargetsPage, rollOver } from '../services/catalogue/targets.ts'
import { decideTargetsInput, definitionsInput, proposeInput, yearInput } from './inputs.ts'
import { procedure, router } from './trpc.ts'

export const catalogueRouter = router({
  page: procedure.query(({ ctx }) => readCatalogue(ctx)),
  record: procedure.input(definitionsInput).mutation(({ ctx, input }) => recordDefinitions(ctx, input)),
  targets: procedure.query(({ ctx }) => readTargetsPage(ctx)),
  propose: procedure.input(proposeInput).mutation(({ ctx, input }) => proposeTargets(ctx, input)),
  rollOver: procedure.input(yearInput).mutation(({ ctx, input }) => rollOver(ctx, input)),
  decide: procedure.input(decideTargetsInput).mutation(({ ctx, input }) => decideTargets(ctx, input)),
})
