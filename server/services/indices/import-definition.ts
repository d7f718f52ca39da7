import { AppError } from '../../core/app-error.ts'
import { componentsOf } from '../../core/indices/definition.ts'
import type { DefinitionImported } from '../../core/indices/definition-answers.ts'
import { indexFaultsOf } from '../../core/indices/definition-faults.ts'
import { definitionProblemSentence } from '../../core/indices/definition-problem-words.ts'
import { readDefinitionSheet } from '../../core/indices/definition-sheet.ts'
import { addPoints } from '../../core/indices/score.ts'
import { isNotice } from '../../sheets/problem.ts'
import { sheetProblemSentence } from '../../sheets/problem-words.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { readAround, takeOverIndex, weighIndex } from './define.ts'

export type DefinitionImport = {
  bytes: Buffer
  /** takes it over: what was seen when the file was looked at (`DefinitionImported.seen`) */
  take?: string | undefined
}

const mostListed = 200
/** Thirty groups of three hundred components, with room for texts of a page each. */
export const definitionLimits = { bytes: 5_000_000, unpacked: 25_000_000, rows: 500 }

/**
 * Looks at a file with the definition of one index, and takes it over when asked to: all of it, or nothing while anything
 * is wrong. The same file twice changes nothing; groups and components that the file does not name are no longer part of
 * that version.
 * @throws AppError sign-in-needed, not-yours, second-factor-required; changed-meanwhile when the version changed since it
 * was looked at
 */
export async function importDefinition(
  ctx: VerbContext,
  input: DefinitionImport,
): Promise<DefinitionImported> {
  const { name } = personOf(ctx.actor)
  const by = entitled(ctx.actor, 'manage-catalogue')
  const { sheet, problems: found, unlisted } = await readSheet(input.bytes, { limits: definitionLimits })
  const inFile = found
    .filter((one) => !isNotice(one))
    .map((one) => ({ vi: sheetProblemSentence(one, 'vi'), en: sheetProblemSentence(one, 'en') }))
  if (!sheet || unlisted > 0 || inFile.length > 0) return { ...nothing, problems: inFile, unlisted }
  const { definition, problems: read, placeOf } = readDefinitionSheet(sheet.rows)
  const isWrong = (row: number, column: number | null) =>
    read.some((one) => one.row === row && one.column === column)
  const faults = definition
    ? indexFaultsOf(definition, await readAround(ctx))
        .map(placeOf)
        .filter(({ row, column }) => !isWrong(row, column))
    : []
  const problems = [...read, ...faults].sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0))
  if (!definition || problems.length > 0)
    return {
      ...nothing,
      problems: problems.slice(0, mostListed).map((one) => ({
        vi: definitionProblemSentence(one, 'vi'),
        en: definitionProblemSentence(one, 'en'),
      })),
      unlisted: Math.max(0, problems.length - mostListed),
    }
  return ctx.db.transaction(async (tx): Promise<DefinitionImported> => {
    const step = await weighIndex(tx, definition)
    const { changes, unchanged, seen } = step
    const count = (isSo: (change: (typeof changes)[number]) => boolean) => changes.filter(isSo).length
    const scored = componentsOf(definition).filter(({ informative }) => !informative)
    const answer: DefinitionImported = {
      ...nothing,
      found: {
        id: definition.id,
        name: definition.name,
        fromOn: definition.fromOn,
        groups: definition.groups.length,
        components: componentsOf(definition).length,
        max: addPoints(
          scored.map(({ max }) => max),
          definition.decimals,
        ),
      },
      rows: {
        fresh: count(({ before }) => before === null),
        changed: count(({ before, after }) => before !== null && after !== null),
        gone: count(({ after }) => after === null),
        unchanged,
      },
      seen,
    }
    if (input.take === undefined) return answer
    if (input.take !== seen) throw new AppError('changed-meanwhile')
    if (changes.length > 0) await takeOverIndex(tx, ctx, step, { by, name })
    return { ...answer, taken: true }
  })
}

const nothing: DefinitionImported = {
  problems: [],
  unlisted: 0,
  found: null,
  rows: { fresh: 0, changed: 0, gone: 0, unchanged: 0 },
  seen: null,
  taken: false,
}
