import { and, eq, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { indexCounts } from '../../../db/schema/indices.ts'
import { offices as officeTable } from '../../../db/schema/offices.ts'
import { nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import type { Holding } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant, maxDay } from '../../core/day.ts'
import type { CountsImported } from '../../core/indices/answers.ts'
import { countProblemSentence } from '../../core/indices/count-problem-words.ts'
import {
  type CountLine,
  type CountProblem,
  type CountsAround,
  countCode,
  type KnownOffice,
  readCounts,
} from '../../core/indices/counts-sheet.ts'
import type { Convention } from '../../core/reporting/typed-number.ts'
import type { Words } from '../../core/words.ts'
import { isNotice } from '../../sheets/problem.ts'
import { sheetProblemSentence } from '../../sheets/problem-words.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext, Visit } from '../context.ts'
import { entitled } from '../entitled.ts'
import { fingerprint } from '../fingerprint.ts'
import { momentNow } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { readIndices } from './definitions.ts'

/** An office as a public register has it. */
export type RegisteredOffice = Omit<
  typeof officeTable.$inferInsert,
  'versionId' | 'knownFrom' | 'knownTo' | 'recordedBy'
>

export type CountsImport = {
  bytes: Buffer
  /** offices that are public knowledge by now; one that the city does not know yet is recorded with its first counts */
  register?: readonly RegisteredOffice[] | undefined
  /** how the file writes numbers; never guessed */
  numbers?: Convention | undefined
  /** takes it over: what was seen when the file was looked at, or `at-once` where nobody looks first */
  take?: string | undefined
}

/** For what is done from the terminal too. */
export type ImportContext = Pick<VerbContext, 'db' | 'actor' | 'now' | 'answers'> & {
  visit: Pick<Visit, 'at' | 'address'>
}

const mostListed = 200
/** A quarter of all 130 offices and 23 components is some 3,000 rows; a year of months is twelve times that. */
export const countLimits = { bytes: 20_000_000, unpacked: 100_000_000, rows: 50_000 }

type Facts = Omit<typeof indexCounts.$inferInsert, 'knownFrom' | 'knownTo' | 'recordedBy'>
type Step = {
  line: CountLine
  facts: Facts
  before: typeof indexCounts.$inferSelect | undefined
  isSame: boolean
}

/**
 * Looks at a file of counts, and takes it over when asked to: all of it, or nothing while anything is wrong. The same file
 * twice changes nothing; another count opens the next version, and every earlier moment answers as it did. Counts that the
 * file does not name stay as they are.
 * @throws AppError sign-in-needed, not-yours, second-factor-required; changed-meanwhile when counts changed since they
 * were looked at
 */
export async function importCounts(ctx: ImportContext, input: CountsImport): Promise<CountsImported> {
  const by = importer(ctx)
  const { sheet, problems: found, unlisted } = await readSheet(input.bytes, { limits: countLimits })
  const inFile = found
    .filter((one) => !isNotice(one))
    .map((one) => ({ vi: sheetProblemSentence(one, 'vi'), en: sheetProblemSentence(one, 'en') }))
  if (!sheet || unlisted > 0 || inFile.length > 0) return { ...nothing, problems: inFile, unlisted }
  const surroundings = await around(ctx, input.register ?? [])
  const { lines, problems, notices } = readCounts(sheet.rows, surroundings, input.numbers ?? 'unknown')
  if (problems.length > 0)
    return {
      ...nothing,
      problems: told(problems),
      unlisted: Math.max(0, problems.length - mostListed),
    }
  return ctx.db.transaction(async (tx): Promise<CountsImported> => {
    // Whoever imports takes turns, so that a file is held against what stands when it is taken over.
    await tx.execute(sql`select pg_advisory_xact_lock(7411030)`)
    const steps = await weigh(tx, lines)
    const changed = steps.filter(({ isSame }) => !isSame)
    const seen = heldAgainst(steps)
    const answer: CountsImported = {
      ...nothing,
      notices: told(notices),
      values: {
        fresh: changed.filter(({ before }) => !before).length,
        changed: changed.filter(({ before }) => before).length,
        unchanged: steps.length - changed.length,
      },
      seen,
    }
    if (input.take === undefined) return answer
    if (input.take !== 'at-once' && input.take !== seen) throw new AppError('changed-meanwhile')
    const coming = new Set(surroundings.coming.map(({ code }) => code))
    const named = new Set(lines.flatMap(({ office }) => (coming.has(office) ? [office] : [])))
    if (named.size > 0)
      await recordOffices(
        tx,
        ctx,
        surroundings.coming.filter(({ code }) => named.has(code)),
        by,
      )
    await takeOver(tx, ctx, changed, by)
    return { ...answer, taken: true }
  })
}

const nothing: CountsImported = {
  problems: [],
  unlisted: 0,
  notices: [],
  values: { fresh: 0, changed: 0, unchanged: 0 },
  seen: null,
  taken: false,
}

/** Whoever sits at the terminal of the server may, without a role. */
const importer = ({ actor }: ImportContext): Holding | null =>
  actor.kind === 'terminal' ? null : entitled(actor, 'import-index-counts')

const told = (found: readonly CountProblem[]): Words[] =>
  found
    .slice(0, mostListed)
    .map((one) => ({ vi: countProblemSentence(one, 'vi'), en: countProblemSentence(one, 'en') }))

/**
 * What the file is held against. A demonstration's city stands in the past; published counts may be newer, and of offices
 * that it does not know yet (`coming`).
 */
async function around(
  ctx: ImportContext,
  register: readonly RegisteredOffice[],
): Promise<CountsAround & { coming: readonly RegisteredOffice[] }> {
  const moment = momentNow(ctx.now)
  const [indices, known] = await Promise.all([readIndices(ctx, moment), readOffices(ctx, moment)])
  const coming = register.filter(({ code }) => !known.has(code))
  const offices = new Map<string, KnownOffice>(known)
  for (const { code, kind, validFrom, validTo } of coming)
    offices.set(code, { code, kind, validFrom, validTo: validTo ?? null })
  return { indices, offices, coming, today: maxDay(moment.day, dayOfInstant(ctx.visit.at)) }
}

async function recordOffices(
  tx: Transaction,
  ctx: ImportContext,
  coming: readonly RegisteredOffice[],
  by: Holding | null,
): Promise<void> {
  // Between the look at the offices and the lock another file may have brought the same ones.
  const there = await tx
    .select({ code: officeTable.code })
    .from(officeTable)
    .where(
      anyOf(
        officeTable.code,
        coming.map(({ code }) => code),
      ),
    )
  const fresh = coming.filter(({ code }) => there.every((one) => one.code !== code))
  if (fresh.length === 0) return
  const rows = fresh.map((facts) => ({ code: facts.code, facts }))
  const at = await nextMoment(
    tx,
    officeTable,
    fresh.map(({ code }) => code),
    ctx.now,
  )
  await recordVersions(tx, officeTable, { at, by: nameOf(ctx), rows })
  for (const facts of fresh)
    await leaveEntry(tx, ctx, {
      verb: 'office.recorded',
      subject: { kind: 'office', id: facts.code },
      office: facts.code,
      ...(by ? { by } : {}),
      after: facts,
    })
}

const nameOf = ({ actor }: ImportContext): string => ('name' in actor ? actor.name : actor.kind)

async function weigh(tx: Transaction, lines: readonly CountLine[]): Promise<Step[]> {
  const codes = lines.map(countCode)
  const open = await tx
    .select()
    .from(indexCounts)
    .where(and(anyOf(indexCounts.code, codes), eq(indexCounts.knownTo, 'infinity')))
  const byCode = new Map(open.map((row) => [row.code, row]))
  return lines.map((line): Step => {
    const facts = factsOf(line)
    const before = byCode.get(facts.code)
    return { line, facts, before, isSame: before !== undefined && saidOf(before) === saidOf(facts) }
  })
}

const factsOf = (line: CountLine): Facts => ({
  code: countCode(line),
  indexId: line.index,
  period: line.period.id,
  officeCode: line.office,
  componentId: line.component,
  numerator: line.numerator,
  denominator: line.denominator,
  provisional: line.provisional,
  source: line.source,
  sample: false,
})

const saidIn = ({ numerator, denominator, provisional, source, sample }: Facts) => ({
  numerator: numerator ?? null,
  denominator: denominator ?? null,
  provisional,
  source: source ?? null,
  sample,
})
const saidOf = (facts: Facts): string => JSON.stringify(saidIn(facts))

async function takeOver(
  tx: Transaction,
  ctx: ImportContext,
  changed: readonly Step[],
  by: Holding | null,
): Promise<void> {
  if (changed.length === 0) return
  const at = await nextMoment(
    tx,
    indexCounts,
    changed.map(({ facts }) => facts.code),
    ctx.now,
  )
  const rows = changed.map(({ facts }) => ({ code: facts.code, facts }))
  await recordVersions(tx, indexCounts, { at, by: nameOf(ctx), rows })
  for (const steps of perOffice(changed)) {
    await leaveEntry(tx, ctx, {
      verb: 'index-counts.imported',
      subject: { kind: 'index', id: steps[0].line.index },
      office: steps[0].line.office,
      ...(by ? { by } : {}),
      before: steps.flatMap(({ before }) => (before ? [{ code: before.code, ...saidIn(before) }] : [])),
      after: steps.map(({ facts }) => ({ code: facts.code, ...saidIn(facts) })),
    })
  }
}

type Some<T> = [T, ...T[]]

/** Of one index and one office each. */
function perOffice(steps: readonly Step[]): Some<Step>[] {
  const groups = new Map<string, Some<Step>>()
  for (const step of steps) {
    const key = `${step.line.index} ${step.line.office}`
    const group = groups.get(key)
    if (group) group.push(step)
    else groups.set(key, [step])
  }
  return [...groups.values()]
}

/** Which versions a file was held against. */
const heldAgainst = (steps: readonly Step[]): string =>
  fingerprint(steps.map(({ facts, before }) => `${facts.code} ${before?.versionId} ${saidOf(facts)}`))
