import type { FastifyInstance } from 'fastify'
import { listenForChanges } from '../db/notices.ts'
import type { OpenDatabase } from '../db/open.ts'
import { stories } from '../db/schema/stories.ts'
import { ensureDemonstrationPeople } from '../seeds/demonstration-people.ts'
import { type AppParts, buildApp } from './app.ts'
import { everybody } from './asker.ts'
import { openDesk } from './desk.ts'
import { type Env, evidenceIsHereOnly, SettingError } from './env.ts'
import { exportWork } from './export-work.ts'
import { createPainter } from './exports/painter.ts'
import { createGuard } from './feeds/guard.ts'
import { usualHolds } from './feeds/source.ts'
import { createLiveFeed } from './http/live-feed.ts'
import { jobTable, openQueue } from './jobs/queue.ts'
import { matterOf } from './live-tables.ts'
import { createCarrier } from './mail/carrier.ts'
import { smtpTransport } from './mail/smtp.ts'
import { prepareDatabase } from './prepare-database.ts'
import { sweep } from './services/account/sweep.ts'
import { type AnswerStore, createAnswerStore } from './services/answer-store.ts'
import { tellRevised } from './services/briefings/tell-revised.ts'
import { dropOldFiles } from './services/export-jobs/run.ts'
import type { Pulling } from './services/feeds/pull.ts'
import { pullJob } from './services/feeds/pull-job.ts'
import { watchFeeds } from './services/feeds/watch.ts'
import { sendReminders } from './services/reporting/remind.ts'
import { readScorecard } from './services/scorecard.ts'
import { sendTaskDigests } from './services/tasks/digest-tasks.ts'
import { sendTaskReminders } from './services/tasks/remind-tasks.ts'
import { tellExported } from './services/tell-exported.ts'
import { storyClock } from './story-clock.ts'
import { faultSentence } from './told-fault.ts'

export type Service = {
  app: FastifyInstance
  /** where the figures live */
  place: string
  /** sweeps away what is over and sends the reminders that are due; done every hour by itself */
  upkeep(): Promise<void>
  close(): Promise<void>
}

/** Every KPI, office page and some hundred pages of rows, at several moments. */
const keptAnswers = 4_000
/** A drawn page is some hundred times larger than an answer. */
const keptPages = 100
/** Browsers and machines that asked lately. */
const keptAskers = 2_000
const hour = 3_600_000
const minute = 60_000
const evidenceHereOnly =
  'Evidence is kept on this machine alone. Before a second server process uses the same database, ' +
  'set DATA_DIR to a folder that all of them share, or EVIDENCE_S3_URL.'

/**
 * The whole service short of listening. `wallClock` is also the city's where no demonstration story says what day it is.
 * @throws SettingError
 */
export async function openService(env: Env, web: AppParts['web'], wallClock: () => Date): Promise<Service> {
  const database = await prepareDatabase(env, wallClock())
  try {
    if (evidenceIsHereOnly(env)) console.warn(evidenceHereOnly)
    return await openServiceOn(database, env, web, wallClock)
  } catch (fault) {
    await database.release()
    throw fault
  }
}

/** The same on a database that is prepared already. */
export async function openServiceOn(
  database: OpenDatabase,
  env: Env,
  web: AppParts['web'],
  wallClock: () => Date,
): Promise<Service> {
  const { db, raw, place } = database
  const report = (fault: unknown) => console.error(faultSentence(fault))
  const [story] = await db.select().from(stories).limit(1)
  if (story) await ensureDemonstrationPeople(db)
  const desk = await openDesk(db, env, { isDemonstration: story !== undefined, report })
  const carrier = env.SMTP_URL
    ? createCarrier({
        db,
        transport: transportOf(env.SMTP_URL, env.MAIL_FROM ?? ''),
        at: wallClock,
        report,
      })
    : null
  /** Asked once a job is begun: the clock has moved on since the start. */
  function pulling(): Pulling {
    return { ...reminding(), vault: desk.vault, holds, clocks: { city: clock, wall: wallClock } }
  }
  const queue = openQueue({
    db,
    handlers: {
      feeds: pullJob(pulling),
      exports: exportWork({
        db,
        answers: () => answers,
        store: desk.madeFiles,
        evidence: desk.evidence,
        desk,
        clock: () => clock(),
        at: wallClock,
        report,
      }),
    },
    at: wallClock,
    report,
  })
  const stores: AnswerStore[] = []
  const live = createLiveFeed()
  const notices = await listenForChanges(raw, {
    changed: (table) => {
      for (const store of stores) store.forget(table)
      if (table === 'mails') carrier?.wake()
      if (table === jobTable) queue.wake()
      // After the stores have forgotten: who hears of it asks at once.
      const matter = matterOf(table)
      if (matter) live.tell(matter)
    },
    missed: () => {
      for (const store of stores) store.forget()
      carrier?.wake()
      queue.wake()
      live.tell('figures')
    },
  })
  const answers = createAnswerStore(keptAnswers, notices.current)
  const askers = createAnswerStore(keptAskers, notices.current)
  // While developing, the code that draws a page changes more often than its figures.
  const pages = createAnswerStore(web?.folder ? keptPages : 0, notices.current)
  stores.push(answers, askers, pages)
  const clock = story ? storyClock(story, wallClock) : wallClock
  const holds = { ...usualHolds, guard: createGuard(env.FEED_HOSTS) }
  const reminding = () => ({ db, answers, now: clock(), ...everybody, at: wallClock(), link: desk.link })
  // Asked once before anybody else does, so that the first visitor finds it answered.
  await readScorecard({ db, answers, now: clock(), ...everybody }, {})
  const painter = createPainter()
  const app = await buildApp({
    db,
    answers,
    askers,
    pages,
    live,
    clock,
    wallClock,
    desk,
    painter,
    publicUrl: env.PUBLIC_URL ?? null,
    trustProxy: env.TRUST_PROXY,
    log: env.LOG,
    web,
  })
  carrier?.start()
  queue.start()
  async function upkeep() {
    const at = wallClock()
    await Promise.all([
      sweep(db, at),
      desk.evidence.sweep(at),
      queue.tidy(),
      desk.madeFiles.sweep(at),
      dropOldFiles(db, desk.madeFiles, at),
      sendReminders(reminding()),
      sendTaskReminders(reminding()),
      sendTaskDigests(reminding()),
      tellRevised({ ...reminding(), desk }),
      tellExported({ ...reminding(), desk }),
    ])
  }
  const upkeeping = setInterval(() => void upkeep().catch(report), hour)
  upkeeping.unref()
  let watching: Promise<void> | undefined
  const watches = setInterval(() => {
    watching ??= watchFeeds(reminding())
      .catch(report)
      .finally(() => {
        watching = undefined
      })
  }, minute)
  watches.unref()
  return {
    app,
    place,
    upkeep,
    async close() {
      clearInterval(upkeeping)
      clearInterval(watches)
      await app.close()
      await queue.stop()
      await watching
      await painter.close()
      await carrier?.stop()
      await desk.close()
      await database.release()
    },
  }
}

/** @throws SettingError, which does not repeat the address: a password may stand in it */
function transportOf(url: string, from: string) {
  try {
    return smtpTransport(url, from)
  } catch (fault) {
    throw new SettingError(`The setting SMTP_URL cannot be used: ${(fault as Error).message}`)
  }
}
