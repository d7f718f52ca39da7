import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type postgres from 'postgres'
import { stories } from '../../../db/schema/stories.ts'
import { cloneOf, onCluster, prepared, type TestDatabase } from '../../../db/testing/database.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import type { AppParts } from '../../app.ts'
import { parseEnv } from '../../env.ts'
import { openServiceOn } from '../../serve.ts'
import { asSuperuser } from '../../services/audit/testing/as-superuser.ts'
import type { Asker } from '../table.ts'
import { type Known, settle } from './askers.ts'
import { keepEvidence } from './evidence.ts'
import { keepMadeFile } from './made-files.ts'
import { touching } from './touches.ts'

const template = 'template_rights'
const lockKey = 7_411_024
/** Where people open the dashboard: pages elsewhere are other sites. */
export const home = 'http://dashboard.example'

export type Request = Pick<InjectOptions, 'method' | 'payload'> & {
  url: string
  headers?: Record<string, string>
  /** its answer has no end: what comes first of it is taken, then it is left */
  endless?: boolean
}
export type Answer = {
  status: number
  body: string
  raw: Buffer
  headers: Record<string, string | number | string[] | undefined>
}

/** The whole service on a database where every asker of the table is there, signed in or with a token. */
export type World = {
  app: FastifyInstance
  database: TestDatabase
  known: ReadonlyMap<Asker, Known>
  superuser: postgres.Sql
  ask(asker: Asker, request: Request): Promise<Answer>
  /** once the service has heard of every change committed so far */
  heard(): Promise<void>
  /** ends what the service left for after the reply */
  close(): Promise<void>
} & ReturnType<typeof touching>

async function firstOf(stream: Readable): Promise<string> {
  for await (const chunk of stream) return String(chunk)
  return ''
}

type Opening = { wallClock: () => Date; web?: AppParts['web']; settings?: Record<string, string> }

/** A copy of the world, some hundred milliseconds; the first that asks makes it, through the service’s own doors. */
export async function openWorld({ wallClock, web = null, settings = {} }: Opening): Promise<World> {
  await onCluster(async (sql) => {
    await sql`select pg_advisory_lock(${lockKey})`
    const [ready] = await sql`select 1 from pg_database where datname = ${template}`
    if (ready) return
    const launch = await launchDatabase()
    await settle(launch, wallClock)
    // The city stands still, so that an answer to "now" is the same to the byte however long the tests take.
    await launch.database.db.update(stories).set({ loadedAt: '2200-01-01T00:00:00Z' })
    await launch.database.close()
    await sql.unsafe(`alter database ${launch.connection.database} rename to ${template}`)
  })
  const database = await cloneOf(template)
  const superuser = asSuperuser(database)
  const dataDir = await mkdtemp(join(tmpdir(), 'rights-'))
  await keepEvidence(dataDir)
  await keepMadeFile(dataDir)
  const service = await openServiceOn(
    prepared(database),
    parseEnv({ LOG: 'silent', PUBLIC_URL: home, DATA_DIR: dataDir, ...settings }),
    web,
    wallClock,
  )
  const rows = await superuser<{ asker: Asker; known: Known }[]>`select asker, known from rights.askers`
  const known = new Map(rows.map((row) => [row.asker, row.known]))
  const waiting = new Map<string, () => void>()
  // After the service, on the same connection: what this hears, the service has heard.
  await database.database.raw.listen('changed', (payload) => waiting.get(payload)?.())

  const heard = () =>
    new Promise<void>((done, fail) => {
      const payload = `proof ${randomUUID()}`
      waiting.set(payload, () => {
        waiting.delete(payload)
        done()
      })
      database.database.raw.notify('changed', payload).catch(fail)
    })

  return {
    app: service.app,
    database,
    known,
    superuser,
    ...touching(superuser, heard),
    heard,
    async ask(asker, { endless = false, ...request }) {
      const reply = await service.app.inject({
        ...request,
        headers: { host: new URL(home).host, origin: home, ...known.get(asker)?.headers, ...request.headers },
        payloadAsStream: endless,
      })
      const body = endless ? await firstOf(reply.stream()) : reply.body
      const raw = endless ? Buffer.from(body) : reply.rawPayload
      return { status: reply.statusCode, body, raw, headers: reply.headers }
    },
    async close() {
      await service.close()
      await superuser.end()
      await database.close()
      await rm(dataDir, { recursive: true })
    },
  }
}
