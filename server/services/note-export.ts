import type { BlockSpec } from '../core/briefings/spec.ts'
import { leaveEntry } from './audit/leave-entry.ts'
import type { VerbContext } from './context.ts'

/** One figure as it was asked for, so that it can be read again. */
export type ExportedFigure = { spec: BlockSpec; asOf: string; period: string | null }
/** The same as it is kept; `at`: the moment of the city in which it was taken. */
export type NotedFigure = ExportedFigure & { at: string }

/** What left the building. `address` leads to the same figures as they were; a file of many has no one `figure`. */
export type Exported = {
  kpi: string | null
  office: string | null
  title: string
  what: string
  format: string
  address: string
  figure: ExportedFigure | null
}

/**
 * Remembers who took out what, so that they can be told when it is revised. Of somebody who has not signed in there is
 * nobody to tell, and what they got is everybody's.
 */
export async function noteExport(
  ctx: VerbContext,
  { kpi, office, title, figure, ...how }: Exported,
): Promise<void> {
  if (ctx.actor.kind !== 'person' && ctx.actor.kind !== 'machine') return
  await ctx.db.transaction((tx) =>
    leaveEntry(tx, ctx, {
      verb: 'figures.exported',
      subject: kpi === null ? { kind: 'figures', id: office ?? '' } : { kind: 'kpi', id: kpi },
      office,
      after: {
        name: title,
        ...how,
        ...(figure ? { figure: { ...figure, at: ctx.now.toISOString() } satisfies NotedFigure } : {}),
      },
    }),
  )
}
