import { AppError } from '../../core/app-error.ts'
import { cellName } from '../../core/column-name.ts'
import type { CatalogueAnswer } from '../../core/reporting/catalogue-answer.ts'
import {
  type CatalogueLine,
  type CatalogueProblem,
  columnOfField,
  type ReadCatalogue,
  readCatalogueSheet,
} from '../../core/reporting/catalogue-sheet.ts'
import type { FileProblem } from '../../core/reporting/import-answer.ts'
import type { Correction } from '../../core/reporting/report-sheet.ts'
import { themes } from '../../kpis/themes.ts'
import { isNotice, type SheetProblem } from '../../sheets/problem.ts'
import { sheetProblemSentence } from '../../sheets/problem-words.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { fingerprint } from '../fingerprint.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { readSurroundings, type Step, takeOver, weigh } from './definitions.ts'

export type CatalogueImport = {
  bytes: Buffer
  corrections?: readonly Correction[] | undefined
  /** takes it over: what was seen when the file was looked at (`CatalogueAnswer.seen`) */
  take?: string | undefined
}

const mostListed = 200
/** Some twenty times the city's own set of 86, each with several definitions. */
export const catalogueLimits = { bytes: 5_000_000, unpacked: 25_000_000, rows: 2_000 }

/**
 * Looks at a file of definitions, and takes it over when asked to: all of it, or nothing while anything is wrong. The
 * same file twice changes nothing. Definitions that it does not name stay as they are.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, changed-meanwhile when definitions changed since
 * they were looked at
 */
export async function importCatalogue(ctx: VerbContext, input: CatalogueImport): Promise<CatalogueAnswer> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-catalogue')
  const { sheet, problems: found, unlisted } = await readSheet(input.bytes, { limits: catalogueLimits })
  const file = found.map(told)
  if (!sheet || unlisted > 0 || file.some((one) => !one.isNotice)) return { ...nothing, file, unlisted }
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const names = {
    themes: themes.map(({ id, name }) => ({ code: id, name })),
    offices: [...offices.values()],
  }
  const read = readCatalogueSheet(sheet.rows, names, input.corrections)
  const around = await readSurroundings(ctx)
  return ctx.db.transaction(async (tx): Promise<CatalogueAnswer> => {
    const { steps, faults } = await weigh(
      tx,
      around,
      read.lines.map(({ fields }) => fields),
    )
    const problems = [
      ...read.problems,
      ...faults.flatMap((fault) => problemOf(fault, read, sheet.rows, input.corrections)),
    ].sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0))
    const changed = steps.filter(({ isSame }) => !isSame)
    const isClean = problems.length === 0
    const seen = isClean ? heldAgainst(steps) : null
    const answer: CatalogueAnswer = {
      file,
      problems: problems
        .slice(0, mostListed)
        .map((one) => ({ ...one, cell: one.column ? cellName(one.row, one.column) : String(one.row) })),
      unlisted: Math.max(0, problems.length - mostListed),
      columns: read.columns,
      counts: {
        fresh: changed.filter(({ before }) => !before).length,
        changed: changed.filter(({ before }) => before).length,
        unchanged: steps.length - changed.length,
      },
      changes: changed.slice(0, mostListed).map(({ index, facts, before }) => ({
        row: read.lines[index]?.row ?? 0,
        kpiId: facts.kpiId,
        fromOn: facts.fromOn,
        name: facts.nameVi,
        isNew: before === undefined,
      })),
      seen,
      taken: false,
    }
    if (input.take === undefined || !isClean) return answer
    if (input.take !== seen) throw new AppError('changed-meanwhile')
    await takeOver(tx, ctx, { steps, by, name: actor.name })
    return { ...answer, taken: true }
  })
}

const told = (problem: SheetProblem): FileProblem => ({
  row: problem.row,
  column: problem.column,
  isNotice: isNotice(problem),
  mendable: false,
  words: { vi: sheetProblemSentence(problem, 'vi'), en: sheetProblemSentence(problem, 'en') },
})

const nothing: CatalogueAnswer = {
  file: [],
  problems: [],
  unlisted: 0,
  columns: {},
  counts: { fresh: 0, changed: 0, unchanged: 0 },
  changes: [],
  seen: null,
  taken: false,
}

/** A fault of a field, at the cell that it came from. */
function problemOf(
  {
    index,
    field,
    why,
  }: { index: number; field: Parameters<typeof columnOfField>[0]; why: CatalogueProblem['code'] },
  { lines, columns }: ReadCatalogue,
  rows: readonly (readonly { row: number; column: number; text: string }[])[],
  corrections: readonly Correction[] = [],
): CatalogueProblem | [] {
  const line: CatalogueLine | undefined = lines[index]
  if (!line) return []
  const column = columns[columnOfField(field, line.fields)] ?? null
  const isHere = (one: { row: number; column: number }) => one.row === line.row && one.column === column
  const text = corrections.find(isHere)?.text ?? rows.flat().find(isHere)?.text ?? ''
  return { row: line.row, column, text, code: why }
}

/** Which versions a file was held against. */
const heldAgainst = (steps: readonly Step[]): string =>
  fingerprint(steps.map(({ code, before, facts }) => `${code} ${before?.versionId} ${JSON.stringify(facts)}`))
