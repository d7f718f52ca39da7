import { scopeKey } from '../auth/scope.ts'
import type { OfficeRef, ScorecardItem } from '../core/scorecard.ts'
import type { Target } from '../core/target.ts'
import { describe, type Kpi, type KpiDescriptor } from '../kpis/define.ts'
import { kpis as computed } from '../kpis/index.ts'
import { type Question, understandKpi } from './asked.ts'
import type { Context } from './context.ts'
import { readKpiFigures, readsOf, stepsFor } from './kpi-figures.ts'
import { type LastRecorded, readLastRecorded } from './last-recorded.ts'
import { refOf } from './offices.ts'
import { type DocumentRef, readDocuments, readTargets } from './targets.ts'

export type KpiPage = {
  kpi: KpiDescriptor
  item: ScorecardItem
  /** the KPIs that are elements of it, on the same period and office */
  elements: ScorecardItem[]
  office: OfficeRef
  asOf: string
  asOfDay: string
  owner: OfficeRef | null
  documents: DocumentRef[]
  targets: Target[]
  lastRecorded: LastRecorded | null
}

/**
 * A KPI, defined, with its figure and the trail behind it.
 * @throws AppError those of `understandKpi`
 */
export async function readKpiPage(ctx: Context, question: Question & { id: string }): Promise<KpiPage> {
  const { kpi, asked } = await understandKpi(ctx, question)
  const { moment, known, period, office, offices } = asked
  const key = `kpi page ${kpi.id} ${period.id} ${asked.compare.id} ${office.code} ${moment.key} ${scopeKey(ctx.scope, kpi)}`
  const reads = [...new Set([kpi, ...elementsOf(kpi)].flatMap(readsOf))]
  return ctx.answers.get(key, reads, async () => {
    const [figures, elements, documents, book, lastRecorded] = await Promise.all([
      readKpiFigures(ctx, kpi, asked),
      Promise.all(elementsOf(kpi).map((element) => readKpiFigures(ctx, element, asked))),
      readDocuments(ctx, known),
      readTargets(ctx, known),
      readLastRecorded(ctx, kpi, asked),
    ])
    const owner = offices.get(kpi.owner)
    return {
      kpi: describe(kpi),
      item: figures.item,
      elements: elements.map(({ item }) => item),
      office: refOf(office),
      asOf: new Date(known.asOf).toISOString(),
      asOfDay: known.day,
      owner: owner ? refOf(owner) : null,
      documents: kpi.documents.flatMap((code) => documents.get(code) ?? []),
      targets: [...stepsFor(kpi, book.get(kpi.id), office, period)],
      lastRecorded,
    }
  })
}

const elementsOf = (kpi: Kpi): readonly Kpi[] => computed.filter(({ elementOf }) => elementOf === kpi.id)
