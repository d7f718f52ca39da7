import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Asker, rights, withoutEntry } from './table.ts'
import { acts } from './testing/acts.ts'
import { ask, questions } from './testing/questions.ts'
import type { Touched } from './testing/touches.ts'
import { openWorld, type Request, type World } from './testing/world.ts'

type Case = { door: string; line: string; asker: Asker }
/** Everything that is done for somebody, by the first who may; a file for the first who has signed in, too. */
const cases = rights
  .filter(({ kind }) => kind === 'mutation' || kind === 'upload' || kind === 'export')
  .flatMap(({ kind, doors, of }) =>
    doors.flatMap((door) =>
      Object.entries(of).flatMap(([line, { answers = [] }]): Case[] => {
        const signedIn = kind === 'export' ? answers.find((asker) => asker !== 'public') : undefined
        const first = new Set([answers[0], signedIn].filter((asker) => asker !== undefined))
        return [...first].map((asker) => ({ door, line, asker }))
      }),
    ),
  )
/** Sent as a verb, or as a file, though it only reads. */
const readsOnly = (door: string) =>
  [
    'account.letter',
    'GET /evidence/:code',
    'GET /reporting/template',
    'GET /catalogue/template',
    'GET /index-definitions/template',
    'GET /tasks.xlsx',
    'GET /tasks/template.xlsx',
    'GET /seals/:code.json',
  ].includes(door)
/** What is there to be found or not is not for the answer to say; what is everybody's is noted of nobody. */
const answersAnyway = (one: Case) => one.door === 'account.askReset' || isForThePublic(one)
const isForThePublic = ({ door, asker }: Case) => door.startsWith('GET /exports/') && asker === 'public'

const minute = 60_000
let world: World
beforeAll(async () => {
  world = await openWorld({ wallClock: () => new Date() })
  await world.superuser.unsafe(`
    create function rights.refuse() returns trigger language plpgsql as $$
    begin
      raise exception 'no entry today';
    end $$;
    create trigger rights_refuse before insert on audit.entries for each row execute function rights.refuse();
    alter table audit.entries disable trigger rights_refuse`)
}, 120_000)
afterAll(() => world.close())
afterEach(() => world.putBack())
beforeEach(() => {
  // What runs after the reply reports there that it could not.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

const prepared = async ({ door, line, asker }: Case): Promise<Request> =>
  (await acts[door]?.[line]?.(world, asker)) ?? (questions[door]?.[line] as Request)

async function writing(work: () => Promise<unknown>): Promise<Touched[]> {
  const before = new Set((await world.touched()).map(({ tx }) => tx))
  await work()
  return (await world.touched()).filter(({ tx }) => !before.has(tx))
}

const isExcused = ({ tables }: Touched) =>
  withoutEntry.some((excuse) => tables.every((table) => excuse.tables.includes(table)))

describe('a write and its audit entry stand or fall together', () => {
  it.each(cases)(
    '$door: $line, by $asker',
    async (one) => {
      const request = await prepared(one)
      const wrote = await writing(async () => {
        const { status, body } = await world.ask(one.asker, request)
        expect(status, body).toBe(200)
        if (one.door === 'account.askReset' && one.line === 'for oneself')
          await vi.waitFor(async () => expect(await world.touched()).toContainEqual(holding('mails')))
      })
      expect(wrote.filter((tx) => !tx.tables.includes('audit.entries') && !isExcused(tx))).toEqual([])
      const isWritten = wrote.some((tx) => !isExcused(tx))
      expect(isWritten).toBe(!readsOnly(one.door) && !finds.nothing(one) && !finds.firstStep(one))
      await world.putBack()
    },
    60_000,
  )

  it.each(cases)(
    'without the entry there is no write: $door: $line, by $asker',
    async (one) => {
      const request = await prepared(one)
      await world.superuser`alter table audit.entries enable trigger rights_refuse`
      const wrote = await writing(async () => {
        const { status } = await world.ask(one.asker, request)
        const goesThrough = readsOnly(one.door) || answersAnyway(one) || finds.firstStep(one)
        expect(status).toBe(goesThrough ? 200 : 500)
        if (one.door === 'account.askReset' && one.line === 'for oneself')
          await vi.waitFor(() => expect(console.error).toHaveBeenCalled())
      })
      await world.superuser`alter table audit.entries disable trigger rights_refuse`
      expect(wrote.filter((tx) => !isExcused(tx))).toEqual([])
      await world.putBack()
    },
    60_000,
  )
})

const holding = (table: string) => expect.objectContaining({ tables: expect.arrayContaining([table]) })
/** Where there is nothing to write down: nobody has the address; nobody has signed in; the step is only the first of two. */
const finds = {
  nothing: (one: Case) =>
    (one.door === 'account.askReset' && one.line === 'for nobody') || isForThePublic(one),
  firstStep: ({ door, line }: Case) =>
    door === 'account.startSecondFactor' ||
    (door === 'account.signIn' && line === 'the right password of somebody with a second factor'),
}

describe('an entry says who, as what, from where', () => {
  const invite = (asker: Asker) =>
    acts['people.invite']?.['an officer of the own office']?.(world, asker) as Request
  it.each([
    ['administrator', 'administrator'],
    ['head', 'head@SYT'],
    ['delegate', 'head@SYT (delegated)'],
  ] as const)('%s', async (asker, actingAs) => {
    await world.ask(asker, await invite(asker))
    const entries = await world.superuser`
      select verb, actor_kind, actor_id, acting_as, address from audit.entries order by number desc limit 2`
    const { personId } = world.known.get(asker) ?? {}
    for (const entry of entries)
      expect(entry).toMatchObject({
        actor_kind: 'person',
        actor_id: personId,
        acting_as: actingAs,
        address: '127.0.0.1',
      })
    expect(entries.map(({ verb }) => verb)).toEqual(['grant.given', 'person.invited'])
  })

  it('and a refused sign-in is written down too', async () => {
    for (const line of [
      'a wrong password',
      'an address that nobody has',
      'the right password of somebody disabled',
    ]) {
      await world.ask('public', (await acts['account.signIn']?.[line]?.(world, 'public')) as Request)
      const [entry] =
        await world.superuser`select verb, actor_kind, after from audit.entries order by number desc limit 1`
      expect(entry, line).toMatchObject({ verb: 'session.refused', actor_kind: 'public' })
      await world.putBack()
    }
  })
})

describe('what is excused from an entry is still what it was', () => {
  it('a session that is renewed', async () => {
    const before = new Date(Date.now() - 90 * minute)
    await world.superuser`update sessions set created_at = ${before} where person_id = ${world.known.get('leader')?.personId ?? ''}`
    await world.heard()
    const wrote = await writing(() => world.ask('leader', ask('me')))
    expect(wrote.map(({ tables }) => tables)).toEqual([['sessions']])
  })

  it('a session that is over', async () => {
    const wrote = await writing(() => world.ask('session expired', ask('me')))
    expect(wrote.map(({ tables }) => tables)).toEqual([['sessions']])
  })

  it('the use of a token, and a count', async () => {
    const wrote = await writing(() =>
      world.ask('rows token, all offices', { url: '/api/v1/kpis/shared-tables/rows' }),
    )
    expect(wrote.map(({ tables }) => tables)).toEqual([['token_uses']])
    const counted = await writing(() => world.ask('altered token', { url: '/api/v1/scorecard' }))
    expect(counted.map(({ tables }) => tables)).toEqual([['attempts']])
  })
})
