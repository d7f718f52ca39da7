import { and, type SQL, sql } from 'drizzle-orm'
import { officeSuccessions } from '../../db/schema/offices.ts'
import { scopeKey, seesOf } from '../auth/scope.ts'
import type { LateRow, OfficePage } from '../core/answers.ts'
import { daysBetween, minDay } from '../core/day.ts'
import type { OfficeFigure } from '../core/scorecard.ts'
import { isTrouble, severity } from '../core/status.ts'
import { medianOf } from '../core/value.ts'
import type { Kpi } from '../kpis/define.ts'
import { kpis } from '../kpis/index.ts'
import { knownAt } from '../kpis/measure.ts'
import { type Asked, type Question, understand } from './asked.ts'
import { ranked } from './breakdown.ts'
import type { Context } from './context.ts'
import { concerns, readKpiFigures } from './kpi-figures.ts'
import { cityOf, refOf } from './offices.ts'
import { readRows } from './rows.ts'
import { scorecardReads } from './scorecard.ts'

/** Late things listed on the page; the rest is one press away, in the rows of each KPI. */
const lateShown = 30

/**
 * Everything that concerns one office: its KPIs beside the median of its kind, and what is late.
 * @throws AppError unknown-office and those of `understand`
 */
export async function readOfficePage(
  ctx: Context,
  question: Question & { office: string },
): Promise<OfficePage> {
  const asked = await understand(ctx, question)
  const key = `office page ${asked.office.code} ${asked.period.id} ${asked.compare.id} ${asked.moment.key} ${scopeKey(ctx.scope)}`
  return ctx.answers.get(key, [...scorecardReads, officeSuccessions], () =>
    computeOfficePage(ctx, question, asked),
  )
}

async function computeOfficePage(ctx: Context, question: Question, asked: Asked): Promise<OfficePage> {
  const { office, offices, moment, period } = asked
  const city: Asked = { ...asked, office: cityOf(offices), officeCodes: null }
  const [items, late, links] = await Promise.all([
    Promise.all(
      asked.shelf.kpis
        .filter((kpi) => !kpi.elementOf && concerns(kpi, office) && seesOf(ctx.scope, kpi, office.code))
        .map(async (kpi) => {
          // A median of a part of the city would be taken for one of all.
          const seesPeers = seesOf(ctx.scope, kpi, city.office.code)
          const [own, all] = await Promise.all([
            readKpiFigures(ctx, kpi, asked),
            seesPeers ? readKpiFigures(ctx, kpi, city) : { cells: new Map() },
          ])
          const peers = [...all.cells].flatMap(([code, cell]): OfficeFigure[] => {
            const peer = offices.get(code)
            return peer && cell && peer.kind === office.kind ? [{ office: refOf(peer), ...cell }] : []
          })
          const place = ranked(kpi, peers).find((peer) => peer.office.code === office.code)
          return {
            item: own.item,
            median: medianOf(peers.map((peer) => peer.value)),
            rank: place?.value == null ? null : place.rank,
            of: peers.filter((peer) => peer.value !== null).length,
          }
        }),
    ),
    readLate(ctx, question, asked),
    ctx.db
      .select()
      .from(officeSuccessions)
      .where(
        and(
          knownAt(officeSuccessions, sql`${moment.asOf}::timestamptz`),
          sql`${office.code} in (${officeSuccessions.predecessorCode}, ${officeSuccessions.successorCode})` as SQL,
        ),
      ),
  ])
  const parent = office.parentCode ? offices.get(office.parentCode) : undefined
  const linked = (code: string, on: string) => {
    const found = offices.get(code)
    return found ? [{ office: refOf(found), on }] : []
  }
  return {
    office: {
      ...refOf(office),
      validFrom: office.validFrom,
      validTo: office.validTo,
      parent: parent ? refOf(parent) : null,
    },
    predecessors: links
      .filter((l) => l.successorCode === office.code)
      .flatMap((l) => linked(l.predecessorCode, l.happenedOn)),
    successors: links
      .filter((l) => l.predecessorCode === office.code)
      .flatMap((l) => linked(l.successorCode, l.happenedOn)),
    asOfDay: moment.day,
    period: period.id,
    items: items.sort(
      (a, b) =>
        Number(isTrouble(b.item.status)) - Number(isTrouble(a.item.status)) ||
        severity(a.item.status) - severity(b.item.status),
    ),
    late,
  }
}

const listsLate = (kpi: Kpi) => kpi.measure.stage && (kpi.unit === 'share' || kpi.better === 'lower')

/**
 * Each table once: the same overdue database stands behind several KPIs. A list as it stands comes before the events of
 * a period, which leave out whatever fell due in an earlier one and is still open.
 */
const lateKpis = [...new Set(kpis.filter(listsLate).map((kpi) => kpi.measure.table))].flatMap((table) => {
  const own = kpis.filter((kpi) => listsLate(kpi) && kpi.measure.table === table)
  return own.find((kpi) => kpi.measure.shape === 'stock') ?? own[0] ?? []
})

async function readLate(ctx: Context, question: Question, asked: Asked): Promise<OfficePage['late']> {
  const today = minDay(asked.period.end, asked.moment.day)
  const found = await Promise.all(
    lateKpis
      .filter((kpi) => seesOf(ctx.scope, kpi, asked.office.code))
      .map(async (kpi) => {
        const page = await readRows(ctx, {
          ...question,
          id: kpi.id,
          part: 'denominator',
          filter: 'stage:overdue',
          sort: 'due',
          size: lateShown,
        })
        return {
          total: page.found,
          rows: page.rows.map(
            (row): LateRow => ({
              kpi: kpi.id,
              row,
              name: isWords(row.cells.name) ? row.cells.name : null,
              daysLate: row.dueOn ? daysBetween(row.dueOn, today) : 0,
            }),
          ),
        }
      }),
  )
  return {
    total: found.reduce((sum, one) => sum + one.total, 0),
    rows: found
      .flatMap((one) => one.rows)
      .sort((a, b) => b.daysLate - a.daysLate)
      .slice(0, lateShown),
  }
}

const isWords = (cell: unknown): cell is { vi: string; en: string } =>
  typeof cell === 'object' && cell !== null && 'vi' in cell
