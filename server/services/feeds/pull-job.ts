import type { Handler } from '../../jobs/queue.ts'
import { type Pulling, pullOnce } from './pull.ts'
import { watchFeeds } from './watch.ts'

/** One pull as a job: afterwards everybody sees at once how the feed stands. */
export const pullJob = (contextNow: () => Pulling): Handler<'feeds'> => ({
  async run({ data, signal }) {
    await pullOnce(contextNow(), data.code, signal)
    await watchFeeds(contextNow())
  },
  // How each try went is in the log of the ways in.
  async gaveUp() {},
})
