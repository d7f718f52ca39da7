import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'

/**
 * Whether somebody may have a deck refreshed, asked before the first byte of it is read: whoever has signed in, for they
 * get no figure that they would not be shown. Each asking counts.
 * @throws AppError sign-in-needed, too-many-attempts
 */
export async function openRefresh(ctx: VerbContext): Promise<void> {
  const { id } = personOf(ctx.actor)
  await ctx.desk.limits.count('upload by person', id)
}
