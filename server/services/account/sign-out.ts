import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { endReplaced } from './end-sessions.ts'

/** Ends this browser's session. `goTo`: where the city's single sign-on ends its own, for those who came by it. */
export async function signOut(ctx: VerbContext): Promise<{ goTo: string | null }> {
  const { actor } = ctx
  const tried = await ctx.db.transaction(async (tx) => {
    const came = await ctx.desk.gate.signOut(tx, ctx.visit.headers)
    if (came.ok && actor.kind === 'person') {
      await endReplaced(tx, actor.id)
      await leaveEntry(tx, ctx, { verb: 'session.ended', subject: { kind: 'person', id: actor.id } })
    }
    return came
  })
  if (!tried.ok) throw tried.refusal
  ctx.visit.keep(tried.cookies)
  return tried.value
}
