import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { symmetricEncrypt } from 'better-auth/crypto'
import { type GenericOAuthConfig, genericOAuth, twoFactor } from 'better-auth/plugins'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client.ts'
import { accounts, people, secondFactors, sessions, verifications } from '../../db/schema/people.ts'
import type { Transaction } from '../../db/versions.ts'
import { shortestPassword } from '../core/roles.ts'
import { nfc } from '../core/text.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { mayComeIn } from './person.ts'
import type { SignOn } from './sign-on.ts'

const hour = 60 * 60
/** Seconds without a visit after which a browser is signed out. */
export const sessionLasts = 12 * hour
/** Seconds for which a link to set a forgotten password can be used. */
export const resetLasts = hour
/** Seconds for which an invitation can be accepted. */
export const invitationLasts = 7 * 24 * hour

export const cookiePrefix = 'dashboard'
/** What the library calls the city's single sign-on. */
export const signOnId = 'city'
/** Milliseconds that anything here waits to learn whether the single sign-on is there. */
export const signOnPatience = 3_000
/** What the library says where a session is refused because the person is disabled. */
export const personDisabled = 'PERSON_DISABLED'

export type LibrarySettings = {
  db: Db
  secret: string
  /** where people open the dashboard, without a slash at the end */
  publicUrl: string
  signOn: SignOn | null
  report: (fault: unknown) => void
}

/** Who came back from the single sign-on, in its own words. */
export type Vouched = { name: string; email: string; emailVerified: boolean; groups: readonly string[] }

/** What one call of the library works in, and what it leaves to be taken afterwards. */
export type Call = {
  tx?: Transaction
  /** begins the transaction of a call that has to ask the single sign-on first */
  begin?: () => Promise<Transaction>
  resetToken?: string
  vouched?: Vouched
  isNewPerson?: boolean
  isNewWay?: boolean
  session?: { id: string; personId: string }
}
const call = new AsyncLocalStorage<Call>()

/** Runs the library inside a transaction of ours, so that what it writes and the audit row stand or fall together. */
export const inside = <T>(own: Call, work: () => Promise<T>): Promise<T> => call.run(own, work)

/** The database as the library sees it: the transaction of the running call, if there is one. */
const withinCall = (db: Db): Db =>
  new Proxy(db, { get: (target, key) => Reflect.get(call.getStore()?.tx ?? target, key) })

/**
 * The sign-in library, set up once. It keeps sessions, passwords, second factors and the single sign-on; roles and
 * rights are ours. Only `gate.ts` calls it, and none of its own addresses are served but the way back from the single
 * sign-on.
 */
export function createLibrary({ db, secret, publicUrl, signOn, report }: LibrarySettings) {
  return betterAuth({
    appName: 'Bảng điều khiển chính quyền số',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    logger: { log: (level, message) => level === 'error' && report(new Error(message)) },
    // Tries are counted in `limits.ts`, by account as well as by address.
    rateLimit: { enabled: false },
    database: drizzleAdapter(withinCall(db), {
      provider: 'pg',
      schema: { people, sessions, accounts, verifications, secondFactors },
    }),
    user: { modelName: 'people' },
    session: {
      modelName: 'sessions',
      expiresIn: sessionLasts,
      disableSessionRefresh: true,
      additionalFields: { beganAt: { type: 'date', required: false, input: false } },
    },
    account: {
      modelName: 'accounts',
      // In the browser, encrypted: whoever only asks for the way to the single sign-on writes nothing here.
      storeStateStrategy: 'cookie',
      // Somebody invited may come by the single sign-on, if that vouches for the e-mail they were invited at.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      // It counts UTF-16 units as they were typed; `checkPassword` counts signs.
      maxPasswordLength: 4_000,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: resetLasts,
      sendResetPassword: async ({ token }) => {
        const own = call.getStore()
        if (own) own.resetToken = token
      },
    },
    databaseHooks: {
      user: {
        create: {
          after: async () => {
            const own = call.getStore()
            if (own) own.isNewPerson = true
          },
        },
      },
      account: {
        create: {
          before: async (account) => ({ data: await keptOf(account, secret) }),
          after: async () => {
            const own = call.getStore()
            if (own) own.isNewWay = true
          },
        },
        update: { before: async (account) => ({ data: await keptOf(account, secret) }) },
      },
      session: {
        create: {
          // Whatever way somebody proves who they are: who may not come in gets no session.
          before: async ({ userId }) => {
            const [person] = await withinCall(db)
              .select({ id: people.id })
              .from(people)
              .where(and(eq(people.id, userId), mayComeIn))
            if (!person) throw new APIError('FORBIDDEN', { code: personDisabled })
          },
          after: async ({ id, userId }) => {
            const own = call.getStore()
            if (own) own.session = { id, personId: userId }
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Chính quyền số Hải Phòng',
        schema: { twoFactor: { modelName: 'secondFactors' } },
        backupCodeOptions: { amount: 10, length: 10 },
      }),
      sessionsOfOurs,
      ...(signOn ? [cityProvider(signOn, publicUrl)] : []),
    ],
    advanced: {
      cookiePrefix,
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
    },
  })
}

/**
 * The city's single sign-on as the library asks it. Name and e-mail of somebody who is here already are for
 * `services/account` to follow; a claim that cannot be read as it is meant names no groups.
 */
function cityProvider(signOn: SignOn, publicUrl: string) {
  const config: GenericOAuthConfig = {
    providerId: signOnId,
    discoveryUrl: signOn.discoveryUrl,
    clientId: signOn.clientId,
    clientSecret: signOn.clientSecret,
    authentication: 'basic',
    scopes: [...signOn.scopes],
    pkce: true,
    requireIdTokenVerification: true,
    postLogoutRedirectURI: `${publicUrl}/`,
    mapProfileToUser: async (profile) => {
      const claim: unknown = profile[signOn.groupsClaim]
      const { email } = profile
      const name = nameOf(String(profile.name || email))
      const own = call.getStore()
      // Without an e-mail the library refuses.
      if (own && typeof email === 'string') {
        own.vouched = {
          name,
          email: email.toLowerCase(),
          emailVerified: profile.emailVerified === true,
          groups: [claim ?? []].flat().map(String),
        }
        // The single sign-on is not asked any more; from here on it is written.
        own.tx = await own.begin?.()
      }
      return { name, image: undefined }
    },
  }
  const plugin = genericOAuth({ config: [config] })
  const askLater = { context: { genericOAuthPendingDiscovery: new Map([[signOnId, config]]) } }
  return {
    ...plugin,
    // The library waits for the single sign-on without end, and every session with it; it asks again what is pending.
    init: (ctx: Parameters<typeof plugin.init>[0]) =>
      Promise.race([plugin.init(ctx), after(signOnPatience, askLater, { ref: false })]),
  }
}

/** On one line, composed, and no longer than an invitation's. */
const nameOf = (given: string) =>
  nfc(given)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 120)

/**
 * What is kept of the single sign-on's tokens: the ID token, by which its own session is ended at sign-out, encrypted.
 * With the others its interfaces could be asked, which nobody here does.
 */
async function keptOf<T extends { idToken?: string | null }>(account: T, secret: string) {
  if (!account.idToken) return account
  return {
    ...account,
    accessToken: null,
    refreshToken: null,
    accessTokenExpiresAt: null,
    refreshTokenExpiresAt: null,
    idToken: await symmetricEncrypt({ key: secret, data: account.idToken }),
  }
}

/** Sessions that begin without a password: a demonstration role, and one that takes the place of an older. */
const sessionsOfOurs = {
  id: 'sessions-of-ours',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ personId: z.string(), beganAt: z.date().optional() }) },
      async (ctx) => {
        const { personId, beganAt } = ctx.body
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(personId)
        if (!user) throw new APIError('NOT_FOUND')
        const session = await internalAdapter.createSession(
          personId,
          false,
          beganAt ? { beganAt } : undefined,
        )
        await setSessionCookie(ctx, { session, user })
        return { sessionId: session.id }
      },
    ),
  },
}
