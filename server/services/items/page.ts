import { and, eq, or, sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import { itemSuccessions } from '../../../db/schema/proposals.ts'
import { withinScope } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import type { ItemEvent, ItemPage } from '../../core/items/answers.ts'
import { type ItemRegister, registerShapes } from '../../core/proposals/milestones.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { VerbContext } from '../context.ts'
import { momentOf } from '../moment.ts'
import { guarded, mustSeeSome } from '../must-see.ts'
import { type Office, officeNamed, readOffices } from '../offices.ts'
import { readDecisions, readItemEvidence, readUnderWay } from '../proposals/of-item.ts'
import { mayAsk } from './may-ask.ts'
import { itemTables, registerOf } from './registers.ts'
import { itemColumns, itemOf, itemStage, type RawItem } from './row-of.ts'

export type ItemQuestion = { register: string; code: string; asOf?: string | undefined }

/**
 * One item: how it stands, what came of what was asked, and every version of it that was known by the moment.
 * @throws AppError sign-in-needed, unknown-register, unknown-item, bad-as-of
 */
export async function readItem(
  ctx: VerbContext,
  { code, asOf, ...question }: ItemQuestion,
): Promise<ItemPage> {
  mustSeeSome(ctx)
  const register = registerOf(question.register)
  const moment = await momentOf(ctx, asOf)
  const offices = await readOffices(ctx, moment)
  const table = itemTables[register]
  const at = sql`${moment.asOf}::timestamptz`
  const stage = itemStage(register, sql`${moment.day}::date`)
  const versions = await rowsOf<RawItem & { current: boolean }>(
    ctx.db,
    sql`select ${itemColumns(register, stage)}, ${knownAt(table, at)} as "current" from ${table}
      where ${table.code} = ${code} and ${table.knownFrom} <= ${at}
        and ${withinScope(ctx.scope, guarded, table.officeCode)}
      order by ${table.knownFrom} desc`,
  )
  const current = versions.find((version) => version.current)
  if (!current) throw new AppError('unknown-item')
  const isNow = asOf === undefined
  const key = { register, code }
  const [proposals, decisions, evidence, successions] = await Promise.all([
    readUnderWay(ctx, moment, { register, codes: [code], now: isNow }),
    readDecisions(ctx, moment, key),
    readItemEvidence(ctx, moment, key),
    ctx.db
      .select()
      .from(itemSuccessions)
      .where(
        and(
          eq(itemSuccessions.register, register),
          or(eq(itemSuccessions.predecessor, code), eq(itemSuccessions.successor, code)),
          knownAt(itemSuccessions, at),
        ),
      )
      .orderBy(itemSuccessions.happenedOn),
  ])
  const ref = (office: string) => officeNamed(offices, office)
  return {
    register,
    asOfDay: moment.day,
    item: {
      ...itemOf(register, current, offices),
      proposals,
      may: isNow ? mayAsk(ctx.actor, current.office) : [],
    },
    predecessors: successions
      .filter(({ successor }) => successor === code)
      .map(({ predecessor, fromOfficeCode, happenedOn, kind }) => ({
        code: predecessor,
        office: ref(fromOfficeCode),
        on: happenedOn,
        kind,
      })),
    successors: successions
      .filter(({ predecessor }) => predecessor === code)
      .map(({ successor, toOfficeCode, happenedOn, kind }) => ({
        code: successor,
        office: ref(toOfficeCode),
        on: happenedOn,
        kind,
      })),
    decisions,
    evidence,
    history: versions.map((version, i) => eventOf(register, version, versions[i + 1], offices)),
  }
}

function eventOf(
  register: ItemRegister,
  now: RawItem,
  before: RawItem | undefined,
  offices: ReadonlyMap<string, Office>,
): ItemEvent {
  const said = (row: RawItem | undefined) => row && itemOf(register, row, offices)
  const [a, b] = [said(before), said(now)]
  const parts = [
    { label: { vi: 'Tên', en: 'Name' }, of: (row: NonNullable<typeof a>) => row.name.vi },
    { label: { vi: 'Đơn vị', en: 'Office' }, of: (row: NonNullable<typeof a>) => row.office.name.vi },
    ...registerShapes[register].milestones.map(({ name, label }) => ({
      label,
      of: (row: NonNullable<typeof a>) => row.dates[name] ?? null,
    })),
    { label: { vi: 'Ra khỏi danh mục', en: 'Retired' }, of: (row: NonNullable<typeof a>) => row.retiredOn },
    { label: { vi: 'Ghi chú', en: 'Note' }, of: (row: NonNullable<typeof a>) => row.note },
  ]
  return {
    at: new Date(now.recordedAt).toISOString(),
    by: now.recordedBy,
    differences: parts.flatMap(({ label, of }) => {
      const [was, is] = [a ? of(a) : null, b ? of(b) : null]
      return was === is ? [] : [{ label, before: was, after: is }]
    }),
  }
}
