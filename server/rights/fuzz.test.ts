import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Asker, rights } from './table.ts'
import { acts } from './testing/acts.ts'
import { askingShell } from './testing/asking-shell.ts'
import { body, headers, input, method, path, query } from './testing/hostile.ts'
import { silentProvider } from './testing/provider.ts'
import { ask, questions } from './testing/questions.ts'
import { type Answer, home, openWorld, type Request, type World } from './testing/world.ts'

const askers: Asker[] = ['public', 'administrator', 'figures and rows token, own office']
/** Requests sent at a time, and how often for each kind of door; in all more than ten thousand. */
const together = 20
const rounds = { procedures: 300, routes: 120, addresses: 60, bodies: 50, headers: 60 }
/** Milliseconds after which a request counts as hanging. */
const patience = 20_000

const doorsOf = (...kinds: string[]) =>
  rights.filter(({ kind }) => kinds.includes(kind)).flatMap(({ doors }) => doors)

/** What no answer says, whatever was asked: stacks, statements, drivers, folders of this machine. */
const inside =
  /node_modules|"stack"|\bat (async )?[\w.<>]+ \(|file:\/\/\/work|PostgresError|Drizzle|Failed query|byte sequence|syntax error at|pg_catalog|\.ts:\d+|Invalid time value|Cannot read prop/
const somebody = /[\w.-]+@(people|demonstration)\.invalid/

let world: World
let provider: Awaited<ReturnType<typeof silentProvider>>
let sent = 0
const shell = askingShell()
const right = new Map<string, object>()

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  provider = await silentProvider()
  world = await openWorld({ wallClock: () => new Date(), web: shell, settings: provider.settings })
  // With real people here, mail is nobody’s to read.
  await world.superuser`update people set demonstration = false where id not like 'demonstration-%'`
  await world.superuser.unsafe(
    'drop table rights.saved_public_people; create table rights.saved_public_people as table people',
  )
  await world.heard()
  for (const door of doorsOf('mutation')) {
    const [act] = Object.values(acts[door] ?? {})
    const request = await act?.(world, 'administrator')
    right.set(door, request?.payload as object)
  }
  await world.putBack()
  for (const door of doorsOf('query')) {
    const [request] = Object.values(questions[door] ?? {})
    right.set(door, JSON.parse(new URL(request?.url ?? '', home).searchParams.get('input') ?? '{}'))
  }
}, 120_000)
// What was left for after a reply may still be at it.
afterEach(() => vi.waitFor(() => world.putBack(), { timeout: 10_000 }), 20_000)
afterAll(async () => {
  await world.close()
  await provider.close()
  await rm(shell.folder, { recursive: true })
})

/** Whoever holds a link is told whose it is. */
const isOwnLink = ({ url }: Request, status: number) => url === '/trpc/account.letter' && status === 200

function fault({ status, body: said }: Answer, { asker, request }: Sent): string | null {
  if (status >= 500 || /"(code|message)":"internal"|fault=internal/.test(said))
    return `a fault of ours (${status})`
  const shown = inside.exec(said)
  if (shown) return `the inside shows: ${shown[0]}`
  const named = somebody.exec(said)
  const mayKnow = asker === 'administrator' ? status < 400 : isOwnLink(request, status)
  if (named && !mayKnow) return `somebody is named: ${named[0]}`
  return null
}

type Sent = { asker: Asker; request: Request }
const asAnyone = (request: fc.Arbitrary<Request>): fc.Arbitrary<Sent> =>
  fc.record({ asker: fc.constantFrom(...askers), request })

async function answered({ asker, request }: Sent): Promise<Answer> {
  let late: NodeJS.Timeout | undefined
  const hanging = new Promise<never>((_, fail) => {
    late = setTimeout(() => fail(new Error('no answer')), patience)
  })
  return Promise.race([world.ask(asker, request), hanging]).finally(() => clearTimeout(late))
}

async function survives(request: fc.Arbitrary<Request>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(asAnyone(request), { minLength: 1, maxLength: together, size: 'max' }),
      async (all) => {
        await world.superuser`delete from attempts`
        sent += all.length
        const found = await Promise.all(
          all.map(async (one) => {
            const answer = await answered(one)
            const wrong = fault(answer, one)
            return wrong ? { wrong, ...one, said: answer.body.slice(0, 300) } : null
          }),
        )
        expect(found.filter(Boolean)).toEqual([])
      },
    ),
    { numRuns, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true },
  )
}

const wide = { timeout: 300_000 }

describe('whatever is sent gets an answer that says nothing about the inside', () => {
  it('at every procedure', wide, async () => {
    const procedures = fc.oneof(
      ...doorsOf('query').map((door) =>
        fc
          .constant(door)
          .chain(() => input(right.get(door) ?? {}))
          .map((one) => ask(door, one)),
      ),
      ...doorsOf('mutation').map((door) =>
        fc
          .constant(door)
          .chain(() => input(right.get(door) ?? {}))
          .map(
            (one): Request => ({
              method: 'POST',
              url: `/trpc/${door}`,
              payload: JSON.stringify(one) ?? '',
              headers: { 'content-type': 'application/json' },
            }),
          ),
      ),
    )
    await survives(procedures, rounds.procedures * 3)
  })

  it('at every route', wide, async () => {
    const names = [
      'asOf',
      'period',
      'office',
      'compare',
      'grain',
      'from',
      'to',
      'part',
      'page',
      'size',
      'sort',
      'q',
      'filter',
      'who',
      'verb',
      'subject',
      'format',
      'code',
      'state',
      'error',
      'input',
      'batch',
      'what',
      'lang',
      'width',
      'scale',
      'title',
      'note',
    ]
    const routes = doorsOf('route', 'export')
      .filter((door) => door.startsWith('GET '))
      .map((door) => door.slice(4).replace('*', 'nothing'))
    const request = fc
      .tuple(
        fc.constantFrom(...routes, '/', '/kpis/:id', '/indices/:id', '/offices/:id'),
        fc.constantFrom('tasks-overdue', 'shared-tables', '766', '__proto__', '%00', 'SYT'),
        query(names),
      )
      .map(
        ([route, id, text]): Request => ({
          url: `${route.replace(/:id|:code/, id)}?${text}`,
          ...(route === '/live' ? { endless: true } : {}),
        }),
      )
    await survives(request, rounds.routes)
  })

  it('at any address, by any method', wide, async () => {
    const request = fc.record({ url: path, method }).map((one): Request => one)
    await survives(request, rounds.addresses)
  })

  it('with any body', wide, async () => {
    const request = fc.tuple(fc.constantFrom(...doorsOf('mutation'), 'me', 'a,b', ''), method, body).map(
      ([door, by, [payload, type]]): Request => ({
        method: by,
        url: `/trpc/${door}`,
        payload,
        headers: { 'content-type': type },
      }),
    )
    await survives(request, rounds.bodies)
  })

  it('with any header', wide, async () => {
    const addresses = [
      '/trpc/me',
      '/api/v1/scorecard',
      '/api/v1/kpis/tasks-overdue/rows',
      '/api/v1/audit',
      '/',
      '/sign-in/sso',
      '/api/auth/callback/city',
      '/healthz',
    ]
    const request = fc.oneof(
      fc.record({ url: fc.constantFrom(...addresses), headers }).map((one): Request => one),
      headers.map(
        (one): Request => ({
          method: 'POST',
          url: '/trpc/account.signOut',
          payload: '{}',
          headers: { 'content-type': 'application/json', ...one },
        }),
      ),
    )
    await survives(request, rounds.headers)
  })

  it('more than ten thousand times', () => {
    expect(sent).toBeGreaterThan(10_000)
  })
})
