import { and, eq, or, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import { type Facts, nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { cellName } from '../../core/column-name.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import type { FileProblem } from '../../core/reporting/import-answer.ts'
import type { Correction } from '../../core/reporting/report-sheet.ts'
import type { TaskImportAnswer } from '../../core/tasks/task-import-answer.ts'
import {
  readTaskSheet,
  type TaskColumn,
  type TaskLine,
  type TaskSheetProblem,
  taskColumns,
} from '../../core/tasks/task-sheet.ts'
import { taskSheetSentence } from '../../core/tasks/task-sheet-words.ts'
import { fold } from '../../core/text.ts'
import { isNotice, type SheetProblem } from '../../sheets/problem.ts'
import { sheetProblemSentence } from '../../sheets/problem-words.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { fingerprint } from '../fingerprint.ts'
import { momentOf } from '../moment.ts'
import { existsOn, type Office, officeNamed, readOffices } from '../offices.ts'
import { factsOf, type TaskRecord } from '../proposals/items.ts'
import { readStory } from '../scorecard.ts'
import { lockYear } from './create.ts'

export type TaskImport = {
  year: number
  bytes: Buffer
  /** what was put right in place, instead of what the file holds */
  corrections?: readonly Correction[] | undefined
  /** takes it over: what was seen when the file was looked at (`TaskImportAnswer.seen`) */
  take?: string | undefined
}

const mostListed = 200

type TaskFacts = Facts<typeof tasks>
type Step = { line: TaskLine; code: string; old: TaskRecord | null; facts: TaskFacts; changed: TaskColumn[] }

/**
 * Looks at a yearly list in a file, and takes it over when asked to: all of it, or nothing while anything is wrong. A
 * row is the task of its code; without a code the task of its words and office, or of its number in the year's list.
 * What a row leaves empty stays as it is, deadlines and lead offices never move, and the same file twice changes
 * nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-period for no year, changed-meanwhile when
 * tasks changed since they were looked at
 */
export async function importTasks(ctx: VerbContext, input: TaskImport): Promise<TaskImportAnswer> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-tasks')
  const { year } = input
  if (!Number.isInteger(year) || year < 2000 || year > 2099)
    throw new AppError('bad-period', { period: String(year) })
  const { sheet, problems: found, unlisted } = await readSheet(input.bytes)
  const file = found.map(told)
  const nothing = emptyAnswer(year)
  if (!sheet || unlisted > 0 || file.some((one) => !one.isNotice)) return { ...nothing, file, unlisted }
  const today = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const given = [...offices.values()].filter((one) => one.kind !== 'city' && existsOn(one, today))
  const read = readTaskSheet(sheet.rows, given, input.corrections)
  const story = await readStory(ctx)
  return ctx.db.transaction(async (tx): Promise<TaskImportAnswer> => {
    if (input.take !== undefined) {
      await lockYear(tx, year)
      await lockOffices(tx, [...new Set(read.lines.map(({ office }) => office))])
    }
    const { steps, problems: more } = weigh(await readListed(tx, year, read.lines), {
      ...read,
      year,
      today,
      offices,
      sample: story !== null,
    })
    const problems = [...read.problems, ...more].sort(
      (a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0),
    )
    const moving = steps.filter(({ old, changed }) => old === null || changed.length > 0)
    const isClean = problems.length === 0
    const seen = isClean ? heldAgainst(steps) : null
    const answer: TaskImportAnswer = {
      year,
      file,
      problems: problems.slice(0, mostListed).map((one) => ({
        ...one,
        cell: one.column ? cellName(one.row, one.column) : String(one.row),
        words: { vi: taskSheetSentence(one, 'vi'), en: taskSheetSentence(one, 'en') },
      })),
      unlisted: Math.max(0, problems.length - mostListed),
      columns: read.columns,
      counts: {
        fresh: moving.filter(({ old }) => old === null).length,
        changed: moving.filter(({ old }) => old !== null).length,
        unchanged: steps.length - moving.length,
      },
      changes: moving.slice(0, mostListed).map(({ line, code, old, facts, changed }) => ({
        row: line.row,
        code,
        name: line.name,
        office: officeNamed(offices, line.office),
        isNew: old === null,
        differences: old
          ? changed.map((key) => ({
              label: taskColumns[key],
              before: textIn(old, key),
              after: textIn(facts, key),
            }))
          : [],
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
        tasks,
        moving.map(({ code }) => code),
        ctx.now,
      )
      const rows = moving.map(({ code, facts }) => ({ code, facts }))
      await recordVersions(tx, tasks, { at, by: actor.name, rows })
      await leaveEntry(tx, ctx, {
        verb: 'tasks.imported',
        subject: { kind: 'task', id: String(year) },
        by,
        before: moving.map(({ code, old, changed }) => ({ code, ...(old && pick(old, changed)) })),
        after: moving.map(({ code, old, facts, changed }) => ({
          code,
          ...(old ? pick(facts, changed) : pick(facts, columnsOfFacts)),
        })),
      })
    }
    return { ...answer, taken: true }
  })
}

/** The tasks that a file may mean: those of the year's list, and those whose codes it says. */
async function readListed(tx: Transaction, year: number, lines: readonly TaskLine[]): Promise<TaskRecord[]> {
  const codes = lines.flatMap(({ code, number }) => code ?? (number === null ? [] : codeOf(year, number)))
  return tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.knownTo, 'infinity'), or(eq(tasks.year, year), anyOf(tasks.code, codes))))
    .orderBy(sql`${tasks.code}`)
}

/** As tasks of a year's list are numbered. */
const codeOf = (year: number, number: number) => `NT-${year}-${String(number).padStart(2, '0')}`

const sameWords = (office: string, name: string) => `${office} ${fold(name).replaceAll(/\s+/g, ' ').trim()}`

type Around = {
  lines: readonly TaskLine[]
  columns: Partial<Record<TaskColumn, number>>
  year: number
  today: Day
  offices: ReadonlyMap<string, Office>
  sample: boolean
}

/** What each line does to the task that it means, and what keeps it from that. */
function weigh(
  listed: readonly TaskRecord[],
  around: Around,
): { steps: Step[]; problems: TaskSheetProblem[] } {
  const { lines, columns, year, today, offices } = around
  const byCode = new Map(listed.map((task) => [task.code, task]))
  const byWords = new Map(
    listed
      .filter((task) => task.year === year)
      .map((task) => [sameWords(task.officeCode, task.nameVi), task]),
  )
  const problems: TaskSheetProblem[] = []
  const rowOf = new Map<string, number>()
  let next =
    1 + Math.max(0, ...listed.map(({ code }) => numberIn(year, code)), ...lines.map((l) => l.number ?? 0))
  const steps = lines.flatMap((line): Step[] => {
    const wrong = (
      key: TaskColumn,
      code: TaskSheetProblem['code'],
      params: TaskSheetProblem['params'] = {},
    ) => {
      const text = key === 'dueOn' ? (line.dueOn ?? '') : String(line[key] ?? '')
      problems.push({ row: line.row, column: columns[key] ?? null, text, code, params })
      return []
    }
    const same = line.code === null ? byWords.get(sameWords(line.office, line.name)) : undefined
    const code = line.code ?? same?.code ?? codeOf(year, line.number ?? next++)
    const old = byCode.get(code) ?? null
    const first = rowOf.get(code)
    if (first !== undefined) return wrong(line.code === null ? 'name' : 'code', 'twice', { row: first })
    rowOf.set(code, line.row)
    if (old && old.year !== year) return wrong('code', 'other-year', { task: code, year: old.year })
    if (old && old.officeCode !== line.office)
      return wrong('office', 'other-office', {
        task: code,
        office: officeNamed(offices, old.officeCode).name.vi,
        officeEn: officeNamed(offices, old.officeCode).name.en,
      })
    if (line.listedOn !== null && line.listedOn > today) return wrong('listedOn', 'assigned-in-future')
    if (old) {
      const hasDeadline = old.dueOn !== null
      const isSaid = line.dueOn !== null && line.dueOn !== old.dueOn && line.dueOn !== old.originalDueOn
      if (hasDeadline && isSaid)
        return wrong('dueOn', 'deadline-fixed', { task: code, day: old.dueOn as Day })
      const facts = amended(old, line)
      return [
        {
          line,
          code,
          old,
          facts,
          changed: columnsOfFacts.filter((key) => textIn(old, key) !== textIn(facts, key)),
        },
      ]
    }
    if (line.dueOn === null) return wrong('dueOn', 'deadline-missing')
    const listedOn = line.listedOn ?? today
    if (line.dueOn !== 'none' && line.dueOn < listedOn) return wrong('dueOn', 'due-before-assigned')
    return [{ line, code, old, facts: listedNow(line, { ...around, code, listedOn }), changed: [] }]
  })
  return { steps, problems }
}

const numberIn = (year: number, code: string): number =>
  Number(new RegExp(`^NT-${year}-(\\d{1,6})$`).exec(code)?.[1] ?? 0)

const others = (line: TaskLine) => line.coordinating?.filter((code) => code !== line.office)

/** What a row says; what it leaves empty stays. A deadline is given to a task without one, and never moved. */
function amended(old: TaskRecord, line: TaskLine): TaskFacts {
  const dueOn = old.dueOn ?? (line.dueOn === 'none' ? null : line.dueOn)
  return {
    ...factsOf(old),
    nameVi: line.name,
    nameEn: line.nameEn ?? (old.nameEn === old.nameVi ? line.name : old.nameEn),
    assignedBy: line.assignedBy ?? old.assignedBy,
    coordinating: others(line) ?? old.coordinating,
    person: line.person ?? old.person,
    responsibility: line.responsibility ?? old.responsibility,
    product: line.product ?? old.product,
    authority: line.authority ?? old.authority,
    dueOn,
    originalDueOn: old.originalDueOn ?? dueOn,
    note: line.note ?? old.note,
  } as TaskFacts
}

const listedNow = (
  line: TaskLine,
  { code, year, listedOn, sample }: Pick<Around, 'year' | 'sample'> & { code: string; listedOn: Day },
): TaskFacts => {
  const dueOn = line.dueOn === 'none' ? null : line.dueOn
  return {
    code,
    year,
    officeCode: line.office,
    nameVi: line.name,
    nameEn: line.nameEn ?? line.name,
    assignedBy: line.assignedBy,
    coordinating: others(line) ?? [],
    person: line.person,
    responsibility: line.responsibility,
    product: line.product,
    authority: line.authority,
    dueOn,
    originalDueOn: dueOn,
    listedOn,
    note: line.note,
    sample,
  }
}

/** Columns that say something of a task; its number and code only say which. */
const factOf = {
  name: 'nameVi',
  nameEn: 'nameEn',
  assignedBy: 'assignedBy',
  office: 'officeCode',
  coordinating: 'coordinating',
  person: 'person',
  responsibility: 'responsibility',
  product: 'product',
  authority: 'authority',
  dueOn: 'dueOn',
  listedOn: 'listedOn',
  note: 'note',
} as const satisfies Partial<Record<TaskColumn, keyof TaskRecord>>
const columnsOfFacts = Object.keys(factOf) as (keyof typeof factOf)[]

function textIn(facts: TaskFacts | TaskRecord, column: TaskColumn): string | null {
  if (!(column in factOf)) return null
  const value = facts[factOf[column as keyof typeof factOf]]
  if (Array.isArray(value)) return value.join('; ') || null
  return typeof value === 'string' ? value : null
}

const pick = (facts: TaskFacts | TaskRecord, columns: readonly TaskColumn[]) =>
  Object.fromEntries(
    columns.flatMap((key) =>
      key in factOf ? [[factOf[key as keyof typeof factOf], textIn(facts, key)]] : [],
    ),
  )

const told = (problem: SheetProblem): FileProblem => ({
  row: problem.row,
  column: problem.column,
  isNotice: isNotice(problem),
  mendable: false,
  words: { vi: sheetProblemSentence(problem, 'vi'), en: sheetProblemSentence(problem, 'en') },
})

const emptyAnswer = (year: number): TaskImportAnswer => ({
  year,
  file: [],
  problems: [],
  unlisted: 0,
  columns: {},
  counts: { fresh: 0, changed: 0, unchanged: 0 },
  changes: [],
  seen: null,
  taken: false,
})

/** Which versions a file was held against. */
const heldAgainst = (steps: readonly Step[]): string =>
  fingerprint(steps.map(({ code, old, line }) => `${code} ${old?.versionId} ${JSON.stringify(line)}`))
