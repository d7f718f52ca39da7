import { and, type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import { holdingFor } from '../../auth/actor.ts'
import { seesOf, withinScope } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import { type ItemList, type ItemStage, itemStages } from '../../core/items/answers.ts'
import { compareText } from '../../core/text.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { VerbContext } from '../context.ts'
import { momentOf } from '../moment.ts'
import { guarded, mustSeeSome } from '../must-see.ts'
import { existsOn, officeNamed, officeOf, readOffices, refOf } from '../offices.ts'
import { pageOf } from '../pages.ts'
import { inOffices } from '../points.ts'
import { readAdditions, readUnderWay } from '../proposals/of-item.ts'
import { searchCondition } from '../row-query.ts'
import { mayAsk } from './may-ask.ts'
import { itemTables, registerOf } from './registers.ts'
import { inTrouble, itemColumns, itemOf, itemStage, type RawItem, stageGroup } from './row-of.ts'

export type ItemsQuestion = {
  register: string
  office?: string | undefined
  stage?: ItemStage | undefined
  q?: string | undefined
  asOf?: string | undefined
  page?: number | undefined
  size?: number | undefined
}

/**
 * The items of a register that are listed on the day, the worst first, with what is under way about them: for those
 * who keep them and those who decide.
 * @throws AppError sign-in-needed, not-yours, unknown-register, unknown-office, bad-as-of, page-past-end, bad-size, search-too-long
 */
export async function readItems(ctx: VerbContext, question: ItemsQuestion): Promise<ItemList> {
  mustSeeSome(ctx)
  const register = registerOf(question.register)
  const moment = await momentOf(ctx, question.asOf)
  const offices = await readOffices(ctx, moment)
  const office = question.office === undefined ? null : officeOf(offices, question.office)
  if (office && !seesOf(ctx.scope, guarded, office.code)) throw new AppError('not-yours')
  const table = itemTables[register]
  const day = sql`${moment.day}::date`
  const stage = itemStage(register, day)
  const seen = and(
    knownAt(table, sql`${moment.asOf}::timestamptz`),
    sql`${table.listedOn} <= ${day} and (${table.retiredOn} is null or ${table.retiredOn} > ${day})`,
    withinScope(ctx.scope, guarded, table.officeCode),
  ) as SQL
  const inOffice = office ? inOffices(table.officeCode, [office.code]) : undefined
  const search = searchCondition(
    { search: sql`${table.search}`, office: table.officeCode },
    question.q?.normalize('NFC'),
    offices,
  )
  const base = and(seen, inOffice, search) as SQL
  const where = question.stage
    ? and(
        base,
        sql`${stage} in (${sql.join(
          stageGroup[question.stage].map((one) => sql`${one}`),
          sql`, `,
        )})`,
      )
    : base
  const [byStage, byOffice, [total]] = await Promise.all([
    rowsOf<{ stage: string; rows: number }>(
      ctx.db,
      sql`select ${stage} as "stage", count(*)::int as "rows" from ${table} where ${base} group by 1`,
    ),
    rowsOf<{ office: string; rows: number }>(
      ctx.db,
      sql`select ${table.officeCode} as "office", count(*)::int as "rows" from ${table} where ${and(seen, search)} group by 1`,
    ),
    rowsOf<{ found: number }>(ctx.db, sql`select count(*)::int as "found" from ${table} where ${where}`),
  ])
  const { found, page, pages, size, offset } = pageOf(question, total?.found ?? 0)
  const isNow = question.asOf === undefined
  const rows = await rowsOf<RawItem>(
    ctx.db,
    sql`select ${itemColumns(register, stage)} from ${table} where ${where}
      order by ${inTrouble(stage)}, ${table.code} limit ${size} offset ${offset}`,
  )
  const additions = isNow
    ? [...offices.values()].filter(
        (one) =>
          one.kind !== 'city' &&
          existsOn(one, moment.day) &&
          (!office || one.code === office.code) &&
          holdingFor(ctx.actor, 'report-tasks', one.code),
      )
    : []
  const underWay = await readUnderWay(ctx, moment, {
    register,
    codes: rows.map(({ code }) => code),
    now: isNow,
  })
  const added = await readAdditions(ctx, moment, { register, now: isNow })
  return {
    register,
    asOfDay: moment.day,
    office: office ? refOf(office) : null,
    rows: rows.map((row) => ({
      ...itemOf(register, row, offices),
      proposals: underWay.filter(({ key }) => key.item === row.code),
      may: isNow ? mayAsk(ctx.actor, row.office) : [],
    })),
    found,
    page,
    pages,
    size,
    stages: itemStages.flatMap((one) => {
      const count = byStage
        .filter((row) => stageGroup[one].some((each) => each === row.stage))
        .reduce((sum, row) => sum + row.rows, 0)
      return count > 0 ? [{ stage: one, rows: count }] : []
    }),
    offices: byOffice
      .flatMap(({ office: code, rows: count }) => {
        return [{ office: officeNamed(offices, code), rows: count }]
      })
      .sort((a, b) => compareText(a.office.name.vi, b.office.name.vi)),
    additions: additions.map(refOf).sort((a, b) => compareText(a.name.vi, b.name.vi)),
    added: added
      .map((proposal) => ({ office: officeNamed(offices, proposal.content.office), proposal }))
      .filter((one) => !office || one.office.code === office.code),
  }
}
