import { deckTemplates } from '../../../db/schema/deck-templates.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { readTemplates } from './rows.ts'

/**
 * Takes a template away from those who choose one; files that were made with it are whole without it.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-template
 */
export async function withdrawTemplate(ctx: VerbContext, { code }: { code: string }): Promise<void> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'keep-deck-templates')
  await ctx.db.transaction(async (tx) => {
    const [row] = await readTemplates(tx, code)
    if (!row) throw new AppError('unknown-template')
    await recordVersion(tx, deckTemplates, code, {
      at: await nextMoment(tx, deckTemplates, [code], ctx.now),
      by: actor.name,
      facts: null,
    })
    await leaveEntry(tx, ctx, {
      verb: 'deck-template.withdrawn',
      subject: { kind: 'deck-template', id: code },
      by,
      before: { name: row.fileName, hash: row.hash, size: row.size },
    })
  })
}
