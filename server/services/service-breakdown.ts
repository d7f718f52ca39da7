import { scopeKey } from '../auth/scope.ts'
import type { ServiceBreakdown, ServiceFigure } from '../core/answers.ts'
import { minDay } from '../core/day.ts'
import { missingOf } from '../core/missing-of.ts'
import { valueOf } from '../core/value.ts'
import type { Kpi } from '../kpis/define.ts'
import { serviceOf } from '../kpis/services.ts'
import { type Question, understandKpi } from './asked.ts'
import type { Context } from './context.ts'
import { readsOf } from './kpi-figures.ts'
import { refOf } from './offices.ts'
import { namesReads, readServiceNames } from './service-names.ts'
import { readServicePoints } from './service-points.ts'

/**
 * A KPI by service in one period, of an office and those below it: where most is missing first. The services add up to the
 * office's figure.
 * @throws AppError those of `understandKpi`
 */
export async function readServiceBreakdown(
  ctx: Context,
  question: Question & { id: string },
): Promise<ServiceBreakdown> {
  const { kpi, asked, feed } = await understandKpi(ctx, question)
  const { period, moment, known, office, officeCodes } = asked
  const service = serviceOf(kpi.measure)
  const frame = {
    kpi: kpi.id,
    office: refOf(office),
    period: period.id,
    until: minDay(period.end, moment.day),
    asOfDay: known.day,
    feed,
  }
  if (!service) return { ...frame, service: null, rows: [], total: null, illustrative: false }
  const key = `services ${kpi.id} ${period.id} ${office.code} ${moment.key} ${scopeKey(ctx.scope, kpi)}`
  return ctx.answers.get(key, [...readsOf(kpi), ...namesReads(service)], async () => {
    const points = await readServicePoints(ctx, kpi, { period, moment, officeCodes })
    const sums = new Map<string, Sum>()
    for (const { service: code, numerator, denominator } of points) {
      const before = sums.get(code)
      sums.set(code, {
        numerator: (before?.numerator ?? 0) + numerator,
        denominator: denominator === null ? null : (before?.denominator ?? 0) + denominator,
      })
    }
    const names = await readServiceNames(ctx, service, [...sums.keys()], moment)
    const rows = [...sums].map(
      ([code, sum]): ServiceFigure => ({
        service: code,
        name: names.get(code) ?? null,
        ...sum,
        value: valueOf(sum, kpi.unit),
      }),
    )
    const total = sumOf([...sums.values()])
    return {
      ...frame,
      service: service.label,
      rows: mostMissingFirst(kpi, rows),
      total: total && { ...total, value: valueOf(total, kpi.unit) },
      illustrative: points.some(({ sample }) => sample),
    }
  })
}

type Sum = { numerator: number; denominator: number | null }

const sumOf = (all: readonly Sum[]): Sum | null =>
  all.length === 0
    ? null
    : all.reduce((sum, one) => ({
        numerator: sum.numerator + one.numerator,
        denominator:
          sum.denominator === null || one.denominator === null ? null : sum.denominator + one.denominator,
      }))

const mostMissingFirst = (kpi: Kpi, rows: readonly ServiceFigure[]): ServiceFigure[] =>
  [...rows].sort(
    (a, b) =>
      missingOf(kpi, b) - missingOf(kpi, a) ||
      (b.denominator ?? 0) - (a.denominator ?? 0) ||
      (a.service < b.service ? -1 : 1),
  )
