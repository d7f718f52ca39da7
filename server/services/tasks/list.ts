import { and, type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'

import { offices as officeTable } from '../../../db/schema/offices.ts'
import { proposals } from '../../../db/schema/proposals.ts'
import { calendarDays, tasks } from '../../../db/schema/tasks.ts'
import { holdingFor } from '../../auth/actor.ts'
import { scopeKey } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import { type Stage, stages } from '../../core/deadline.ts'
import {
  type TaskGroup,
  type TaskList,
  type TaskMark,
  type TaskQuestion,
  type TaskSort,
  taskMarks,
} from '../../core/tasks/answers.ts'
import { compareText, fold } from '../../core/text.ts'
import type { Words } from '../../core/words.ts'
import { isLate } from '../../kpis/task-list.ts'
import { readExceptionalDays } from '../calendar/exceptional-days.ts'
import type { Context } from '../context.ts'
import { type Moment, momentOf } from '../moment.ts'
import { mustSeeSome } from '../must-see.ts'
import { type Office, officeNamed, officeOf, officesUnder, readOffices } from '../offices.ts'
import { askedPage, pageOf } from '../pages.ts'
import { searchCondition } from '../row-query.ts'
import {
  isExtended,
  type RowSurroundings,
  registerAt,
  stagePositionAt,
  type TaskFound,
  taskJson,
  taskRow,
  underWayAt,
  windowOf,
} from './row.ts'

/** Tables that an answer about tasks rests on. */
export const taskReads = [tasks, proposals, officeTable, calendarDays]

/**
 * The register of tasks of a year, filtered, grouped, sorted and paged by the database in one statement.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-size, page-past-end, bad-input,
 * unknown-office, search-too-long, those of `momentOf`
 */
export async function readTaskList(ctx: Context, question: TaskQuestion): Promise<TaskList> {
  mustSeeSome(ctx)
  const moment = await momentOf(ctx, question.asOf)
  const answer = await readListed(ctx, moment, question)
  const manages = holdingFor(ctx.actor, 'manage-tasks') !== undefined
  const seals = holdingFor(ctx.actor, 'seal-tasks') !== undefined
  return { ...answer, may: { create: manages, import: manages, seal: seals } }
}

type Listed = Omit<TaskList, 'may'>

async function readListed(ctx: Context, moment: Moment, question: TaskQuestion): Promise<Listed> {
  const { page, size } = askedPage(question)
  const { asOf: _, ...narrowing } = question
  const key = `tasks ${JSON.stringify({ ...narrowing, page, size })} ${moment.key} ${scopeKey(ctx.scope)}`
  return ctx.answers.get(key, taskReads, async () => {
    const [offices, exceptional] = await Promise.all([
      readOffices(ctx, moment),
      readExceptionalDays(ctx, moment),
    ])
    const year = question.year ?? Number(moment.day.slice(0, 4))
    const [years, list] = await Promise.all([
      yearsListed(ctx, moment),
      listOf(ctx, { ...question, year }, { moment, offices, exceptional, page, size }),
    ])
    return { ...list, years }
  })
}

/** The years whose lists hold a task that the asker sees, newest first. */
export function yearsListed(ctx: Context, moment: Moment): Promise<number[]> {
  return ctx.answers.get(`task years ${moment.key} ${scopeKey(ctx.scope)}`, [tasks], async () => {
    const rows = await rowsOf<{ year: number }>(
      ctx.db,
      // From one year of the index to the next, instead of through every version.
      sql`with recursive years(year) as (
          select max(${tasks.year}) from ${tasks}
          union all
          select (select max(${tasks.year}) from ${tasks} where ${tasks.year} < years.year) from years where years.year is not null)
        select years.year as "year" from years
        where exists (select from ${tasks} where ${tasks.year} = years.year and ${registerAt(ctx.scope, windowOf(moment))})
        order by 1 desc`,
    )
    return rows.map((row) => row.year)
  })
}

/** What a filter lets through, over the columns of `listed`; each facet leaves its own out. */
type Conditions = Partial<Record<'stages' | 'marks' | 'document' | 'month' | 'office', SQL>>

const markSql: Record<TaskMark, SQL> = {
  'extension-asked': sql`listed.asks`,
  extended: sql`listed.extended`,
  waiting: sql`listed.waits`,
  costs: sql`listed.costs`,
}

const positionsOf = (some: readonly Stage[]): SQL =>
  sql`${sql.param(some.map((stage) => stages.indexOf(stage)))}::int[]`

/** @throws AppError bad-input, unknown-office */
function conditionsOf(question: TaskQuestion, offices: ReadonlyMap<string, Office>): Conditions {
  const found: Conditions = {}
  if (question.stages?.length) found.stages = sql`listed.stage = any(${positionsOf(question.stages)})`
  const marks = question.marks ?? []
  if (marks.length) found.marks = and(...marks.map((mark) => markSql[mark])) as SQL
  if (question.document !== undefined) found.document = sql`listed.assigned_by = ${question.document}`
  if (question.month === 'none') found.month = sql`listed.due_on is null`
  else if (question.month !== undefined) {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(question.month)) throw new AppError('bad-input', { field: 'month' })
    const first = sql`${`${question.month}-01`}::date`
    found.month = sql`(listed.due_on >= ${first} and listed.due_on < ${first} + interval '1 month')`
  }
  const codes =
    question.office === undefined ? null : officesUnder(offices, officeOf(offices, question.office))
  if (codes)
    found.office = question.helping
      ? sql`listed.coordinating && ${sql.param(codes)}::text[]`
      : sql`listed.office_code = any(${sql.param(codes)}::text[])`
  else if (question.helping) found.office = sql`listed.coordinating <> '{}'`
  return found
}

const allBut = (conditions: Conditions, left?: keyof Conditions): SQL =>
  and(...Object.entries(conditions).flatMap(([key, one]) => (key === left ? [] : [one]))) ?? sql`true`

/** Offices by name, as a list of a government reads. */
const byName = (offices: ReadonlyMap<string, Office>): string[] =>
  [...offices.values()].sort((a, b) => compareText(a.name.vi, b.name.vi)).map(({ code }) => code)

const inOrderOfCode = sql`length(listed.code), listed.code`
const due = sql`listed.due_on asc nulls last`

/** Over `listed`, with the offices in the order of their names as `named`. */
const sortSql: Record<TaskSort, SQL> = {
  trouble: sql`listed.stage, ${due}, ${inOrderOfCode}`,
  code: inOrderOfCode,
  due: sql`${due}, ${inOrderOfCode}`,
  office: sql`named.position, ${due}, ${inOrderOfCode}`,
  progress: sql`listed.progress desc nulls last, ${due}, ${inOrderOfCode}`,
}

/** What rows are told apart by: a column of `listed`, and what is said of it, which is worked out once for all rows alike. */
type Key = { column: SQL; said: (column: SQL) => SQL }

const monthSaid = (column: SQL): SQL => sql`to_char(${column}, 'YYYY-MM')`

const groupSql: Record<TaskGroup, Key & { order?: SQL }> = {
  none: { column: sql`null::text`, said: () => sql`''` },
  office: {
    column: sql`listed.office_code`,
    said: (column) => column,
    order: sql`named.position, listed.office_code`,
  },
  document: {
    column: sql`listed.assigned_by`,
    said: (column) => sql`coalesce(${column}, '')`,
    order: sql`listed.assigned_by collate "vi-x-icu" nulls last`,
  },
  month: {
    column: sql`listed.due_on`,
    said: (column) => sql`coalesce(${monthSaid(column)}, '')`,
    order: sql`extract(year from listed.due_on), extract(month from listed.due_on)`,
  },
}

/** What each filter chooses by, and the order of its choices. */
const facets = {
  stages: { column: sql`listed.stage`, said: (column) => column, order: sql`value` },
  document: { column: sql`listed.assigned_by`, said: (column) => column, order: sql`rows desc, value` },
  month: {
    column: sql`listed.due_on`,
    said: (column) => sql`coalesce(${monthSaid(column)}, 'none')`,
    order: sql`value`,
  },
  office: { column: sql`listed.office_code`, said: (column) => column, order: sql`rows desc, value` },
} satisfies Partial<Record<keyof Conditions, Key & { order: SQL }>>

/** How many rows there are of each, and how many of these are late: first by column, so that what is said is said once. */
const countedBy = ({ column, said }: Key, where: SQL): SQL => sql`(
  select ${said(sql`alike.of`)} as value, sum(alike.rows)::int as rows, sum(alike.late)::int as late
  from (select ${column} as of, count(*) as rows, count(*) filter (where listed.stage = any(${positionsOf(late)})) as late
    from listed where ${where} group by 1) alike
  group by 1)`

const late: readonly Stage[] = ['overdue', 'done-late']

/** Choices of a filter that are shown; a year has hardly more documents, and no city more offices. */
const mostChoices = 300

type Answer = {
  found: number
  rows: { group: string; task: TaskFound }[] | null
  groups: { key: string; rows: number; late: number }[] | null
  stages: { value: number; rows: number }[] | null
  marks: Record<TaskMark, number>
  documents: { value: string; rows: number }[] | null
  months: { value: string; rows: number }[] | null
  offices: { value: string; rows: number }[] | null
  sample: boolean
}

type Surroundings = Omit<RowSurroundings, 'day'> & {
  moment: Moment
  page: number
  size: number
}

async function listOf(
  ctx: Context,
  question: TaskQuestion & { year: number },
  { moment, offices, exceptional, page, size }: Surroundings,
): Promise<Omit<Listed, 'years'>> {
  const statement = listSql(ctx, question, { moment, offices, page, size })
  const [answer] = await rowsOf<Answer>(ctx.db, statement)
  if (!answer) throw new Error('a list without an answer')
  const { pages } = pageOf(question, answer.found)
  const surroundings = { day: moment.day, offices, exceptional }
  const rows = answer.rows ?? []
  return {
    asOfDay: moment.day,
    year: question.year,
    rows: rows.map(({ task }) => taskRow(task, surroundings)),
    groups:
      (question.group ?? 'none') === 'none'
        ? []
        : (answer.groups ?? []).map(({ key, ...counts }) => ({
            key,
            label: groupLabel(question.group ?? 'none', key, offices),
            ...counts,
            from: rows.findIndex(({ group }) => group === key),
            to: rows.findLastIndex(({ group }) => group === key),
          })),
    found: answer.found,
    page,
    pages,
    size,
    stages: (answer.stages ?? []).flatMap(({ value, rows: count }) => {
      const stage = stages[value]
      return stage ? [{ stage, rows: count }] : []
    }),
    marks: taskMarks.map((mark) => ({ mark, rows: answer.marks[mark] })),
    documents: (answer.documents ?? []).map(({ value, rows: count }) => ({ name: value, rows: count })),
    months: (answer.months ?? []).map(({ value, rows: count }) => ({ month: value, rows: count })),
    offices: (answer.offices ?? []).map(({ value, rows: count }) => ({
      office: officeNamed(offices, value),
      rows: count,
    })),
    sample: answer.sample,
  }
}

function groupLabel(group: TaskGroup, key: string, offices: ReadonlyMap<string, Office>): Words {
  if (group === 'office') return officeNamed(offices, key).name
  if (group === 'document')
    return key ? { vi: key, en: key } : { vi: 'Không ghi văn bản giao', en: 'No assigning document' }
  if (!key) return { vi: 'Không có hạn', en: 'No deadline' }
  const [year, month] = key.split('-')
  return { vi: `Tháng ${Number(month)}/${year}`, en: `${month}/${year}` }
}

/** The one statement behind a page of the register. */
export function listSql(
  { scope }: Pick<Context, 'scope'>,
  question: TaskQuestion & { year: number },
  at: { moment: Moment; offices: ReadonlyMap<string, Office>; page: number; size: number },
): SQL {
  const w = windowOf(at.moment)
  const { group = 'none', sort = 'trouble' } = question
  const conditions = conditionsOf(question, at.offices)
  const search = searchCondition(
    { search: sql`${tasks.search}`, office: tasks.officeCode },
    question.q?.normalize('NFC'),
    at.offices,
  )
  const person = question.person
    ? sql`fold_text(coalesce(${tasks.person}, '')) like ${`%${fold(question.person).replace(/[\\%_]/g, '\\$&')}%`}`
    : undefined
  const narrowed = and(registerAt(scope, w), sql`${tasks.year} = ${question.year}`, search, person) as SQL
  const all = allBut(conditions)
  const unmarked = allBut(conditions, 'marks')
  const choices = (of: keyof typeof facets) => sql`(
    select json_agg(json_build_object('value', value, 'rows', rows) order by ${facets[of].order})
      filter (where value is not null)
    from (select value, rows from ${countedBy(facets[of], allBut(conditions, of))} counted
      order by ${facets[of].order} limit ${mostChoices}) choice)`
  const marks = taskMarks.map(
    (mark) => sql`${mark}::text, count(*) filter (where ${unmarked} and ${markSql[mark]})`,
  )
  const { column, said, order } = groupSql[group]
  const byOffice = group === 'office' || sort === 'office'
  return sql`with ${underWayAt(w)}, listed as materialized (
    select ${tasks.versionId} as version_id, ${tasks.code} as code, ${tasks.officeCode} as office_code,
      ${question.helping ? tasks.coordinating : sql`null`} as coordinating, ${tasks.assignedBy} as assigned_by,
      ${tasks.dueOn} as due_on, ${tasks.progress} as progress, ${tasks.sample} as sample,
      ${stagePositionAt(w)} as stage, ${isLate(w)} as costs, ${isExtended} as extended,
      under_way.item is not null as waits, under_way.asked is not null as asks
    from ${tasks} left join under_way on under_way.item = ${tasks.code} where ${narrowed}
  ), page as materialized (
    select version_id, ${said(sql`of`)} as group_key, row_number() over () as position from (
      select listed.version_id, ${column} as of from listed
      ${byOffice ? sql`left join unnest(${sql.param(byName(at.offices))}::text[]) with ordinality named(code, position) on named.code = listed.office_code` : sql``}
      where ${all} order by ${order ? sql`${order}, ` : sql``}${sortSql[sort]}
      limit ${at.size} offset ${(at.page - 1) * at.size}) ordered)
  select told.*,
    (select json_agg(json_build_object('group', page.group_key, 'task', ${taskJson(w)}) order by page.position)
      from page join ${tasks} on ${tasks.versionId} = page.version_id
      left join under_way on under_way.item = ${tasks.code}) as "rows",
    ${
      group === 'none'
        ? sql`null`
        : sql`(select json_agg(json_build_object('key', value, 'rows', rows, 'late', late) order by shown.first)
      from (select group_key, min(position) as first from page group by 1) shown
      join ${countedBy(groupSql[group], all)} counted on counted.value = shown.group_key)`
    } as "groups",
    ${choices('stages')} as "stages", ${choices('document')} as "documents",
    ${choices('month')} as "months", ${choices('office')} as "offices"
  from (select count(*) filter (where ${all})::int as "found",
    coalesce(bool_or(listed.sample) filter (where ${all}), false) as "sample",
    json_build_object(${sql.join(marks, sql`, `)}) as "marks" from listed) told`
}
