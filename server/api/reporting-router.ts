import { actOnEntries } from '../services/reporting/act.ts'
import { readChanges } from '../services/reporting/changes.ts'
import { decideContest, openContest, readContests } from '../services/reporting/contest.ts'
import { readCoverage } from '../services/reporting/coverage.ts'
import { readGrid } from '../services/reporting/grid.ts'
import { readValueHistory } from '../services/reporting/history.ts'
import { setPeriodLock } from '../services/reporting/lock-period.ts'
import { readMyWork, readReview } from '../services/reporting/my-work.ts'
import { saveEntries } from '../services/reporting/save.ts'
import { readWaiting } from '../services/reporting/waiting.ts'
import {
  actInput,
  changesInput,
  contestInput,
  contestsInput,
  coverageInput,
  decisionInput,
  gridInput,
  lockInput,
  reasonedActInput,
  reviewInput,
  saveInput,
  valueInput,
} from './inputs.ts'
import { procedure, router } from './trpc.ts'

export const reportingRouter = router({
  work: procedure.query(({ ctx }) => readMyWork(ctx)),
  grid: procedure.input(gridInput).query(({ ctx, input }) => readGrid(ctx, input)),
  history: procedure.input(valueInput).query(({ ctx, input }) => readValueHistory(ctx, input)),
  review: procedure.input(reviewInput).query(({ ctx, input }) => readReview(ctx, input)),
  coverage: procedure.input(coverageInput).query(({ ctx, input }) => readCoverage(ctx, input)),
  waiting: procedure.query(({ ctx }) => readWaiting(ctx)),
  save: procedure.input(saveInput).mutation(({ ctx, input }) => saveEntries(ctx, input)),
  discard: procedure.input(actInput).mutation(({ ctx, input }) => actOnEntries(ctx, 'discard', input)),
  submit: procedure.input(actInput).mutation(({ ctx, input }) => actOnEntries(ctx, 'submit', input)),
  withdraw: procedure.input(actInput).mutation(({ ctx, input }) => actOnEntries(ctx, 'withdraw', input)),
  endorse: procedure.input(actInput).mutation(({ ctx, input }) => actOnEntries(ctx, 'endorse', input)),
  giveBack: procedure
    .input(reasonedActInput)
    .mutation(({ ctx, input }) => actOnEntries(ctx, 'give-back', input)),
  return: procedure.input(reasonedActInput).mutation(({ ctx, input }) => actOnEntries(ctx, 'return', input)),
  approve: procedure.input(actInput).mutation(({ ctx, input }) => actOnEntries(ctx, 'approve', input)),
  changes: procedure.input(changesInput).query(({ ctx, input }) => readChanges(ctx, input)),
  contests: procedure.input(contestsInput).query(({ ctx, input }) => readContests(ctx, input)),
  contest: procedure.input(contestInput).mutation(({ ctx, input }) => openContest(ctx, input)),
  decideContest: procedure.input(decisionInput).mutation(({ ctx, input }) => decideContest(ctx, input)),
  setLock: procedure.input(lockInput).mutation(({ ctx, input }) => setPeriodLock(ctx, input)),
})
