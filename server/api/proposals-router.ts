import { actOnProposals } from '../services/proposals/act.ts'
import { readTaskWork } from '../services/proposals/mine.ts'
import { readProposalReview } from '../services/proposals/review.ts'
import { saveProposal } from '../services/proposals/save.ts'
import { reviewInput } from './inputs.ts'
import {
  actOnProposalsInput,
  decideProposalsInput,
  reasonedProposalsInput,
  refuseProposalsInput,
  saveProposalInput,
} from './tasks-inputs.ts'
import { procedure, router } from './trpc.ts'

export const proposalsRouter = router({
  mine: procedure.query(({ ctx }) => readTaskWork(ctx)),
  review: procedure.input(reviewInput).query(({ ctx, input }) => readProposalReview(ctx, input)),
  save: procedure.input(saveProposalInput).mutation(({ ctx, input }) => saveProposal(ctx, input)),
  discard: procedure
    .input(actOnProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'discard', input)),
  submit: procedure
    .input(actOnProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'submit', input)),
  withdraw: procedure
    .input(actOnProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'withdraw', input)),
  endorse: procedure
    .input(actOnProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'endorse', input)),
  giveBack: procedure
    .input(reasonedProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'give-back', input)),
  return: procedure
    .input(reasonedProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'return', input)),
  refuse: procedure
    .input(refuseProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'refuse', input)),
  approve: procedure
    .input(decideProposalsInput)
    .mutation(({ ctx, input }) => actOnProposals(ctx, 'approve', input)),
})
