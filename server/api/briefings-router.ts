import { issueBriefing } from '../services/briefings/issue.ts'
import { listBriefings } from '../services/briefings/list.ts'
import { readBriefingPage } from '../services/briefings/page.ts'
import { refreshBriefing } from '../services/briefings/refresh.ts'
import { readRevised } from '../services/briefings/revised.ts'
import { discardBriefing, saveBriefing } from '../services/briefings/save.ts'
import { duplicateBriefing, startBriefing } from '../services/briefings/start.ts'
import {
  briefingInput,
  saveBriefingInput,
  seenBriefingInput,
  startBriefingInput,
} from './briefings-inputs.ts'
import { procedure, router } from './trpc.ts'

export const briefingsRouter = router({
  list: procedure.query(({ ctx }) => listBriefings(ctx)),
  page: procedure.input(briefingInput).query(({ ctx, input }) => readBriefingPage(ctx, input)),
  revised: procedure.input(briefingInput).query(({ ctx, input }) => readRevised(ctx, input)),
  start: procedure.input(startBriefingInput).mutation(({ ctx, input }) => startBriefing(ctx, input)),
  save: procedure.input(saveBriefingInput).mutation(({ ctx, input }) => saveBriefing(ctx, input)),
  duplicate: procedure.input(briefingInput).mutation(({ ctx, input }) => duplicateBriefing(ctx, input)),
  discard: procedure.input(seenBriefingInput).mutation(({ ctx, input }) => discardBriefing(ctx, input)),
  issue: procedure.input(seenBriefingInput).mutation(({ ctx, input }) => issueBriefing(ctx, input)),
  refresh: procedure.input(briefingInput).mutation(({ ctx, input }) => refreshBriefing(ctx, input)),
})
