import { APIError } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Transaction } from '../../db/versions.ts'
import { AppError } from '../core/app-error.ts'
import type { ErrorCode, ErrorParams } from '../core/error-words.ts'
import { longestPassword, shortestPassword } from '../core/roles.ts'
import { lateTransaction } from './late-transaction.ts'
import {
  type Call,
  createLibrary,
  inside,
  invitationLasts,
  type LibrarySettings,
  personDisabled,
  signOnId,
  signOnPatience,
  type Vouched,
} from './library.ts'

/**
 * What came of a try. A refusal is a value, not a throw: what it counted must be committed, and so must its audit row.
 * `cookies`: Set-Cookie lines to hand to the browser.
 */
export type Tried<T> = { ok: true; cookies: string[]; value: T } | { ok: false; refusal: AppError }

/** A browser's session, as its cookie proves it. */
export type Proven = {
  personId: string
  sessionId: string
  token: string
  beganAt: Date
  createdAt: Date
  expiresAt: Date
}

/**
 * Who came back from the single sign-on, and what the browser is to be told. `how`: as before, for the first time as
 * somebody who was here, or as nobody whom we knew.
 */
export type Came = {
  personId: string
  sessionId: string
  how: 'again' | 'joined' | 'new'
  vouched: Vouched
  cookies: string[]
  goTo: string
}

/** What came of the way back; `vouched` is null where the single sign-on said nothing that can be trusted. */
export type Back<T> = { ok: true; value: T } | { ok: false; refusal: AppError; vouched: Vouched | null }

const refusals: Record<string, ErrorCode> = {
  INVALID_EMAIL: 'wrong-credentials',
  INVALID_EMAIL_OR_PASSWORD: 'wrong-credentials',
  [personDisabled]: 'person-disabled',
  PROVIDER_NOT_FOUND: 'sign-on-away',
  INVALID_CODE: 'wrong-code',
  INVALID_BACKUP_CODE: 'wrong-code',
  TOTP_NOT_ENABLED: 'wrong-code',
  TWO_FACTOR_NOT_ENABLED: 'wrong-code',
  BACKUP_CODES_NOT_ENABLED: 'wrong-code',
  INVALID_TWO_FACTOR_COOKIE: 'code-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'code-expired',
  INVALID_PASSWORD: 'wrong-password',
  PASSWORD_TOO_SHORT: 'password-too-short',
  PASSWORD_TOO_LONG: 'password-too-long',
  INVALID_TOKEN: 'link-expired',
  USER_NOT_FOUND: 'link-expired',
  TOTP_ALREADY_ENABLED: 'second-factor-there',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'wrong-password',
  SESSION_EXPIRED: 'sign-in-needed',
  SESSION_NOT_FRESH: 'sign-in-needed',
  VALIDATION_ERROR: 'bad-input',
  UNAUTHORIZED: 'sign-in-needed',
}
const said: Partial<Record<ErrorCode, ErrorParams>> = {
  'bad-input': { field: 'input' },
  'password-too-short': { least: shortestPassword },
  'password-too-long': { most: longestPassword },
}

/** The refusal behind what the library throws; anything else is a fault and thrown on. */
function refusalOf(fault: unknown): AppError {
  const code = fault instanceof APIError ? String(fault.body?.code ?? fault.status) : ''
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new AppError('too-many-attempts', { minutes: 15 })
  const known = refusals[code]
  if (!known) throw fault
  return new AppError(known, said[known])
}

/** @throws AppError sign-on-refused, person-disabled */
function cameOf({ session, vouched, isNewPerson, isNewWay }: Call, answer: Response): Came {
  const goTo = answer.headers.get('location')
  if (session && vouched && goTo)
    return {
      personId: session.personId,
      sessionId: session.id,
      how: isNewPerson ? 'new' : isNewWay ? 'joined' : 'again',
      vouched,
      cookies: answer.headers.getSetCookie(),
      goTo,
    }
  const isDisabled = goTo?.includes(`error=${personDisabled}`)
  throw new AppError(isDisabled ? 'person-disabled' : 'sign-on-refused')
}

/**
 * The ID token is kept encrypted (`library.ts`), and the single sign-on wants it as it was. Under another secret it
 * cannot be read any more, and the single sign-on asks the person instead.
 */
async function withReadableHint(address: string, secret: string): Promise<string> {
  const url = new URL(address)
  const kept = url.searchParams.get('id_token_hint')
  const hint = kept && (await symmetricDecrypt({ key: secret, data: kept }).catch(() => null))
  if (hint) url.searchParams.set('id_token_hint', hint)
  else url.searchParams.delete('id_token_hint')
  return url.href
}

/** The sign-in library behind questions and verbs of ours; every verb runs inside the caller's transaction. */
export function createGate(settings: LibrarySettings) {
  const library = createLibrary(settings)
  const { api } = library

  /** Asked before a browser is sent there, and where an answer failed to come: nobody is left with a blank page. */
  const isAway = async () => {
    if (!settings.signOn) return true
    const signal = AbortSignal.timeout(signOnPatience)
    const answer = await fetch(settings.signOn.discoveryUrl, { signal }).catch(() => null)
    await answer?.body?.cancel()
    return !answer?.ok
  }

  async function tried<T, A extends { headers: Headers; response: unknown }>(
    tx: Transaction | undefined,
    ask: () => Promise<A>,
    give: (answer: A['response']) => T | Promise<T>,
  ): Promise<Tried<T>> {
    try {
      const { headers, response } = await inside({ tx }, ask)
      return { ok: true, cookies: headers.getSetCookie(), value: await give(response) }
    } catch (fault) {
      return { ok: false, refusal: refusalOf(fault) }
    }
  }

  return {
    /** Whose session the cookies prove, disabled or not; null for none, an altered or an expired one. */
    async proven(headers: Headers): Promise<Proven | null> {
      const found = await api.getSession({ headers, query: { disableRefresh: true } })
      if (!found) return null
      const { id, token, userId, createdAt, expiresAt, beganAt } = found.session
      return { personId: userId, sessionId: id, token, createdAt, expiresAt, beganAt: beganAt ?? createdAt }
    },

    /** `confirm`: the password was right and a second factor is waited for. */
    signIn: (tx: Transaction, body: { email: string; password: string }, headers: Headers) =>
      tried(
        tx,
        () => api.signInEmail({ body, headers, returnHeaders: true }),
        (answer) => ('twoFactorRedirect' in answer ? ('confirm' as const) : ('done' as const)),
      ),

    confirm: (tx: Transaction, body: { code: string } | { recoveryCode: string }, headers: Headers) =>
      tried(
        tx,
        async () =>
          'code' in body
            ? api.verifyTOTP({ body, headers, returnHeaders: true })
            : api.verifyBackupCode({ body: { code: body.recoveryCode }, headers, returnHeaders: true }),
        (answer) => ({ personId: answer.user.id }),
      ),

    /** A session without a password; `beganAt` where it takes the place of an older one. */
    openSession: (tx: Transaction, body: { personId: string; beganAt?: Date }, headers: Headers) =>
      tried(
        tx,
        () => api.openSession({ body, headers, returnHeaders: true }),
        (answer) => answer,
      ),

    /** `goTo`: where the single sign-on ends its own session. */
    signOut: (tx: Transaction, headers: Headers) =>
      tried(
        tx,
        () => api.signOut({ body: { disableRedirect: true }, headers, returnHeaders: true }),
        async (answer) => ({ goTo: answer.url ? await withReadableHint(answer.url, settings.secret) : null }),
      ),

    /** Recovery codes come in clear this once. */
    startSecondFactor: (tx: Transaction, password: string, headers: Headers) =>
      tried(
        tx,
        () => api.enableTwoFactor({ body: { password }, headers, returnHeaders: true }),
        (answer) => {
          if (answer.method !== 'totp') throw new Error('the library offers no authenticator')
          return { uri: answer.totpURI, recoveryCodes: answer.backupCodes }
        },
      ),

    removeSecondFactor: (tx: Transaction, password: string, headers: Headers) =>
      tried(
        tx,
        () => api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
        () => null,
      ),

    newRecoveryCodes: (tx: Transaction, password: string, headers: Headers) =>
      tried(
        tx,
        () => api.generateBackupCodes({ body: { password }, headers, returnHeaders: true }),
        (answer) => answer.backupCodes,
      ),

    /** All other sessions end. */
    changePassword: (
      tx: Transaction,
      { current, next }: { current: string; next: string },
      headers: Headers,
    ) =>
      tried(
        tx,
        () =>
          api.changePassword({
            body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
            headers,
            returnHeaders: true,
          }),
        () => null,
      ),

    /** A token for a link that sets a password; null where nobody has the address. */
    async startReset(tx: Transaction, email: string): Promise<string | null> {
      const own: Call = { tx }
      await inside(own, () => api.requestPasswordReset({ body: { email } }))
      return own.resetToken ?? null
    },

    /** The same for somebody who is invited, with more time. */
    async invite(tx: Transaction, token: string, personId: string, at: Date): Promise<void> {
      const { internalAdapter } = await library.$context
      await inside({ tx }, () =>
        internalAdapter.createVerificationValue({
          identifier: `reset-password:${token}`,
          value: personId,
          expiresAt: new Date(at.getTime() + invitationLasts * 1000),
        }),
      )
    },

    /** Whose password the link sets; null once it is used or too old. */
    async letterOf(token: string, at: Date): Promise<string | null> {
      const { internalAdapter } = await library.$context
      const found = await internalAdapter.findVerificationValue(`reset-password:${token}`)
      return found && found.expiresAt > at ? found.value : null
    },

    setPassword: (tx: Transaction, { token, password }: { token: string; password: string }) =>
      tried(
        tx,
        () => api.resetPassword({ body: { token, newPassword: password }, returnHeaders: true }),
        () => null,
      ),

    /**
     * Where the browser goes to sign in with the city's single sign-on, and comes back to `/api/auth/callback/city`. It
     * may have to be asked for that, so there is no transaction.
     */
    async startSignOn(callbackURL: string, headers: Headers): Promise<Tried<{ goTo: string }>> {
      if (await isAway()) return { ok: false, refusal: new AppError('sign-on-away') }
      const body = { provider: signOnId, callbackURL, errorCallbackURL: '/sign-in', disableRedirect: true }
      return tried(
        undefined,
        () => api.signInSocial({ body, headers, returnHeaders: true }),
        (answer) => {
          if (!answer.url) throw new Error('the library knows no way to the single sign-on')
          return { goTo: answer.url }
        },
      )
    },

    /**
     * The way back. The transaction begins once the single sign-on has said who it is; in it, `settle` calls `letIn` for
     * the session. Where either refuses, nothing is kept.
     */
    async finishSignOn<T>(
      request: Request,
      settle: (tx: Transaction, letIn: () => Promise<Came>) => Promise<T>,
    ): Promise<Back<T>> {
      const own: Call = {}
      let goTo = ''
      const refused = (refusal: AppError): Back<T> => ({ ok: false, refusal, vouched: own.vouched ?? null })
      try {
        const back = await lateTransaction(
          settings.db,
          (begin) =>
            inside(Object.assign(own, { begin }), async () => {
              const answer = await library.handler(request)
              goTo = answer.headers.get('location') ?? ''
              return answer
            }),
          async (tx, goOn): Promise<Back<T>> => ({
            ok: true,
            value: await settle(tx, async () => cameOf(own, await goOn())),
          }),
        )
        if (back) return back
        // Without state and cookie nothing was asked of the single sign-on, and nothing is now.
        const wasAsked = /error=(invalid_code|unable_to_get_user_info)\b/.test(goTo)
        return refused(new AppError(wasAsked && (await isAway()) ? 'sign-on-away' : 'sign-on-refused'))
      } catch (fault) {
        if (fault instanceof AppError) return refused(fault)
        throw fault
      }
    },
  }
}

export type Gate = ReturnType<typeof createGate>
