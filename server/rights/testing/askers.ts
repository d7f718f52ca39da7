import { TOTP } from 'otpauth'
import { expect, vi } from 'vitest'
import { prepared, type TestDatabase } from '../../../db/testing/database.ts'
import { parseEnv } from '../../env.ts'
import { openServiceOn, type Service } from '../../serve.ts'
import { asSuperuser } from '../../services/audit/testing/as-superuser.ts'
import type { Asker } from '../table.ts'
import { placeBriefings } from './briefings.ts'
import { placeTemplate } from './decks.ts'
import { placeEvidence } from './evidence.ts'
import { placeFeed } from './feeds.ts'
import { placeIndex } from './indices.ts'
import { placeItems } from './items.ts'
import { placeMadeFiles } from './made-files.ts'
import { placeProposed } from './proposed.ts'
import { placeReports } from './reports.ts'
import { placeFilters, placeSealed } from './sealed.ts'
import { watch } from './touches.ts'
import { home, type Request } from './world.ts'

/** How an asker asks, and what is known of the person behind. */
export type Known = {
  headers: Record<string, string>
  personId: string
  email: string
  /** of the authenticator, where there is one */
  recoveryCodes: string[]
}

export const ownOffice = 'SYT'
export const otherOffice = 'SXD'
export const password = 'một câu dài mà ai ở đây cũng nhớ'
/** People on whom something is done. */
export const subjects = {
  'invited to the own office': { role: 'officer', office: ownOffice },
  'invited to another office': { role: 'officer', office: otherOffice },
  'invited for the whole city': { role: 'leader', office: null },
  'officer of the own office': { role: 'officer', office: ownOffice },
  'officer of another office': { role: 'officer', office: otherOffice },
  'disabled officer of the own office': { role: 'officer', office: ownOffice },
  'disabled officer of another office': { role: 'officer', office: otherOffice },
} as const
export type Subject = keyof typeof subjects

const slug = (text: string) => text.replace(/[^a-z]+/g, '-')
export const emailOf = (who: Asker | Subject): string => `${slug(who)}@people.invalid`

type Role = { role: string; office: string | null; fromOn?: string; toOn?: string }
const everything: Role[] = [
  { role: 'leader', office: null },
  { role: 'head', office: ownOffice },
  { role: 'administrator', office: null },
]

/** Brings every asker into a launch database through the doors of the service, and keeps how each asks. */
export async function settle(launch: TestDatabase, wallClock: () => Date): Promise<void> {
  const service = await openServiceOn(
    prepared(launch),
    parseEnv({ LOG: 'silent', PUBLIC_URL: home }),
    null,
    wallClock,
  )
  const superuser = asSuperuser(launch)
  const town = townOf(service)
  const boss = { cookie: (await town.act({}, 'account.signInAs', { role: 'administrator' })).cookie }
  const known = new Map<Asker, Known>()

  async function come(who: Asker, roles: Role[], by = boss, factor = false): Promise<Known> {
    const personId = await town.invite(who, roles, by)
    await town.act({}, 'account.setPassword', { token: await town.tokenFor(emailOf(who)), password })
    const signedIn = await town.act({}, 'account.signIn', { email: emailOf(who), password })
    const enrolled = factor ? await town.enrol({ cookie: signedIn.cookie }) : null
    const one = {
      headers: { cookie: enrolled?.cookie ?? signedIn.cookie },
      personId,
      email: emailOf(who),
      recoveryCodes: enrolled?.recoveryCodes ?? [],
    }
    known.set(who, one)
    return one
  }

  await come('leader', [{ role: 'leader', office: null }])
  const head = await come('head', [{ role: 'head', office: ownOffice }])
  const lent = { role: 'head', office: ownOffice, toOn: '2024-12-31' }
  await come('delegate', [lent], { cookie: head.headers.cookie ?? '' })
  await come('officer', [{ role: 'officer', office: ownOffice }])
  await come('reviewer', [{ role: 'reviewer', office: null }], boss, true)
  await come('communications', [{ role: 'communications', office: null }])
  await come('administrator', [{ role: 'administrator', office: null }], boss, true)
  const owed = everything.filter(({ role }) => role !== 'administrator')
  await come('second factor owed', [...owed, { role: 'reviewer', office: null }])
  await come(
    'role to come',
    everything.map((role) => ({ ...role, fromOn: '2025-01-01' })),
  )
  for (const who of ['disabled', 'session expired', 'session ended'] as const)
    await come(who, everything, boss, true)

  // Ending a role signs out, so whose roles are over sign in after it.
  const over: [Asker, Role[]][] = [
    ['without roles', everything.map((role) => ({ ...role, fromOn: '2024-11-22' }))],
    ['role ended', everything],
  ]
  for (const [who, roles] of over) {
    const { personId } = await come(who, roles)
    await endRoles(personId)
    known.set(who, { ...(known.get(who) as Known), headers: await signedInAgain(who) })
  }
  const headBefore = await come('head before', [
    { role: 'head', office: ownOffice },
    { role: 'officer', office: ownOffice },
  ])
  await come('lender gone', [lent], { cookie: headBefore.headers.cookie ?? '' })
  await endRoles(headBefore.personId, 'head')
  known.set('head before', { ...headBefore, headers: await signedInAgain('head before') })

  for (const who of Object.keys(subjects) as Subject[]) {
    const personId = await town.invite(who, [subjects[who]], boss)
    if (who.startsWith('invited')) continue
    await town.act({}, 'account.setPassword', { token: await town.tokenFor(emailOf(who)), password })
    if (!who.startsWith('disabled')) continue
    // A link from before: somebody disabled must not get in by it.
    await town.act({}, 'account.askReset', { email: emailOf(who) })
    await vi.waitFor(async () => expect(await town.linksFor(emailOf(who))).toHaveLength(2))
    const [{ version } = { version: new Date(0) }] =
      await superuser`select updated_at as version from people where id = ${personId}`
    await town.act(boss, 'people.disable', { id: personId, version: version.toISOString() })
  }
  for (const [who, made] of tokensOf()) {
    const { token } = await town.act<{ token: string }>(boss, 'tokens.create', {
      name: who,
      days: 30,
      ...made,
    })
    const sent = who === 'altered token' ? token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A') : token
    known.set(who, {
      headers: { authorization: `Bearer ${sent}` },
      personId: '',
      email: '',
      recoveryCodes: [],
    })
  }
  const [revoked] = await superuser`select id from tokens where name = 'revoked token'`
  await town.act(boss, 'tokens.revoke', { id: revoked?.id })
  const gone = known.get('session ended') as Known
  await town.act(gone.headers, 'account.signOut', {})
  await service.close()

  // What only time brings, and a session left over by whatever mistake.
  const before = new Date(wallClock().getTime() - 60_000)
  await superuser`update tokens set expires_at = ${before} where name = 'expired token'`
  await superuser`update sessions set expires_at = ${before} where person_id = ${known.get('session expired')?.personId ?? ''}`
  await superuser`update people set disabled_at = ${before} where id = ${known.get('disabled')?.personId ?? ''}`
  await placeReports(launch, [ownOffice, otherOffice])
  await placeIndex(launch, [ownOffice, otherOffice])
  await placeEvidence(launch, [ownOffice, otherOffice])
  await placeTemplate(launch)
  await placeItems(launch, [ownOffice, otherOffice])
  await placeFeed(launch)
  await placeSealed(launch, [ownOffice, otherOffice])
  await placeBriefings(launch)
  await placeProposed(launch, [ownOffice, otherOffice])
  const people = [...known].flatMap(([who, { personId }]) => (personId ? [[who, personId] as const] : []))
  await placeFilters(launch, people)
  await placeMadeFiles(launch, people)
  await watch(superuser)
  await superuser`create table rights.askers (asker text primary key, known jsonb not null)`
  known.set('public', { headers: {}, personId: '', email: '', recoveryCodes: [] })
  for (const [asker, one] of known)
    await superuser`insert into rights.askers values (${asker}, ${superuser.json(one)})`
  await superuser`grant usage on schema rights to public`
  await superuser.end()

  async function endRoles(personId: string, only?: string): Promise<void> {
    const held = await superuser<{ code: string; version: string; role: string }[]>`
      select code, version_id as version, role from grants where person_id = ${personId} and known_to = 'infinity'`
    for (const { code, version } of held.filter(({ role }) => !only || role === only))
      await town.act(boss, 'people.endGrant', { code, version: Number(version) })
  }

  async function signedInAgain(who: Asker) {
    return { cookie: (await town.act({}, 'account.signIn', { email: emailOf(who), password })).cookie }
  }
}

function* tokensOf(): Iterable<[Asker, { verbs: string[]; offices: string[] | null }]> {
  const verbs = {
    figures: ['figures'],
    rows: ['rows'],
    'figures and rows': ['figures', 'rows'],
    audit: ['audit'],
    push: ['push'],
  }
  for (const [name, own] of Object.entries(verbs)) {
    yield [`${name} token, own office` as Asker, { verbs: own, offices: [ownOffice] }]
    yield [`${name} token, all offices` as Asker, { verbs: own, offices: null }]
  }
  const all = { verbs: ['figures', 'rows', 'audit', 'push'], offices: null }
  for (const who of ['revoked token', 'expired token', 'altered token'] as const) yield [who, all]
}

/** The verbs by which people come to be here. */
function townOf({ app }: Service) {
  async function act<T>(
    headers: Record<string, string>,
    path: string,
    payload: object,
  ): Promise<T & { cookie: string }> {
    const request: Request = { method: 'POST', url: `/trpc/${path}`, payload }
    const reply = await app.inject({
      ...request,
      headers: { host: new URL(home).host, origin: home, ...headers },
    })
    if (reply.statusCode !== 200) throw new Error(`${path} ${JSON.stringify(payload)}: ${reply.body}`)
    return { ...reply.json().result.data, cookie: cookiesAfter(headers.cookie, reply.headers['set-cookie']) }
  }

  async function linksFor(email: string): Promise<string[]> {
    const reply = await app.inject({ url: '/trpc/mailbox' })
    const mails: { recipient: string; body: string }[] = reply.json().result.data
    return mails.flatMap(({ recipient, body }) =>
      recipient === email ? (/set-password#([\w-]+)/.exec(body)?.[1] ?? []) : [],
    )
  }

  return {
    act,

    async invite(who: string, roles: Role[], by: Record<string, string>): Promise<string> {
      const [first, ...more] = roles.map((role) => ({ fromOn: '2024-01-01', toOn: null, ...role }))
      const email = `${slug(who)}@people.invalid`
      const { id } = await act<{ id: string }>(by, 'people.invite', {
        name: who,
        email,
        lang: 'en',
        ...first,
      })
      for (const role of more) await act(by, 'people.grant', { personId: id, ...role })
      return id
    },

    linksFor,

    /** That of the newest link sent to an address. */
    async tokenFor(email: string): Promise<string> {
      const [newest] = await linksFor(email)
      if (!newest) throw new Error(`no link for ${email}`)
      return newest
    },

    async enrol(headers: Record<string, string>) {
      const { secret, recoveryCodes } = await act<{ secret: string; recoveryCodes: string[] }>(
        headers,
        'account.startSecondFactor',
        { password },
      )
      const { cookie } = await act(headers, 'account.finishSecondFactor', { code: codeOf(secret) })
      return { cookie, recoveryCodes }
    },
  }
}

export const codeOf = (secret: string): string => new TOTP({ secret }).generate()

/** The cookies that a browser has after an answer: new ones come, expired ones go. */
export function cookiesAfter(before: string | undefined, lines: string | string[] | undefined): string {
  const jar = new Map<string, string>()
  for (const pair of before?.split('; ') ?? []) jar.set(pair.split('=')[0] ?? '', pair)
  for (const line of [lines ?? []].flat()) {
    const [pair = ''] = line.split(';')
    const [name = ''] = pair.split('=')
    if (/Max-Age=0/.test(line)) jar.delete(name)
    else jar.set(name, pair)
  }
  return [...jar.values()].join('; ')
}
