import { randomUUID } from 'node:crypto'
import { and, eq, ne, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { auditEntries } from '../../../db/schema/audit.ts'
import { grants, officerCaps } from '../../../db/schema/grants.ts'
import { mails } from '../../../db/schema/mails.ts'
import { offices } from '../../../db/schema/offices.ts'
import { people, sessions } from '../../../db/schema/people.ts'
import { kpiDefinitions } from '../../../db/schema/reporting.ts'
import { announcements, events, targets } from '../../../db/schema/targets.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import { tokens } from '../../../db/schema/tokens.ts'
import { recordVersion } from '../../../db/versions.ts'
import { kpis } from '../../kpis/index.ts'
import { approve, definitionOf } from '../../services/reporting/testing/definition.ts'
import { emailOf, otherOffice, ownOffice } from './askers.ts'
import { countIndex } from './indices.ts'
import { askedKinds, propose } from './proposed.ts'
import { kpiIn, reported, underWay, underWayIn } from './reports.ts'
import type { World } from './world.ts'

/** An office that was below the own one until the summer, and is below another since. */
export const movedOffice = 'TTYT'
export const beforeTheMove = '2024-05-31'
const by = 'a test of rights'
const guarded = kpis.filter((kpi) => !kpi.public).map(({ id }) => id)

export async function moveAnOffice({ database }: World): Promise<void> {
  const { db } = database.database
  const facts = {
    code: movedOffice,
    kind: 'department' as const,
    nameVi: 'Trung tâm đã chuyển',
    nameEn: 'Centre that moved',
    validFrom: '2021-01-01',
  }
  const known = { at: '2021-01-01T00:00:00+07:00', by }
  await recordVersion(db, offices, movedOffice, { ...known, facts: { ...facts, parentCode: ownOffice } })
  const moved = { at: '2024-06-30T12:00:00+07:00', by }
  await recordVersion(db, offices, movedOffice, { ...moved, facts: { ...facts, parentCode: otherOffice } })
  await task({ office: movedOffice, at: known.at, due: '2024-04-30', done: null, words: 'của trung tâm' })({
    database,
  })
}

type Told = { say: string; apply: (world: Pick<World, 'database'>, order: number) => Promise<unknown> }
/** A counterexample is told in words, not in code. */
const told = <T extends Told>(one: T): T => Object.assign(one, { [fc.toStringMethod]: () => one.say })

/** Later than everything told so far, and before the moment at which the city stands. */
const late = (order: number) =>
  `2024-11-22T16:${String(10 + Math.floor(order / 60)).padStart(2, '0')}:${String(order % 60).padStart(2, '0')}+07:00`

type TaskFacts = Omit<
  typeof tasks.$inferSelect,
  'versionId' | 'knownFrom' | 'knownTo' | 'recordedBy' | 'search'
>
type NewTask = { office: string; at: string; due: string | null; done: string | null; words: string }
const task =
  ({ office, at, due, done, words }: NewTask) =>
  ({ database }: Pick<World, 'database'>) =>
    recordVersion(database.database.db, tasks, randomUUID(), {
      at,
      by,
      facts: {
        code: '',
        officeCode: office,
        nameVi: `Nhiệm vụ ${words}`,
        nameEn: `Task ${words}`,
        sample: true,
        listedOn: '2019-01-01',
        year: 2024,
        originalDueOn: due,
        dueOn: due,
        doneOn: done,
      },
    })

/** The own office neither leads it, nor helps, nor is charged. */
const isNotTheirs = and(
  ne(tasks.officeCode, ownOffice),
  sql`${tasks.chargedOfficeCode} is distinct from ${ownOffice}`,
  sql`not ${ownOffice} = any(${tasks.coordinating})`,
)

/**
 * A task that is there already, of one of the offices: the version that is open, to be changed or withdrawn.
 * Where earlier changes withdrew them all, one is put there first.
 */
async function someTask(
  world: Pick<World, 'database'>,
  which: number,
  isTheirs: boolean,
): Promise<TaskFacts> {
  const rows = await world.database.database.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.knownTo, 'infinity'), isTheirs ? eq(tasks.officeCode, ownOffice) : isNotTheirs))
    .orderBy(tasks.versionId)
  const row = rows[which % rows.length]
  if (!row) {
    const office = isTheirs ? ownOffice : otherOffice
    await task({ office, at: '2022-06-01T08:00:00+07:00', due: null, done: null, words: 'thay thế' })(world)
    return someTask(world, which, isTheirs)
  }
  const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, search: _____, ...facts } = row
  return facts
}

const day = fc.constantFrom('2022-03-01', '2024-02-10', '2024-10-31', '2024-11-20', '2024-12-31')
const words = fc.constantFrom('dữ liệu', 'của Sở Y tế', 'chuyển đổi số', 'zzz')
/** Also before anything else was known. */
const moment = fc.constantFrom(
  '2019-03-01T08:00:00+07:00',
  '2022-06-01T08:00:00+07:00',
  '2024-10-01T08:00:00+07:00',
)

const taskChanges = (isTheirs: boolean, where: fc.Arbitrary<string>): fc.Arbitrary<Told>[] => [
  fc
    .record({ office: where, at: moment, due: fc.option(day), done: fc.option(day), words })
    .map((one) => ({ say: `a new task ${JSON.stringify(one)}`, apply: task(one) })),
  fc.record({ which: fc.nat(500), due: fc.option(day), done: fc.option(day), words }).map((one) => ({
    say: `a changed task ${JSON.stringify(one)}`,
    apply: async (world, order) => {
      const { which, due, done, words: text } = one
      const facts = {
        ...(await someTask(world, which, isTheirs)),
        dueOn: due,
        doneOn: done,
        nameVi: `Việc ${text}`,
      }
      await recordVersion(world.database.database.db, tasks, facts.code, { at: late(order), by, facts })
    },
  })),
  fc.nat(500).map((which) => ({
    say: `task ${which} withdrawn`,
    apply: async (world, order) => {
      const { code } = await someTask(world, which, isTheirs)
      await recordVersion(world.database.database.db, tasks, code, { at: late(order), by, facts: null })
    },
  })),
]

const target = (office: fc.Arbitrary<string>): fc.Arbitrary<Told> =>
  fc
    .record({
      kpiId: fc.constantFrom(...guarded),
      officeCode: office,
      level: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map((one) => ({
      say: `a target ${JSON.stringify(one)}`,
      apply: ({ database }) =>
        recordVersion(database.database.db, targets, randomUUID(), {
          at: '2024-01-05T08:00:00+07:00',
          by,
          facts: { code: '', ...one, fromOn: '2024-01-01', dueOn: '2024-12-31', sample: true },
        }),
    }))

const always = (say: string, apply: Told['apply']): fc.Arbitrary<Told> => fc.constant({ say, apply })
const real = new Date('2024-11-22T09:30:00Z')

/** Somebody of another office. */
async function stranger({ database }: Pick<World, 'database'>): Promise<string> {
  const id = randomUUID()
  const one = { id, name: `stranger ${id}`, email: `${id}@people.invalid`, demonstration: false }
  await database.database.db.insert(people).values({ ...one, createdAt: real, updatedAt: real })
  return id
}

const grantElsewhere = (personId: string) => ({
  at: '2024-10-01T08:00:00+07:00',
  by,
  facts: {
    code: '',
    personId,
    role: 'head' as const,
    officeCode: otherOffice,
    fromOn: '2024-01-01',
    toOn: null,
  },
})

/** People, rights and what is told of them, none of it of the own office. */
const peopleChanges: fc.Arbitrary<Told>[] = [
  always('somebody new in another office', async (world) =>
    recordVersion(world.database.database.db, grants, randomUUID(), grantElsewhere(await stranger(world))),
  ),
  always('a role elsewhere for an officer of the own office', async ({ database }) => {
    const { db } = database.database
    const [one] = await db
      .select()
      .from(people)
      .where(eq(people.email, emailOf('officer of the own office')))
    await recordVersion(db, grants, randomUUID(), grantElsewhere(one?.id ?? ''))
  }),
  always('another name for somebody of another office', ({ database }) =>
    database.database.db
      .update(people)
      .set({ name: `renamed ${randomUUID()}`, updatedAt: real })
      .where(eq(people.email, emailOf('officer of another office'))),
  ),
  always('a session of somebody else', async (world) =>
    world.database.database.db.insert(sessions).values({
      id: randomUUID(),
      userId: await stranger(world),
      token: randomUUID(),
      expiresAt: new Date('2035-01-01T00:00:00Z'),
    }),
  ),
  always('a mail to somebody else', ({ database }) =>
    database.database.db.insert(mails).values({
      recipient: 'stranger@people.invalid',
      lang: 'vi',
      subject: `secret ${randomUUID()}`,
      body: 'secret',
      createdAt: real,
      nextAttemptAt: real,
    }),
  ),
  always('a token', ({ database }) =>
    database.database.db.insert(tokens).values({
      id: randomUUID(),
      name: `token ${randomUUID()}`,
      hash: randomUUID(),
      hint: 'dgd_none',
      verbs: ['figures'],
      createdBy: 'nobody',
      createdAt: real,
      expiresAt: real,
    }),
  ),
  fc.constantFrom(otherOffice, null).map((officeCode) => ({
    say: `an audit entry of ${officeCode}`,
    apply: ({ database }: Pick<World, 'database'>) =>
      database.database.db.insert(auditEntries).values({
        at: real.toISOString(),
        actorKind: 'person',
        actorId: 'somebody',
        actorName: 'somebody',
        actingAs: 'self',
        address: '192.0.2.1',
        verb: 'session.ended',
        subjectKind: 'person',
        subjectId: 'somebody',
        officeCode,
      }),
  })),
  fc.nat(400).map((cap) => ({
    say: `another cap for another office: ${cap}`,
    apply: ({ database }, order) =>
      recordVersion(database.database.db, officerCaps, otherOffice, {
        at: late(order),
        by,
        facts: { code: '', cap },
      }),
  })),
]

/** Reports of some offices: under way in any state, and approved of a KPI that is not everybody’s. */
const reportChanges = (where: fc.Arbitrary<string>): fc.Arbitrary<Told>[] => [
  fc.record({ state: fc.constantFrom(...underWay), office: where, numerator: fc.nat(100) }).map((one) => ({
    say: `a value under way ${JSON.stringify(one)}`,
    apply: ({ database }, order) => underWayIn(database, { ...one, at: late(order) }),
  })),
  fc
    .record({
      state: fc.constantFrom(...underWay),
      office: where,
      period: fc.constantFrom(reported.approved, '2024-10', '2024-11'),
      numerator: fc.nat(100),
    })
    .map(({ state, ...one }) => ({
      say: `an approved value of ${kpiIn(state)} ${JSON.stringify(one)}`,
      apply: ({ database }, order) =>
        approve(database.database.db, definitionOf({ kpiId: kpiIn(state) }), {
          ...one,
          denominator: 100,
          vintage: 'estimate',
          at: late(order),
        }),
    })),
]

/** What an office asks to change of its tasks and items, under way in any state. */
const proposalChange = (office: string): fc.Arbitrary<Told> =>
  fc
    .record({
      kind: fc.constantFrom(...askedKinds),
      state: fc.constantFrom(...underWay),
      content: fc.constantFrom('đã làm', 'zzz'),
    })
    .map((one) => ({
      say: `a proposal of ${office} ${JSON.stringify(one)}`,
      apply: ({ database }, order) => propose(database, { ...one, office, at: late(order) }),
    }))
/** What was counted of some offices for an index that is not everybody's. */
const indexChange = (where: fc.Arbitrary<string>): fc.Arbitrary<Told> =>
  fc.record({ office: where, numerator: fc.nat(100) }).map((one) => ({
    say: `a count of an index ${JSON.stringify(one)}`,
    apply: ({ database }, order) => countIndex(database, { ...one, at: late(order) }),
  }))

const definitionChange: fc.Arbitrary<Told> = fc
  .record({
    state: fc.constantFrom(...underWay),
    name: words,
    fromOn: fc.constantFrom('2024-01-01', '2024-10-01'),
  })
  .map((one) => ({
    say: `a definition ${JSON.stringify(one)}`,
    apply: ({ database }, order) => {
      const definition = definitionOf({
        kpiId: kpiIn(one.state),
        fromOn: one.fromOn,
        nameVi: one.name,
        public: false,
      })
      return recordVersion(database.database.db, kpiDefinitions, definition.code, {
        at: late(order),
        by,
        facts: definition,
      })
    },
  }))

const otherOffices = fc.constantFrom(otherOffice, movedOffice, 'SNV', '303')

/** Told every time: what only an earlier day, another clock or another tree of offices would let through. */
export const certain: readonly Told[] = [movedOffice, otherOffice].flatMap((office) =>
  ['2019-03-01T08:00:00+07:00', '2022-06-01T08:00:00+07:00'].map((at) => {
    const one = { office, at, due: '2024-03-31', done: null, words: 'dữ liệu' }
    return told({ say: `a new task ${JSON.stringify(one)}`, apply: task(one) })
  }),
)

/** What the people of the own office may not see: nor may anybody who sees less. */
export const unseenByTheOffice: fc.Arbitrary<Told> = fc
  .oneof(
    ...taskChanges(false, otherOffices),
    ...reportChanges(otherOffices),
    proposalChange(otherOffice),
    indexChange(otherOffices),
    target(otherOffices),
    ...peopleChanges,
  )
  .map(told)

/** What whoever sees no office may not see: the own office's as well, and what is said of the city. */
export const unseenByThePublic: fc.Arbitrary<Told> = fc
  .oneof(
    ...taskChanges(true, fc.constant(ownOffice)),
    ...reportChanges(fc.constant(ownOffice)),
    proposalChange(ownOffice),
    indexChange(fc.constantFrom(ownOffice, 'HP')),
    definitionChange,
    target(fc.constantFrom(ownOffice, 'HP')),
    fc.constantFrom(...guarded).map((kpiId) => ({
      say: `an event of ${kpiId}`,
      apply: ({ database }: Pick<World, 'database'>) =>
        recordVersion(database.database.db, events, randomUUID(), {
          at: '2024-06-01T08:00:00+07:00',
          by,
          facts: { code: '', kpiId, happenedOn: '2024-06-01', labelVi: 'Mốc', labelEn: 'Mark', sample: true },
        }),
    })),
    fc.constantFrom(...guarded).map((kpiId) => ({
      say: `an announcement of ${kpiId}`,
      apply: ({ database }: Pick<World, 'database'>) =>
        recordVersion(database.database.db, announcements, randomUUID(), {
          at: '2024-06-01T08:00:00+07:00',
          by,
          facts: {
            code: '',
            kpiId,
            asOfOn: '2024-11-22',
            announcedOn: '2024-06-01',
            relation: 'equals',
            numerator: 7,
            denominator: 9,
            sourceVi: 'Báo cáo',
            sourceEn: 'Report',
          },
        }),
    })),
  )
  .map(told)
