import { and, eq, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import type { Db } from '../../../db/client.ts'
import { indexComponents, indexCounts, indexGroups, indexVersions } from '../../../db/schema/indices.ts'
import { nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import type { Holding } from '../../auth/actor.ts'
import type { IndexDefinition } from '../../core/indices/definition.ts'
import type { DefinedIndex, IndexDesk, IndexRecorded } from '../../core/indices/definition-answers.ts'
import { type AroundIndex, indexFaultsOf } from '../../core/indices/definition-faults.ts'
import { definitionRowsOf, type IndexRows } from '../../core/indices/definition-rows.ts'
import { kpis } from '../../kpis/index.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { fingerprint } from '../fingerprint.ts'
import { momentNow } from '../moment.ts'
import { readDocuments } from '../targets.ts'
import { readIndices } from './definitions.ts'

/** In the order of the interface. */
const kinds: IndexDesk['kinds'] = ['city', 'department', 'district', 'commune']

/**
 * Every version of every index, and what a definition may name, for whoever keeps them.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function readIndexDesk(ctx: VerbContext): Promise<IndexDesk> {
  entitled(ctx.actor, 'manage-catalogue')
  const moment = momentNow(ctx.now)
  const [indices, documents, rows, counted] = await Promise.all([
    readIndices(ctx, moment),
    readDocuments(ctx, moment),
    ctx.db.select().from(indexVersions).where(eq(indexVersions.knownTo, 'infinity')),
    ctx.db
      .select({ id: indexCounts.indexId, periods: sql<number>`count(distinct ${indexCounts.period})::int` })
      .from(indexCounts)
      .where(eq(indexCounts.knownTo, 'infinity'))
      .groupBy(indexCounts.indexId),
  ])
  const versions = await Promise.all(
    [...indices.values()].flatMap((of) =>
      [...of].reverse().map(async (definition): Promise<DefinedIndex | null> => {
        const row = rows.find(
          ({ indexId, fromOn }) => indexId === definition.id && fromOn === definition.fromOn,
        )
        if (!row) return null
        return {
          definition,
          position: row.position,
          seen: heldAgainst(await openRows(ctx.db, row.code)),
          recordedAt: new Date(row.knownFrom).toISOString(),
          recordedBy: row.recordedBy,
          counted: counted.find(({ id }) => id === definition.id)?.periods ?? 0,
        }
      }),
    ),
  )
  return {
    versions: versions.filter((one) => one !== null),
    documents: [...documents.values()].map(({ code, title }) => ({ code, title })),
    kpis: counting.map(({ id, name, public: isPublic }) => ({ id, name, public: isPublic })),
    kinds,
    today: moment.day,
  }
}

/** Shares that are counted from our own rows. */
const counting = kpis.filter(({ denominator }) => denominator !== null)

export type IndexInput = {
  /** which state of the same version was seen; null where there was none */
  seen: string | null
  definition: IndexDefinition
}

/**
 * Records one version of an index: a new index, a change from a day on (periods that end before keep theirs), or a
 * correction of a version that is there. Recording the same twice changes nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function recordIndex(
  ctx: VerbContext,
  { seen, definition }: IndexInput,
): Promise<IndexRecorded> {
  const { name } = personOf(ctx.actor)
  const by = entitled(ctx.actor, 'manage-catalogue')
  const faults = indexFaultsOf(definition, await readAround(ctx))
  if (faults.length > 0) return { recorded: false, faults, changedMeanwhile: false }
  return ctx.db.transaction(async (tx) => {
    const step = await weighIndex(tx, definition)
    const isSame = step.changes.length === 0
    const isTheirs = !isSame && (step.exists ? step.seen : null) !== seen
    if (!isSame && !isTheirs) await takeOverIndex(tx, ctx, step, { by, name })
    return { recorded: !isSame && !isTheirs, faults: [], changedMeanwhile: isTheirs }
  })
}

export async function readAround(ctx: VerbContext): Promise<AroundIndex> {
  const documents = await readDocuments(ctx, momentNow(ctx.now))
  return {
    documents: new Set(documents.keys()),
    kpis: new Map(counting.map(({ id, public: isPublic }) => [id, { public: isPublic }])),
  }
}

type Part = 'version' | 'groups' | 'components'
const tables = { version: indexVersions, groups: indexGroups, components: indexComponents } as const
type Facts = IndexRows['version'] | IndexRows['groups'][number] | IndexRows['components'][number]
type Change = { part: Part; code: string; before: Facts | null; after: Facts | null }

/** A definition beside what is there of the same index and day. */
export type IndexStep = {
  definition: IndexDefinition
  exists: boolean
  seen: string
  changes: Change[]
  unchanged: number
}

/** Holds a definition against what there is. Whoever does it takes turns until the transaction is over. */
export async function weighIndex(tx: Transaction, definition: IndexDefinition): Promise<IndexStep> {
  await tx.execute(sql`select pg_advisory_xact_lock(7411031)`)
  const rows = await tx
    .select({ indexId: indexVersions.indexId, position: indexVersions.position })
    .from(indexVersions)
    .where(eq(indexVersions.knownTo, 'infinity'))
  // All versions of an index stand in one place of the list; a new one goes to its end.
  const place =
    rows.find(({ indexId }) => indexId === definition.id)?.position ??
    Math.max(0, ...rows.map(({ position }) => position)) + 1
  const next = definitionRowsOf(cleaned(definition), place)
  const open = await openRows(tx, next.version.code)
  const parts: [Part, readonly Facts[], readonly Facts[]][] = [
    ['version', open.version ? [open.version] : [], [next.version]],
    ['groups', open.groups, next.groups],
    ['components', open.components, next.components],
  ]
  const all = parts.flatMap(([part, before, after]): Change[] => {
    const was = new Map(before.map((facts) => [facts.code, facts]))
    const is = new Map(after.map((facts) => [facts.code, facts]))
    return [...new Set([...was.keys(), ...is.keys()])].map((code) => ({
      part,
      code,
      before: was.get(code) ?? null,
      after: is.get(code) ?? null,
    }))
  })
  const changes = all.filter(({ before, after }) => sortedText(before) !== sortedText(after))
  return {
    definition,
    exists: open.version !== null,
    seen: heldAgainst(open),
    changes,
    unchanged: all.length - changes.length,
  }
}

/** Records what differs, and the entry that says so. */
export async function takeOverIndex(
  tx: Transaction,
  ctx: VerbContext,
  { definition, changes }: IndexStep,
  { by, name }: { by: Holding; name: string },
): Promise<void> {
  for (const part of Object.keys(tables) as Part[]) {
    const rows = changes
      .filter((change) => change.part === part)
      .map(({ code, after }) => ({ code, facts: after as never }))
    if (rows.length === 0) continue
    const table = tables[part]
    const at = await nextMoment(
      tx,
      table,
      rows.map(({ code }) => code),
      ctx.now,
    )
    await recordVersions(tx, table, { at, by: name, rows })
  }
  await leaveEntry(tx, ctx, {
    verb: 'index.recorded',
    subject: { kind: 'index', id: definition.id },
    by,
    before: changes.flatMap(({ before }) => before ?? []),
    after: changes.flatMap(({ after }) => after ?? []),
  })
}

type Open = {
  version: IndexRows['version'] | null
  groups: IndexRows['groups']
  components: IndexRows['components']
}

async function openRows(db: Db | Transaction, code: string): Promise<Open> {
  const isOpen = <T extends (typeof tables)[Part]>(table: T) => eq(table.knownTo, 'infinity')
  const [versions, groups, components] = await Promise.all([
    db
      .select()
      .from(indexVersions)
      .where(and(anyOf(indexVersions.code, [code]), isOpen(indexVersions))),
    db
      .select()
      .from(indexGroups)
      .where(and(eq(indexGroups.indexCode, code), isOpen(indexGroups)))
      .orderBy(indexGroups.code),
    db
      .select()
      .from(indexComponents)
      .where(and(eq(indexComponents.indexCode, code), isOpen(indexComponents)))
      .orderBy(indexComponents.code),
  ])
  return {
    version: versions.map(withoutClocks)[0] ?? null,
    groups: groups.map(withoutClocks),
    components: components.map(withoutClocks),
  }
}

type Clocked = { versionId: number; knownFrom: string; knownTo: string; recordedBy: string }
const withoutClocks = <T extends Clocked>({
  versionId: _,
  knownFrom: __,
  knownTo: ___,
  recordedBy: ____,
  ...facts
}: T) => facts

const clean = (text: string) => text.normalize('NFC').trim()
/** Texts as they are kept: composed, without blanks around them. */
const cleaned = <T>(value: T): T =>
  (typeof value === 'string'
    ? clean(value)
    : Array.isArray(value)
      ? value.map(cleaned)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)]))
        : value) as T

const sortedText = (facts: object | null): string =>
  JSON.stringify(facts && Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))

/** What a version says, so that a change meanwhile shows. */
const heldAgainst = ({ version, groups, components }: Open): string =>
  fingerprint([version, ...groups, ...components].map(sortedText))
