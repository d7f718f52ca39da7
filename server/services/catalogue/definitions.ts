import { eq, sql } from 'drizzle-orm'
import { kpiDefinitions } from '../../../db/schema/reporting.ts'
import { nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import {
  type DefinitionFields,
  type DefinitionRow,
  type FieldFault,
  faultsOf,
  type Surroundings,
} from '../../core/reporting/definition.ts'
import type { OfficeRef } from '../../core/scorecard.ts'
import { compareText } from '../../core/text.ts'
import type { Unit } from '../../core/value.ts'
import type { Words } from '../../core/words.ts'
import { kpiById as computed } from '../../kpis/index.ts'
import { themes } from '../../kpis/themes.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices, refOf } from '../offices.ts'
import { readDocuments } from '../targets.ts'
import { definitionCode, definitionRow, factsOf, fieldsOf } from './definition-rows.ts'

export type CataloguePage = {
  /** every definition, of a KPI the newest first */
  definitions: DefinitionRow[]
  themes: { id: string; name: Words }[]
  offices: OfficeRef[]
  documents: { code: string; title: Words }[]
}

/** The catalogue of reported KPIs. @throws AppError sign-in-needed, not-yours, second-factor-required */
export async function readCatalogue(ctx: VerbContext): Promise<CataloguePage> {
  entitled(ctx.actor, 'manage-catalogue')
  const moment = await momentOf(ctx, undefined)
  const [rows, offices, documents] = await Promise.all([
    ctx.db
      .select()
      .from(kpiDefinitions)
      .where(eq(kpiDefinitions.knownTo, 'infinity'))
      .orderBy(kpiDefinitions.position, kpiDefinitions.kpiId, sql`${kpiDefinitions.fromOn} desc`),
    readOffices(ctx, moment),
    readDocuments(ctx, moment),
  ])
  return {
    definitions: rows.map(definitionRow),
    themes: themes.map(({ id, name }) => ({ id, name })),
    offices: [...offices.values()].map(refOf).sort((a, b) => compareText(a.name.vi, b.name.vi)),
    documents: [...documents.values()].map(({ code, title }) => ({ code, title })),
  }
}

export type DefinitionInput = {
  /** each with the version that was seen of the same KPI and day, null where there was none */
  definitions: readonly { seen: number | null; fields: DefinitionFields }[]
}

/** All or nothing: where anything is wrong, nothing is recorded. `index` counts the definitions given, from 0. */
export type DefinitionsRecorded = {
  recorded: number
  unchanged: number
  faults: (FieldFault & { index: number })[]
  /** those that somebody else changed meanwhile */
  changedMeanwhile: number[]
}

/**
 * Records definitions of reported KPIs: new ones, changes from a day on (earlier periods keep theirs), corrections of
 * one that is there. Recording the same twice changes nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function recordDefinitions(
  ctx: VerbContext,
  { definitions }: DefinitionInput,
): Promise<DefinitionsRecorded> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-catalogue')
  const around = await readSurroundings(ctx)
  return ctx.db.transaction(async (tx) => {
    const { steps, faults } = await weigh(
      tx,
      around,
      definitions.map(({ fields }) => fields),
    )
    const changedMeanwhile = steps
      .filter(
        ({ isSame, before }, index) => !isSame && (before?.versionId ?? null) !== definitions[index]?.seen,
      )
      .map(({ index }) => index)
    if (faults.length > 0 || changedMeanwhile.length > 0)
      return { recorded: 0, unchanged: 0, faults, changedMeanwhile }
    const recorded = await takeOver(tx, ctx, { steps, by, name: actor.name })
    return { recorded, unchanged: steps.length - recorded, faults: [], changedMeanwhile: [] }
  })
}

/** One definition beside what is there of the same KPI and day. */
export type Step = {
  index: number
  code: string
  facts: ReturnType<typeof factsOf>
  before: typeof kpiDefinitions.$inferSelect | undefined
  isSame: boolean
}

type KnownAround = Omit<Surroundings, 'reported'>

/** What definitions are checked by, beside one another. */
export async function readSurroundings(ctx: VerbContext): Promise<KnownAround> {
  const moment = await momentOf(ctx, undefined)
  const [offices, documents] = await Promise.all([readOffices(ctx, moment), readDocuments(ctx, moment)])
  return {
    themes: themes.map(({ id }) => id),
    offices: new Map([...offices.values()].map(({ code, kind }) => [code, kind])),
    documents: new Set(documents.keys()),
    computed: new Set(computed.keys()),
  }
}

/** Holds definitions against those there are. Whoever does it takes turns until the transaction is over. */
export async function weigh(
  tx: Transaction,
  around: KnownAround,
  definitions: readonly DefinitionFields[],
): Promise<{ steps: Step[]; faults: DefinitionsRecorded['faults'] }> {
  await tx.execute(sql`select pg_advisory_xact_lock(7411028)`)
  const open = await tx.select().from(kpiDefinitions).where(eq(kpiDefinitions.knownTo, 'infinity'))
  const units = new Map<string, Unit>()
  // The ones given may name each other; what is there already says what unit a KPI has.
  for (const { kpiId, unit } of definitions) if (!units.has(kpiId)) units.set(kpiId, unit)
  for (const { kpiId, unit } of open) units.set(kpiId, unit)
  const byCode = new Map(open.map((row) => [row.code, row]))
  const firstAt = new Map<string, number>()
  const faults: DefinitionsRecorded['faults'] = []
  const steps = definitions.map((fields, index): Step => {
    const code = definitionCode(fields)
    for (const fault of faultsOf(fields, { ...around, reported: units })) faults.push({ ...fault, index })
    if (firstAt.has(code)) faults.push({ field: 'fromOn', why: 'twice', index })
    else firstAt.set(code, index)
    const before = byCode.get(code)
    const facts = factsOf(fields)
    return { index, code, facts, before, isSame: before !== undefined && sameFacts(before, facts) }
  })
  return { steps, faults }
}

/** Records what is not the same as before; answers how many that were. */
export async function takeOver(
  tx: Transaction,
  ctx: VerbContext,
  { steps, by, name }: { steps: readonly Step[]; by: ReturnType<typeof entitled>; name: string },
): Promise<number> {
  const changed = steps.filter(({ isSame }) => !isSame)
  if (changed.length === 0) return 0
  const codes = changed.map(({ code }) => code)
  const at = await nextMoment(tx, kpiDefinitions, codes, ctx.now)
  await recordVersions(tx, kpiDefinitions, { at, by: name, rows: changed })
  for (const { before, facts } of changed)
    await leaveEntry(tx, ctx, {
      verb: 'definition.recorded',
      subject: { kind: 'kpi', id: facts.kpiId },
      by,
      before: before ? factsOf(fieldsOf(before)) : null,
      after: facts,
    })
  return changed.length
}

const sameFacts = (
  before: typeof kpiDefinitions.$inferSelect,
  facts: ReturnType<typeof factsOf>,
): boolean => {
  const sorted = (of: object) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(factsOf(fieldsOf(before))) === sorted(facts)
}
