import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { HOTP, Secret, TOTP } from 'otpauth'
import { vi } from 'vitest'
import { type Db, openDatabase } from '../../../db/client.ts'
import { proofLasts } from '../../../db/notices.ts'
import { mails } from '../../../db/schema/mails.ts'
import { people } from '../../../db/schema/people.ts'
import { prepared } from '../../../db/testing/database.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import type { Enrolment, PersonRow, SignedIn } from '../../core/access.ts'
import type { Role } from '../../core/roles.ts'
import { parseEnv } from '../../env.ts'
import { openServiceOn, type Service } from '../../serve.ts'
import { type Browser, type BrowserPlace, openBrowser, usualSite } from './browser.ts'

// A whole service, and passwords that are slow to hash on purpose: more than the usual five seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

/** The office that the demonstration's head and officer are in, and one that they are not in. */
export const ownOffice = 'SYT'
export const otherOffice = 'STC'

type Asked = {
  /** the city’s leader where nothing is said */
  role?: Role
  /** the own office for a role that needs one */
  office?: string | null
  email?: string
  name?: string
  lang?: 'vi' | 'en'
  fromOn?: string
  toOn?: string | null
}

/** Somebody with a password, and a browser of their own in which they are not signed in yet. */
export type Member = {
  id: string
  email: string
  password: string
  browser: Browser
  /** by e-mail and password, in the own browser or another */
  signIn(browser?: Browser): Promise<SignedIn>
}

export type Authenticator = {
  /** the code of this moment, or of some steps of 30 s later: the next one is taken as well, and each only once */
  code(stepsLater?: number): string
  /** the one that was given while it was set up */
  setUpWith: string
  recoveryCodes: string[]
}

export type Trial = {
  db: Db
  /** as many server processes as were asked for, on one database */
  apps: FastifyInstance[]
  /** closes the processes and waits for what they do after a reply; the database stays until `close` */
  rest(): Promise<void>
  close(): Promise<void>
  /** what is done every hour */
  upkeep(): Promise<void>
  browser(place?: BrowserPlace): Browser
  /** when no process leans any more on what it knew before: kept answers lag behind a commit by so much at most */
  heard(): Promise<void>
  /** a demonstration role, by one press */
  signedInAs(role: Role): Promise<Browser>
  /** asks somebody in, who has not answered yet; with the secret part of the link in the letter */
  asksIn(by: Browser, asked?: Asked): Promise<PersonRow & { token: string }>
  /** the same, and the invitation is accepted with a password */
  invited(by: Browser, asked?: Asked): Promise<Member>
  /** the same, signed in */
  arrived(by: Browser, asked?: Asked): Promise<Member>
  /** sets up a second factor for a member who is signed in */
  enrolled(member: Pick<Member, 'browser' | 'password'>): Promise<Authenticator>
  /** the secret part of the link in the newest letter to an address */
  linkTo(email: string): Promise<string>
  /** the same of a letter that is asked for now, to set a new password */
  resetLinkTo(email: string): Promise<string>
}

const officeRoles: Role[] = ['head', 'officer']

/** The launch story as a whole service. `wall`: the clock by which sessions, tokens and the audit log go. */
export async function openTrial({
  wall,
  env = {},
  processes = 1,
}: {
  wall: () => Date
  env?: Record<string, string>
  processes?: number
}): Promise<Trial> {
  const test = await launchDatabase()
  // Files that people hand in go where nothing of this machine's own is.
  const folder = await mkdtemp(join(tmpdir(), 'dashboard-trial-'))
  const settings = parseEnv({ LOG: 'silent', DATA_DIR: folder, ...env })
  const site = settings.PUBLIC_URL ?? usualSite
  const services: Service[] = []
  for (let one = 0; one < processes; one++) {
    // As another process would: with connections and notices of its own.
    const own = openDatabase(test.connection)
    const place = { ...prepared({ ...test, database: own }), release: () => own.close() }
    services.push(await openServiceOn(place, settings, null, wall))
  }
  const apps = services.map(({ app }) => app)
  const { db } = test.database
  const browser = (place: BrowserPlace = {}) => openBrowser(apps[0] as FastifyInstance, { site, ...place })
  let invitations = 0

  async function asksIn(by: Browser, asked: Asked = {}) {
    const role = asked.role ?? 'leader'
    const number = ++invitations
    const person = await by.act<PersonRow>('people.invite', {
      name: `Person ${number}`,
      email: `person-${number}@example.vn`,
      role,
      office: officeRoles.includes(role) ? ownOffice : null,
      fromOn: '2024-11-01',
      toOn: null,
      lang: 'vi',
      ...asked,
    })
    return { ...person, token: await linkTo(person.email) }
  }

  async function invited(by: Browser, asked?: Asked): Promise<Member> {
    const { id, email, token } = await asksIn(by, asked)
    const own = { browser: browser(), password: `the long password of ${email}` }
    await own.browser.act('account.setPassword', { token, password: own.password })
    return {
      ...own,
      id,
      email,
      signIn: (at = own.browser) => at.act('account.signIn', { email, password: own.password }),
    }
  }

  async function findLink(email: string): Promise<string | undefined> {
    const [mail] = await db
      .select()
      .from(mails)
      .where(eq(mails.recipient, email))
      .orderBy(desc(mails.id))
      .limit(1)
    return /#(\S+)/.exec(mail?.body ?? '')?.[1]
  }

  async function linkTo(email: string): Promise<string> {
    const token = await findLink(email)
    if (!token) throw new Error(`The newest letter to ${email} has no link`)
    return token
  }

  const rest = async () => {
    await Promise.all(services.splice(0).map((service) => service.close()))
  }
  return {
    db,
    apps,
    upkeep: async () => services[0]?.upkeep(),
    rest,
    close: async () => {
      await rest()
      await test.close()
      await rm(folder, { recursive: true, force: true })
    },
    browser,
    heard: () => new Promise((done) => setTimeout(done, proofLasts + 1)),
    async signedInAs(role) {
      const one = browser()
      await one.act('account.signInAs', { role })
      return one
    },
    asksIn,
    invited,
    async arrived(by, asked) {
      const member = await invited(by, asked)
      await member.signIn()
      return member
    },
    async enrolled({ browser: one, password }) {
      const { secret, recoveryCodes } = await one.act<Enrolment>('account.startSecondFactor', { password })
      const key = Secret.fromBase32(secret)
      const code = (stepsLater = 0) => HOTP.generate({ secret: key, counter: TOTP.counter() + stepsLater })
      const setUpWith = code()
      await one.act('account.finishSecondFactor', { code: setUpWith })
      return { code, setUpWith, recoveryCodes }
    },
    linkTo,
    async resetLinkTo(email) {
      const before = await findLink(email)
      await browser().act('account.askReset', { email })
      // The letter is written after the reply.
      return vi.waitUntil(async () => {
        const link = await findLink(email)
        return link !== before && link
      })
    },
  }
}

/** Somebody real exists from now on: the demonstration is over. */
export async function somebodyReal(db: Db): Promise<void> {
  await db.insert(people).values({ id: 'real', name: 'Somebody real', email: 'real@example.vn' })
}
