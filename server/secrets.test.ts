import { sql } from 'drizzle-orm'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { mails } from '../db/schema/mails.ts'
import type { Enrolment } from './core/access.ts'
import { type MailServer, openMailServer } from './mail/testing/mail-server.ts'
import { outcome } from './services/testing/browser.ts'
import { openTrial, ownOffice, type Trial } from './services/testing/trial.ts'

const ofTheCity = {
  AUTH_SECRET: 'the secret that signs cookies in this test',
  SMTP_PASSWORD: 'the-password-of-the-mail-server',
  OIDC_CLIENT_SECRET: 'the-secret-of-the-single-sign-on',
}

let mailServer: MailServer
let trial: Trial
let app: FastifyInstance
/** What the whole service says outside of its log, from its start on. */
const onConsole: string[] = []
beforeAll(async () => {
  hearConsole()
  mailServer = await openMailServer({
    authOptional: false,
    // A server that repeats what it was told.
    onAuth: ({ username, password }, _session, done) => done(new Error(`No ${username} with ${password}`)),
  })
  trial = await openTrial({
    wall: () => new Date(),
    env: {
      LOG: 'info',
      AUTH_SECRET: ofTheCity.AUTH_SECRET,
      PUBLIC_URL: 'https://dashboard.example.vn',
      SMTP_URL: `smtp://sender:${ofTheCity.SMTP_PASSWORD}@127.0.0.1:${mailServer.port}`,
      MAIL_FROM: 'dashboard@example.vn',
      OIDC_ISSUER: 'http://127.0.0.1:9/issuer',
      OIDC_CLIENT_ID: 'dashboard',
      OIDC_CLIENT_SECRET: ofTheCity.OIDC_CLIENT_SECRET,
    },
  })
  app = trial.apps[0] as FastifyInstance
})
afterAll(async () => {
  await trial.close()
  await mailServer.close()
})

it('no secret of a whole day is in a log, the audit log, an error or an address', async () => {
  hearConsole()
  const told = { log: logOf(app), console: onConsole, errors: [] as string[], addresses: [] as string[] }
  listenTo(app, (response) => {
    const { 'set-cookie': _, ...headers } = response.headers
    if (headers.location) told.addresses.push(headers.location)
    if (response.statusCode >= 400) told.errors.push(JSON.stringify(headers), response.body)
  })

  const { secrets, exported } = await wholeDay()
  const letters = await trial.db.select().from(mails)
  // Browsers send no part of an address behind the `#`.
  told.addresses.push(...letters.flatMap(({ body }) => body?.match(/https?:\/\/[^\s#]+/g) ?? []))
  const places = { ...told, exported, failures: letters.map(({ failure }) => failure ?? '') }

  // What is looked for would be found: each place tells of the day.
  const everything = Object.entries(places).map(([place, lines]) => ({ place, text: lines.join('\n') }))
  const textOf = (name: string) => everything.find(({ place }) => place === name)?.text ?? ''
  expect(textOf('log')).toContain('"url":"/trpc/account.signIn"')
  expect(textOf('log')).toContain('"url":"/api/v1/scorecard?token=dgd_…"')
  for (const table of ['mails', 'accounts', 'second_factors', 'tokens'])
    expect(textOf('log')).toMatch(new RegExp(`Failed query: (insert into|update) \\\\"${table}\\\\"`))
  expect(textOf('log')).toContain('violates check constraint')
  expect(textOf('console')).toMatch(/Mail \d+ did not go/)
  expect(textOf('errors')).toContain('wrong-credentials')
  expect(textOf('errors')).toContain('"internal"')
  expect(textOf('exported')).toContain('second-factor.added')
  expect(textOf('addresses')).toContain('/sign-in?fault=sign-on-away')
  expect(textOf('addresses')).toContain('https://dashboard.example.vn/set-password')
  expect(textOf('failures')).toContain('No sender with •••')

  expect(secrets.length).toBeGreaterThan(40)
  const found = secrets.flatMap(({ what, value }) =>
    everything.filter(({ text }) => holds(text, value)).map(({ place }) => `${what} in ${place}`),
  )
  expect(found).toEqual([])
})

type Secret = { what: string; value: string }

/** Everything that people and machines do with secrets, well and badly, while some of it fails. */
async function wholeDay(): Promise<{ secrets: Secret[]; exported: string[] }> {
  const secrets: Secret[] = Object.entries(ofTheCity).map(([what, value]) => ({ what, value }))
  const note = (what: string, ...values: (string | undefined)[]) => {
    for (const value of values) if (value) secrets.push({ what, value })
  }
  const noteCookies = ({ jar }: { jar: Map<string, string> }) => {
    for (const [name, value] of jar) {
      const plain = decodeURIComponent(value)
      note(name, value, plain, plain.split('.')[0])
    }
  }

  const administrator = await trial.signedInAs('administrator')
  noteCookies(administrator)
  const anna = await trial.asksIn(administrator)
  note('link of an invitation', anna.token)
  const browser = trial.browser()
  const { email } = anna
  const passwords = [
    'the first password of the day',
    'the second password of the day',
    'the third one of the day',
  ]
  const [first = '', second = '', third = ''] = passwords
  note('password', ...passwords)
  const wrong = 'somebody’s password, at the wrong place'
  note('wrong password', wrong, 'short-secret')
  await outcome(browser.act('account.letter', { token: anna.token }))
  await outcome(browser.act('account.setPassword', { token: anna.token, password: 'short-secret' }))

  // The table it goes to is broken for a while: what was to be written is in what the database says.
  const whileBroken = async (table: string, attempt: () => Promise<unknown>) => {
    const name = sql.identifier(table)
    await trial.db.execute(sql`alter table ${name} add constraint broken check (false) not valid`)
    expect(await outcome(attempt()), table).toBe('internal')
    await trial.db.execute(sql`alter table ${name} drop constraint broken`)
  }
  const invitation = {
    name: 'A',
    email: 'b@example.vn',
    role: 'leader',
    office: null,
    fromOn: '2024-11-01',
    toOn: null,
  }
  await whileBroken('mails', () => administrator.act('people.invite', { ...invitation, lang: 'vi' }))
  await whileBroken('accounts', () =>
    browser.act('account.setPassword', { token: anna.token, password: first }),
  )
  await browser.act('account.setPassword', { token: anna.token, password: first })

  await outcome(browser.act('account.signIn', { email, password: wrong }))
  await outcome(browser.act('account.signIn', { email: wrong, password: first }))
  await whileBroken('sessions', () => browser.act('account.signIn', { email, password: first }))
  await browser.act('account.signIn', { email, password: first })
  noteCookies(browser)

  await outcome(browser.act('account.startSecondFactor', { password: wrong }))
  await whileBroken('second_factors', () => browser.act('account.startSecondFactor', { password: first }))
  const enrolment = await browser.act<Enrolment>('account.startSecondFactor', { password: first })
  note('secret of an authenticator', enrolment.secret, enrolment.uri)
  note('recovery code', ...enrolment.recoveryCodes)
  await outcome(browser.act('account.finishSecondFactor', { code: '918273' }))
  note('wrong code', '918273')
  const { code, recoveryCodes } = await trial.enrolled({ browser, password: first })
  note('recovery code', ...recoveryCodes)
  note('code', code(-1), code(0), code(1))
  noteCookies(browser)
  await browser.act('account.changePassword', { current: first, next: second })
  noteCookies(browser)
  await browser.act('account.signOut')

  await browser.act('account.signIn', { email, password: second })
  noteCookies(browser)
  await outcome(browser.act('account.confirm', { code: '918273' }))
  await outcome(browser.act('account.confirm', { recoveryCode: 'not-a-recovery' }))
  note('wrong recovery code', 'not-a-recovery')
  await browser.act('account.confirm', { recoveryCode: recoveryCodes[0] })
  noteCookies(browser)
  const renewed = await browser.act<{ recoveryCodes: string[] }>('account.newRecoveryCodes', {
    password: second,
  })
  note('recovery code', ...renewed.recoveryCodes)
  const link = await trial.resetLinkTo(email)
  note('link to a new password', link)
  await browser.act('account.setPassword', { token: link, password: third })
  await outcome(browser.act('account.setPassword', { token: link, password: third }))

  const token = { name: 'A machine', verbs: ['figures'], offices: [ownOffice], days: 3 }
  await whileBroken('tokens', () => administrator.act('tokens.create', token))
  const made = await administrator.act<{ token: string; row: { id: string } }>('tokens.create', token)
  note('token', made.token, made.token.slice(8))
  const machine = trial.browser()
  await machine.send({ url: '/api/v1/scorecard', headers: { authorization: `Bearer ${made.token}` } })
  await machine.send({ url: '/api/v1/audit', headers: { authorization: `Bearer ${made.token}` } })
  await machine.send({ url: `/api/v1/scorecard?token=${made.token}` })
  await administrator.act('tokens.revoke', { id: made.row.id })

  await browser.send({ url: '/sign-in/sso' })
  await browser.send({ url: '/api/auth/callback/city?code=what-the-provider-gave&state=its-own-state' })
  note('what the single sign-on handed over', 'what-the-provider-gave', 'its-own-state')

  // What is done after a reply is done by now, and every letter was tried.
  await expect.poll(() => trial.db.select().from(mails).where(sql`attempts = 0`)).toEqual([])
  const exports = ['csv', 'json'].map((format) =>
    administrator.send({ url: `/api/v1/audit?format=${format}` }),
  )
  const exported = (await Promise.all(exports)).map(({ body }) => body)
  return { secrets, exported }
}

/** Six digits are in many a number: they count where they stand alone. */
const holds = (text: string, value: string): boolean =>
  /^\d{6}$/.test(value) ? new RegExp(`(?<![\\w.])${value}(?![\\w.])`).test(text) : text.includes(value)

/** What goes to the log from now on, instead of to the output of the tests. */
function logOf({ log }: FastifyInstance): string[] {
  const lines: string[] = []
  const symbol = Object.getOwnPropertySymbols(log).find(({ description }) => description === 'pino.stream')
  const stream = (log as unknown as Record<symbol, { write(line: string): void }>)[symbol ?? Symbol()]
  vi.spyOn(stream as { write(line: string): void }, 'write').mockImplementation(
    (line) => void lines.push(line),
  )
  return lines
}

function hearConsole() {
  for (const level of ['error', 'warn', 'log', 'info'] as const)
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      onConsole.push(said.map(String).join(' '))
    })
}

function listenTo(one: FastifyInstance, hear: (response: LightMyRequestResponse) => void) {
  const inject = one.inject.bind(one) as (request: InjectOptions) => Promise<LightMyRequestResponse>
  const heard = async (request: InjectOptions) => {
    const response = await inject(request)
    hear(response)
    return response
  }
  vi.spyOn(one, 'inject').mockImplementation(heard as never)
}
