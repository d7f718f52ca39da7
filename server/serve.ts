import type { FastifyInstance } from 'fastify'
import { listenForChanges } from '../db/notices.ts'
import { stories } from '../db/schema/stories.ts'
import { type AppParts, buildApp } from './app.ts'
import { mintScope } from './auth/scope.ts'
import type { Env } from './env.ts'
import { prepareDatabase } from './prepare-database.ts'
import { type AnswerStore, createAnswerStore } from './services/answer-store.ts'
import { readScorecard } from './services/scorecard.ts'

export type Service = {
  app: FastifyInstance
  /** where the figures live */
  place: string
  close(): Promise<void>
}

/** Every KPI, office page and some hundred pages of rows, at several moments. */
const keptAnswers = 4_000
/** A drawn page is some hundred times larger than an answer. */
const keptPages = 100

/** The whole service short of listening. `systemClock` is used where no demonstration story says what day it is. */
export async function openService(env: Env, web: AppParts['web'], systemClock: () => Date): Promise<Service> {
  const database = await prepareDatabase(env)
  const stores: AnswerStore[] = []
  const notices = await listenForChanges(database.raw, {
    changed: (table) => stores.forEach((store) => void store.forget(table)),
    missed: () => stores.forEach((store) => void store.forget()),
  })
  const answers = createAnswerStore(keptAnswers, notices.current)
  // While developing, the code that draws a page changes more often than its figures.
  const pages = createAnswerStore(web?.folder ? keptPages : 0, notices.current)
  stores.push(answers, pages)
  const [story] = await database.db.select().from(stories).limit(1)
  const storyMoment = story ? new Date(story.clockAt) : null
  const clock = () => storyMoment ?? systemClock()
  // Asked once before anybody else does, so that the first visitor finds it answered.
  await readScorecard({ db: database.db, answers, now: clock(), scope: mintScope('all') }, {})
  const app = await buildApp({ db: database.db, answers, pages, clock, log: env.LOG, web })
  return {
    app,
    place: database.place,
    async close() {
      await app.close()
      await database.release()
    },
  }
}
