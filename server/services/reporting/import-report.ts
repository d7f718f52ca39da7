import { entries } from '../../../db/schema/reporting.ts'
import { nextMoment, recordVersions } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { move } from '../../core/approval/states.ts'
import type { EntryContent } from '../../core/reporting/entry.ts'
import type { FileProblem, ImportAnswer, ImportChange } from '../../core/reporting/import-answer.ts'
import {
  type Correction,
  type ReadReport,
  type ReportLine,
  type ReportProblem,
  readReport,
} from '../../core/reporting/report-sheet.ts'
import type { Convention } from '../../core/reporting/typed-number.ts'
import { isNotice, type SheetProblem } from '../../sheets/problem.ts'
import { sheetProblemSentence } from '../../sheets/problem-words.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { fingerprint } from '../fingerprint.ts'
import { contentOf, sameContent } from './content.ts'
import {
  type Askable,
  enteredFacts,
  readAskable,
  readSubjects,
  type Subject,
  standingOf,
} from './subjects.ts'

export type ImportInput = {
  office: string
  bytes: Buffer
  corrections?: readonly Correction[] | undefined
  conventions?: Partial<Record<'numerator' | 'denominator', Convention>> | undefined
  /** takes it over: what was seen when the file was looked at (`ImportAnswer.seen`) */
  take?: string | undefined
}

const mostListed = 200

/**
 * Looks at a file of values of one office, and takes it over when asked to: all of it, or nothing while anything is
 * wrong. The values are then entered, not sent. The same file twice changes nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, changed-meanwhile when values changed since they
 * were looked at
 */
export async function importReport(ctx: VerbContext, input: ImportInput): Promise<ImportAnswer> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'enter-figures', input.office)
  const { sheet, problems: found, unlisted } = await readSheet(input.bytes)
  if (!sheet) return { ...nothing, file: found.map(told), unlisted }
  const corrections = input.corrections ?? []
  const report = readReport(sheet.rows, { corrections, conventions: input.conventions ?? {} })
  const file = found.filter((one) => !isTitle(one, report.head) && !isMended(one, corrections)).map(told)
  const askable = await readAskable(ctx)
  const asked = report.lines.map((line) => ({
    line,
    ask: askable({ kpi: line.kpi, office: input.office, period: line.period }),
  }))
  const known = asked.flatMap(({ ask }) => ask ?? [])
  return ctx.db.transaction(async (tx): Promise<ImportAnswer> => {
    if (input.take !== undefined) await lockOffices(tx, [input.office])
    const subjects = await readSubjects(tx, known)
    const read = asked.map(({ line, ask }) =>
      ask ? stepOf(line, ask, subjects(ask.code)) : problemAt(line, report, 'kpi', 'not-asked-for'),
    )
    const steps = read.filter((one): one is Step => 'content' in one)
    const inFile = new Set(file.map(({ row, column }) => `${row} ${column}`))
    const problems = [...report.problems, ...read.filter((one): one is ReportProblem => 'code' in one)]
      .filter(({ row, column }) => !inFile.has(`${row} ${column}`))
      .sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0))
    const moving = steps.filter(({ isSame }) => !isSame)
    const isReadable = unlisted === 0 && file.every(({ isNotice }) => isNotice)
    const isClean = isReadable && problems.length === 0 && report.ask.length === 0
    const seen = isClean ? heldAgainst(steps) : null
    const answer: ImportAnswer = {
      file,
      problems: problems.slice(0, mostListed),
      unlisted: unlisted + Math.max(0, problems.length - mostListed),
      ask: report.ask,
      columns: report.columns,
      values: {
        fresh: moving.filter(({ old }) => old === null).length,
        changed: moving.filter(({ old }) => old !== null).length,
        unchanged: steps.length - moving.length,
      },
      changes: moving.slice(0, mostListed).map(({ line, ask, old, content }) => ({
        kpi: line.kpi,
        name: ask.definition.name,
        unit: ask.definition.unit,
        period: line.period,
        row: line.row,
        old,
        next: shortly(content),
      })),
      seen,
      taken: false,
    }
    if (input.take === undefined || !isClean) return answer
    // Where nothing is left to do, an answer was lost on its way back.
    if (moving.length > 0 && input.take !== seen) throw new AppError('changed-meanwhile')
    if (moving.length > 0) {
      const at = await nextMoment(
        tx,
        entries,
        moving.map(({ ask }) => ask.code),
        ctx.now,
      )
      await recordVersions(tx, entries, {
        at,
        by: actor.name,
        rows: moving.map(({ ask, subject, content }) => ({
          code: ask.code,
          facts: enteredFacts(ask, subject, content, actor.name),
        })),
      })
      await leaveEntry(tx, ctx, {
        verb: 'figures.entered',
        subject: { kind: 'figures', id: input.office },
        office: input.office,
        by,
        before: moving.map(({ ask, old }) => ({ code: ask.code, ...old })),
        after: moving.map(({ ask, content }) => ({ code: ask.code, ...content })),
      })
    }
    return { ...answer, taken: true }
  })
}

/** What is wrong with one cell alone, so that another text in its place puts it right. */
const ofOneCell: readonly SheetProblem['code'][] = ['formula', 'error-value', 'cell-too-long']

const isMended = ({ code, row, column }: SheetProblem, corrections: readonly Correction[]): boolean =>
  ofOneCell.includes(code) && corrections.some((one) => one.row === row && one.column === column)

/** Cells are merged for a title above the heads, where nothing is read. */
function isTitle({ code, params }: SheetProblem, head: number | null): boolean {
  const [, last] = /:[A-Z]+(\d+)$/.exec(String(params.range)) ?? []
  return code === 'merged' && head !== null && last !== undefined && Number(last) < head
}

function told(problem: SheetProblem): FileProblem {
  const mendable = ofOneCell.includes(problem.code)
  const said = mendable ? { ...problem, sheet: null, row: null, column: null } : problem
  return {
    row: problem.row,
    column: problem.column,
    isNotice: isNotice(problem),
    mendable,
    words: { vi: sheetProblemSentence(said, 'vi'), en: sheetProblemSentence(said, 'en') },
  }
}

const nothing: ImportAnswer = {
  file: [],
  problems: [],
  unlisted: 0,
  ask: [],
  columns: {},
  values: { fresh: 0, changed: 0, unchanged: 0 },
  changes: [],
  seen: null,
  taken: false,
}

type Step = {
  line: ReportLine
  ask: Askable
  subject: Subject
  content: EntryContent
  old: ImportChange['old']
  isSame: boolean
}

const shortly = ({ numerator, denominator, vintage }: EntryContent) => ({ numerator, denominator, vintage })

function stepOf(line: ReportLine, ask: Askable, subject: Subject): Step | ReportProblem {
  const { entry, value } = subject
  const content = contentOf(line.content, ask.definition)
  const newest = entry ?? value ?? null
  const isSame = newest !== null && sameContent(contentOf(newest, ask.definition), content)
  const old = newest ? shortly(newest) : null
  if (isSame) return { line, ask, subject, content, old, isSame }
  const moved = move('enter', { ...standingOf(subject), by: 'officer' })
  if ('refused' in moved)
    return {
      row: line.row,
      column: null,
      text: line.kpi,
      code: moved.refused === 'period-locked' ? 'period-locked' : 'not-in-this-state',
      params: {},
    }
  return { line, ask, subject, content, old, isSame }
}

const problemAt = (
  line: ReportLine,
  { columns }: ReadReport,
  column: 'kpi',
  code: 'not-asked-for',
): ReportProblem => ({ row: line.row, column: columns[column] ?? null, text: line.kpi, code, params: {} })

/** Which versions of the values a file was held against. */
const heldAgainst = (steps: readonly Step[]): string =>
  fingerprint(
    steps.map(
      ({ ask, subject: { entry, value }, content }) =>
        `${ask.code} ${entry?.versionId} ${value?.versionId} ${JSON.stringify(content)}`,
    ),
  )
