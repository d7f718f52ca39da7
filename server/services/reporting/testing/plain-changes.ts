import type {
  contests,
  entries,
  kpiDefinitions,
  periodLocks,
  reportedValues,
} from '../../../../db/schema/reporting.ts'
import type { targets } from '../../../../db/schema/targets.ts'
import type { Changes } from '../../../core/reporting/answers.ts'

/**
 * What the change list must say, worked out the plain way: from the writes themselves, in memory, one after another,
 * with nothing of the services. KPIs here are monthly shares of the given offices that stand for a month.
 */
type Tables = {
  values: typeof reportedValues.$inferInsert
  targets: typeof targets.$inferInsert
  definitions: typeof kpiDefinitions.$inferInsert
  contests: typeof contests.$inferInsert
  locks: typeof periodLocks.$inferInsert
  entries: typeof entries.$inferInsert
}
type Clocks = 'knownFrom' | 'knownTo' | 'recordedBy'
/** `facts` null: withdrawn. */
export type Write = {
  [T in keyof Tables]: {
    table: T
    code: string
    at: string
    by: string
    facts: Omit<Tables[T], Clocks> | null
  }
}[keyof Tables]
type FactsOf<T extends keyof Tables> = NonNullable<Extract<Write, { table: T }>['facts']>

export type World = {
  writes: readonly Write[]
  city: string
  /** those that report every one of the KPIs */
  offices: readonly string[]
  today: string
  /** what the asker sees of guarded KPIs; null: everything */
  own: readonly string[] | null
}

const dayOf = (instant: string) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10)
/** The last millisecond of a day in the city. */
export const endOf = (day: string) => new Date(`${day}T23:59:59.999+07:00`).toISOString()
const lastOf = (month: string) => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
const earlier = (a: string, b: string) => (a < b ? a : b)

export function known<T extends keyof Tables>(writes: readonly Write[], table: T, at: string): FactsOf<T>[] {
  const open = new Map<string, FactsOf<T> | null>()
  for (const write of writes)
    if (write.table === table && write.at <= at) open.set(write.code, write.facts as FactsOf<T> | null)
  return [...open.values()].flatMap((facts) => facts ?? [])
}

type Definition = FactsOf<'definitions'>
const definedOn = (world: World, kpi: string, at: string, day: string): Definition | undefined => {
  const all = known(world.writes, 'definitions', at)
    .filter(({ kpiId }) => kpiId === kpi)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  return all.filter(({ fromOn }) => fromOn <= day).at(-1) ?? all[0]
}

function judged(
  world: World,
  { slack, better, kpiId }: Definition,
  value: number | null,
  { office, day, at }: { office: string; day: string; at: string },
): string {
  if (value === null) return 'no-data'
  const steps = known(world.writes, 'targets', at)
    .filter((target) => target.kpiId === kpiId)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  const own = steps.filter(({ officeCode }) => officeCode === office)
  const asked = (own.length ? own : steps.filter(({ officeCode }) => officeCode === world.city))
    .filter(({ fromOn }) => fromOn <= day)
    .at(-1)
  if (!asked) return 'no-target'
  const short = better === 'higher' ? asked.level - value : value - asked.level
  return short <= 1e-9 ? 'on-track' : short <= slack + 1e-9 ? 'at-risk' : 'behind'
}

function standing(world: World, kpi: string, at: string) {
  const day = dayOf(at)
  const rows = known(world.writes, 'values', at).filter(
    (value) => value.kpiId === kpi && value.startOn <= day && value.standsUntil >= day,
  )
  return world.offices.flatMap((office) => {
    const newest = rows
      .filter(({ officeCode }) => officeCode === office)
      .sort((a, b) => (a.startOn < b.startOn ? 1 : -1))[0]
    return newest ? [newest] : []
  })
}

const shareOf = (rows: readonly FactsOf<'values'>[]) =>
  rows.length === 0
    ? null
    : rows.reduce((sum, row) => sum + row.numerator, 0) /
      rows.reduce((sum, row) => sum + (row.denominator ?? 0), 0)

const verdicts = ['behind', 'at-risk', 'on-track']
const isFlip = (a = '', b = '') => a !== b && (verdicts.includes(a) || verdicts.includes(b))

const order = ['estimate', 'preliminary', 'official']

/** The city's figure of a KPI at a moment, and each office's. */
function figures(world: World, kpi: string, at: string) {
  const day = dayOf(at)
  const definition = definedOn(world, kpi, at, day)
  if (!definition) return null
  const rows = standing(world, kpi, at)
  const judge = (office: string, of: typeof rows) =>
    judged(world, definition, shareOf(of), { office, day, at })
  return {
    city: judge(world.city, rows),
    vintage: [...rows.map(({ vintage }) => vintage)].sort((a, b) => order.indexOf(a) - order.indexOf(b))[0],
    through: rows.map(({ endOn }) => endOn).sort()[0],
    offices: new Map(
      world.offices.map((office) => [
        office,
        judge(
          office,
          rows.filter((row) => row.officeCode === office),
        ),
      ]),
    ),
  }
}

const fieldsOf: [field: string, of: (definition: Definition) => unknown][] = [
  ['name', ({ nameVi, nameEn }) => [nameVi, nameEn]],
  ['slack', ({ slack }) => slack],
  ['better', ({ better }) => better],
  ['formula', ({ formulaVi, formulaEn }) => [formulaVi, formulaEn]],
  ['dueDay', ({ dueDay }) => dueDay],
  ['fromOn', ({ fromOn }) => fromOn],
]
const said = (facts: object | null | undefined) => JSON.stringify(facts ?? null)
const content = (facts: FactsOf<'values'> | null) =>
  facts && { numerator: facts.numerator, denominator: facts.denominator, vintage: facts.vintage }
const step = (facts: FactsOf<'targets'> | null) => facts && { level: facts.level, dueOn: facts.dueOn }
const line = (...parts: unknown[]) => parts.join(' | ')

/** Every line that the list must have, in no order. */
export function plainLines(world: World, since: string, now: string): string[] {
  const { writes, own } = world
  const isPublic = new Map(known(writes, 'definitions', now).map((one) => [one.kpiId, one.public]))
  const sees = (kpi: string, office: string) =>
    isPublic.get(kpi) === true || own === null || own.includes(office)
  const mayBeTold = (office: string) => own === null || own.includes(office)
  const previous = (write: Write) =>
    writes.filter((one) => one.table === write.table && one.code === write.code && one.at < write.at).at(-1)
      ?.facts ?? null
  const lines: string[] = []
  const turnedOf = new Set<string>()
  for (const write of writes) {
    if (write.at <= since || write.at > now) continue
    const { at } = write
    const by = write.facts ? write.by : null
    const before = previous(write)
    if (write.table === 'values') {
      const was = before as FactsOf<'values'> | null
      const facts = write.facts ?? was
      if (!facts || !sees(facts.kpiId, facts.officeCode)) continue
      let turned: unknown = null
      if (was && write.facts && was.vintage !== 'official' && write.facts.vintage === 'official') {
        const day = earlier(facts.endOn, world.today)
        const definition = definedOn(world, facts.kpiId, now, facts.endOn)
        if (definition) {
          const [old, next] = [was, write.facts].map((one) =>
            judged(world, definition, shareOf([one]), { office: facts.officeCode, day, at: now }),
          )
          if (old !== next) {
            turned = { old, next }
            turnedOf.add(`${facts.kpiId}/${facts.officeCode}`)
          }
        }
      }
      lines.push(
        line(
          'value',
          at,
          by,
          facts.kpiId,
          facts.officeCode,
          facts.period,
          said(content(was)),
          said(content(write.facts)),
          write.facts?.note ?? null,
          said(turned as object | null),
        ),
      )
    } else if (write.table === 'targets') {
      const was = before as FactsOf<'targets'> | null
      const facts = write.facts ?? was
      if (facts && sees(facts.kpiId, facts.officeCode))
        lines.push(
          line('target', at, by, facts.kpiId, facts.officeCode, said(step(was)), said(step(write.facts))),
        )
    } else if (write.table === 'definitions') {
      const was = before as Definition | null
      const facts = write.facts ?? was
      if (!facts) continue
      const beside = known(
        writes.filter((one) => one.code !== write.code),
        'definitions',
        at,
      )
        .filter(({ kpiId }) => kpiId === facts.kpiId)
        .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
      const from = was ?? beside.filter(({ fromOn }) => fromOn < facts.fromOn).at(-1) ?? beside[0]
      const fields =
        write.facts && from
          ? fieldsOf
              .filter(([, of]) => said(of(from) as object) !== said(of(facts) as object))
              .map(([name]) => name)
          : []
      lines.push(
        line(
          'definition',
          at,
          by,
          facts.kpiId,
          facts.fromOn,
          fields.sort(),
          write.facts !== null && !from,
          write.facts === null,
        ),
      )
    } else if (write.table === 'contests' && write.facts) {
      const { kpiId, officeCode, period, state, decision, reason } = write.facts
      if (mayBeTold(officeCode))
        lines.push(line('contest', at, by, kpiId, officeCode, period, state, decision ?? reason))
    } else if (write.table === 'locks' && write.facts) {
      lines.push(line('lock', at, by, write.code, write.facts.locked, write.facts.reason))
    }
  }
  for (const [kpi] of isPublic) {
    lines.push(
      ...missing(world, kpi, since, now)
        .filter(({ office }) => mayBeTold(office))
        .map((one) => line('missing', kpi, one.office, one.period, one.due)),
    )
    const [a, b] = [figures(world, kpi, since), figures(world, kpi, now)]
    // What is defined since then had no judgement to change.
    if (!a || !b) continue
    const isTurned = a.vintage !== 'official' && b.vintage === 'official' && a.through === b.through
    if (isFlip(a.city, b.city) && sees(kpi, world.city))
      lines.push(line('flip', kpi, 'city', a.city, b.city, a.vintage !== undefined && isTurned))
    for (const office of world.offices) {
      const [old, next] = [a.offices.get(office), b.offices.get(office)]
      if (isFlip(old, next) && sees(kpi, office))
        lines.push(line('flip', kpi, office, old, next, turnedOf.has(`${kpi}/${office}`)))
    }
  }
  return lines.sort()
}

function missing(world: World, kpi: string, since: string, now: string) {
  const there = new Set(known(world.writes, 'values', now).map(({ code }) => code))
  const sent = new Set(
    known(world.writes, 'entries', now)
      .filter(({ state }) => state === 'submitted' || state === 'endorsed')
      .map(({ code }) => code),
  )
  return ['2024-09', '2024-10', '2024-11'].flatMap((period) => {
    const definition = definedOn(world, kpi, now, lastOf(period))
    const due = `${period}-${definition?.dueDay}`
    if (!definition || definition.fromOn > lastOf(period) || due < dayOf(since) || due >= world.today)
      return []
    return world.offices
      .filter((office) => !there.has(`${kpi}/${office}/${period}`) && !sent.has(`${kpi}/${office}/${period}`))
      .map((office) => ({ office, period, due }))
  })
}

/** The same lines of an answer: of some KPIs, and of some periods that are locked. */
export function linesOf(
  answer: Changes,
  isOurs: (kpi: string) => boolean,
  isLock: (period: string) => boolean,
): string[] {
  return [
    ...answer.changes
      .filter(({ kpi }) => isOurs(kpi.id))
      .map((one) => {
        const head = [one.kind, one.at, one.by, one.kpi.id]
        if (one.kind === 'value')
          return line(
            ...head,
            one.office.code,
            one.period,
            said(one.old),
            said(one.next),
            one.why,
            said(one.turned),
          )
        if (one.kind === 'target') return line(...head, one.office?.code, said(one.old), said(one.next))
        if (one.kind === 'definition')
          return line(...head, one.fromOn, [...one.fields].sort(), one.isNew, one.isWithdrawn)
        return line(...head, one.office.code, one.period, one.state, one.why)
      }),
    ...answer.flips
      .filter(({ kpi }) => isOurs(kpi.id))
      .map(({ kpi, office, old, next, turned }) =>
        line('flip', kpi.id, office?.code ?? 'city', old, next, turned),
      ),
    ...answer.missing
      .filter(({ kpi }) => isOurs(kpi.id))
      .map(({ kpi, office, period, due }) => line('missing', kpi.id, office.code, period, due)),
    ...answer.locks
      .filter(({ period }) => isLock(period))
      .map(({ period, locked, reason, by, at }) => line('lock', at, by, period, locked, reason)),
  ].sort()
}
