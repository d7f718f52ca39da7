import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { type Db, openDatabase } from '../../../../db/client.ts'
import { rowsOf } from '../../../../db/rows.ts'
import { people } from '../../../../db/schema/people.ts'
import { prepared } from '../../../../db/testing/database.ts'
import { launchDatabase } from '../../../../seeds/testing/launch-database.ts'
import { openProvider, type ProviderAccount, type TestProvider } from '../../../auth/testing/provider.ts'
import { openWalk, type Seen, type Walk } from '../../../auth/testing/walk.ts'
import { parseEnv } from '../../../env.ts'
import { openMailServer } from '../../../mail/testing/mail-server.ts'
import { openServiceOn, type Service } from '../../../serve.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'

export const site = 'https://dashboard.example.vn'

export type City = {
  db: Db
  provider: TestProvider
  /** the clock on the wall, which is the city's as well */
  clock: { now: Date }
  apps: FastifyInstance[]
  /** another process of the same service */
  another(): Promise<FastifyInstance>
  /** a browser that knows neither the dashboard nor the provider */
  visitor(app?: FastifyInstance): Browser & Walk
  /** the same, signed in by the provider */
  arrived(sub: string): Promise<Browser & Walk>
  /** how many people, ways to sign in, sessions, roles and audit entries there are */
  count(): Promise<Record<'people' | 'accounts' | 'sessions' | 'grants' | 'entries', number>>
  close(): Promise<void>
}

/** The dashboard in real use, with offices and figures, and a city with a single sign-on. */
export async function openCity({
  accounts,
  roles,
  prepare,
  ...manner
}: {
  accounts: ProviderAccount[]
  /** as in `OIDC_ROLES` */
  roles: string
  claimsInIdToken?: boolean
  foreignKeys?: boolean
  /** before the dashboard starts */
  prepare?: (provider: TestProvider) => Promise<void>
}): Promise<City> {
  const test = await launchDatabase()
  const { db } = test.database
  await db.execute(sql`delete from stories`)
  await db.delete(people)
  const provider = await openProvider({ publicUrl: site, accounts, ...manner })
  await prepare?.(provider)
  const mail = await openMailServer()
  const clock = { now: new Date('2024-11-25T08:00:00+07:00') }
  const env = parseEnv({
    LOG: 'silent',
    STORY: 'none',
    PUBLIC_URL: site,
    AUTH_SECRET: 'known to every process of a test and to nobody else',
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'dashboard@example.vn',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_ROLES: roles,
  })
  const services: Service[] = []
  const apps: FastifyInstance[] = []
  async function another(): Promise<FastifyInstance> {
    const own = openDatabase(test.connection)
    const place = { ...prepared({ ...test, database: own }), release: () => own.close() }
    const service = await openServiceOn(place, env, null, () => clock.now)
    services.push(service)
    apps.push(service.app)
    return service.app
  }
  const first = await another()
  const visitor = (app = first) => {
    const browser = openBrowser(app, { site })
    return { ...browser, ...openWalk(browser, site) }
  }
  return {
    db,
    provider,
    clock,
    apps,
    another,
    visitor,
    async arrived(sub) {
      const browser = visitor()
      await browser.signOn(sub)
      return browser
    },
    async count() {
      const [counted] = await rowsOf<Awaited<ReturnType<City['count']>>>(
        db,
        sql`
        select (select count(*)::int from people) as people, (select count(*)::int from accounts) as accounts,
          (select count(*)::int from sessions) as sessions, (select count(*)::int from grants) as grants,
          (select count(*)::int from audit.entries) as entries`,
      )
      if (!counted) throw new Error('nothing was counted')
      return { ...counted }
    },
    async close() {
      await Promise.all(services.map((service) => service.close()))
      await Promise.all([mail.close(), provider.stop()])
      await test.close()
    },
  }
}

/** The fault that the sign-in page is opened with; null for any other page. */
export const faultIn = ({ address }: Seen): string | null => {
  const { origin, pathname, searchParams } = new URL(address)
  return origin === site && pathname === '/sign-in' ? searchParams.get('fault') : null
}
