import { endFeed } from '../services/feeds/end.ts'
import { readFeeds } from '../services/feeds/list.ts'
import { runNow } from '../services/feeds/run-now.ts'
import { saveFeed } from '../services/feeds/save.ts'
import { setPaused } from '../services/feeds/set-paused.ts'
import { endFeedInput, feedInput, pauseFeedInput, saveFeedInput } from './feeds-inputs.ts'
import { procedure, router } from './trpc.ts'

export const feedsRouter = router({
  list: procedure.query(({ ctx }) => readFeeds(ctx)),
  save: procedure.input(saveFeedInput).mutation(({ ctx, input }) => saveFeed(ctx, input)),
  setPaused: procedure.input(pauseFeedInput).mutation(({ ctx, input }) => setPaused(ctx, input)),
  end: procedure.input(endFeedInput).mutation(({ ctx, input }) => endFeed(ctx, input)),
  run: procedure.input(feedInput).mutation(({ ctx, input }) => runNow(ctx, input)),
})
