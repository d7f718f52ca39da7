import { and, eq, inArray } from 'drizzle-orm'
import { entries } from '../../../db/schema/reporting.ts'
import { holdingFor } from '../../auth/actor.ts'
import type { State } from '../../core/approval/states.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { CellContext, MyWork, ReportCell, ReviewList, WorkItem } from '../../core/reporting/answers.ts'
import { compareText } from '../../core/text.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices, refOf } from '../offices.ts'
import { readAskedFor } from './asked-for.ts'
import { kpiRef, readCells } from './cells.ts'
import { readContexts } from './contexts.ts'
import { type Askable, readAskable } from './subjects.ts'

const toDo: readonly State[] = ['empty', 'entered', 'returned']

/**
 * Everything that the asker has to do about reports: what their offices owe, and what waits for their decision.
 * @throws AppError sign-in-needed
 */
export async function readMyWork(ctx: VerbContext): Promise<MyWork> {
  const actor = personOf(ctx.actor)
  const moment = await momentOf(ctx, undefined)
  const all = await readOffices(ctx, moment)
  const own = [...all.values()].filter(({ code }) => holdingFor(actor, 'enter-figures', code))
  const codes = own.map(({ code }) => code)
  const reviews = holdingFor(actor, 'approve-figures') !== undefined
  const [mine, others] = await Promise.all([
    codes.length > 0 ? itemsOf(ctx, await readAskedFor(ctx, { offices: codes, byNow: true })) : [],
    reviews ? readUnderWay(ctx, ['endorsed'], null) : [],
  ])
  const waits = (item: WorkItem) =>
    item.cell.state === 'submitted' && holdingFor(actor, 'endorse-figures', item.cell.office) !== undefined
  return {
    today: dayOfInstant(ctx.now),
    offices: own.map(refOf).sort((a, b) => compareText(a.name.vi, b.name.vi)),
    owed: byDue(mine.filter(({ cell }) => toDo.includes(cell.state) && !cell.locked)),
    waiting: byDue([...mine.filter(waits), ...others]),
    sent: byDue(
      mine.filter(
        (item) => (item.cell.state === 'submitted' || item.cell.state === 'endorsed') && !waits(item),
      ),
    ),
  }
}

/**
 * What waits for a decision: of a head in the own offices, of a reviewer in all; or in one office.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function readReview(
  ctx: VerbContext,
  { office }: { office?: string | undefined },
): Promise<ReviewList> {
  const actor = personOf(ctx.actor)
  const reviewer = holdingFor(actor, 'approve-figures')
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const headed = [...offices.keys()].filter((code) => holdingFor(actor, 'endorse-figures', code))
  if (!reviewer && headed.length === 0) entitled(actor, 'approve-figures')
  const asked = (codes: readonly string[] | null) =>
    office === undefined ? codes : codes === null || codes.includes(office) ? [office] : []
  const items = byDue([
    ...(reviewer ? await readUnderWay(ctx, ['endorsed'], asked(null)) : []),
    ...(headed.length > 0 ? await readUnderWay(ctx, ['submitted'], asked(headed)) : []),
  ])
  const askable = await readAskable(ctx)
  const around = await readContexts(
    ctx,
    items.flatMap(({ cell }) => askable(cell) ?? []),
  )
  return {
    today: dayOfInstant(ctx.now),
    items: items.map((item, i) => ({ ...item, cell: { ...item.cell, ...(around[i] as CellContext) } })),
    found: items.length,
  }
}

/** Values under way in some states, of some offices or of all. */
async function readUnderWay(
  ctx: VerbContext,
  states: readonly ('entered' | 'submitted' | 'endorsed' | 'returned')[],
  offices: readonly string[] | null,
): Promise<WorkItem[]> {
  const rows = await ctx.db
    .select({ kpi: entries.kpiId, office: entries.officeCode, period: entries.period })
    .from(entries)
    .where(
      and(
        eq(entries.knownTo, 'infinity'),
        inArray(entries.state, [...states]),
        offices ? inArray(entries.officeCode, [...offices]) : undefined,
      ),
    )
  const askable = await readAskable(ctx)
  return itemsOf(
    ctx,
    rows.flatMap((row) => askable(row) ?? []),
  )
}

async function itemsOf(ctx: VerbContext, asked: readonly Askable[]): Promise<WorkItem[]> {
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const cells = await readCells(ctx, asked)
  return cells.flatMap((cell: ReportCell, i): WorkItem[] => {
    const office = offices.get(cell.office)
    const ask = asked[i]
    return office && ask ? [{ cell, kpi: kpiRef(ask.definition), office: refOf(office) }] : []
  })
}

const byDue = (items: readonly WorkItem[]): WorkItem[] =>
  [...items].sort(
    (a, b) =>
      (a.cell.due < b.cell.due ? -1 : a.cell.due > b.cell.due ? 1 : 0) ||
      compareText(a.office.name.vi, b.office.name.vi) ||
      compareText(a.kpi.name.vi, b.kpi.name.vi),
  )
