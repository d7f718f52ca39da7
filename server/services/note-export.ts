import { leaveEntry } from './audit/leave-entry.ts'
import type { VerbContext } from './context.ts'

/** What left the building. `address` leads to the same figures as they were. */
export type Exported = {
  kpi: string | null
  office: string | null
  title: string
  what: string
  format: string
  address: string
}

/**
 * Remembers who took out what, so that they can be told when it is revised. Of somebody who has not signed in there is
 * nobody to tell, and what they got is everybody's.
 */
export async function noteExport(ctx: VerbContext, { kpi, office, title, ...how }: Exported): Promise<void> {
  if (ctx.actor.kind !== 'person' && ctx.actor.kind !== 'machine') return
  await ctx.db.transaction((tx) =>
    leaveEntry(tx, ctx, {
      verb: 'figures.exported',
      subject: kpi === null ? { kind: 'figures', id: office ?? '' } : { kind: 'kpi', id: kpi },
      office,
      after: { name: title, ...how },
    }),
  )
}
