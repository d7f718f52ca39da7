import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { MailRow, PersonRow } from '../server/core/access.ts'
import type { Role } from '../server/core/roles.ts'

/** People of a journey or of the bench, who come in through the server's own doors. */
export type Newcomer = { id: string; name: string; email: string; password: string; token: string }

type Headers = Record<string, string>

/** Does something as whoever `cookie` belongs to. @throws with the server's own code where it refuses */
export async function act<T = unknown>(
  url: string,
  path: string,
  input: unknown,
  headers: Headers = {},
): Promise<{ data: T; cookies: string }> {
  const response = await fetch(`${url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(input),
  })
  const answer = (await response.json()) as { result?: { data: T }; error?: { message: string } }
  if (!answer.result) throw new Error(`${path}: ${answer.error?.message}`)
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
  return { data: answer.result.data, cookies: cookies.join('; ') }
}

/** What is answered to whoever the headers say is asking. */
export async function ask<T>(url: string, path: string, headers: Headers = {}): Promise<T> {
  const response = await fetch(`${url}/trpc/${path}`, { headers })
  const answer = (await response.json()) as { result: { data: T } }
  return answer.result.data
}

/** The cookie of a demonstration role. */
export const signInAs = async (url: string, role: Role): Promise<string> =>
  (await act(url, 'account.signInAs', { role })).cookies

/** Invites somebody as the demonstration's administrator, and reads the link out of the mail. */
export async function invited(
  url: string,
  { role, office = null }: { role: Role; office?: string | null },
): Promise<Newcomer> {
  const cookie = await signInAs(url, 'administrator')
  const email = `${randomUUID()}@demonstration.invalid`
  const name = 'Người được mời'
  const { data } = await act<PersonRow>(
    url,
    'people.invite',
    { name, email, role, office, fromOn: '2024-11-01', toOn: null, lang: 'vi' },
    { cookie },
  )
  const mails = await ask<MailRow[]>(url, 'mailbox')
  const body = mails.find((mail) => mail.recipient === email)?.body ?? ''
  const [, token = ''] = /\/set-password#(\S+)/.exec(body) ?? []
  return { id: data.id, name, email, password: 'một câu dài dễ nhớ', token }
}

/** Accepts the invitation by setting the password. */
export const accept = (url: string, { token, password }: Newcomer) =>
  act(url, 'account.setPassword', { token, password })

/** The cookie of somebody who was invited into an office and has come in. */
export async function newcomer(url: string, role: Role, office: string): Promise<string> {
  const person = await invited(url, { role, office })
  await accept(url, person)
  const { cookies } = await act(url, 'account.signIn', { email: person.email, password: person.password })
  return cookies
}

/** From here on the browser is that of whoever the cookie belongs to. */
export async function comeAs(page: Page, url: string, cookie: string) {
  await page.context().clearCookies()
  const pairs = cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await page.context().addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })))
}
