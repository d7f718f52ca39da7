import { randomUUID } from 'node:crypto'
import { deckTemplates } from '../../../db/schema/deck-templates.ts'
import { evidenceFiles } from '../../../db/schema/reporting.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import type { Holding, Person } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import type { DeckTemplate } from '../../core/decks.ts'
import { templateOf } from '../../decks/template.ts'
import { safeFileName } from '../../evidence/file-name.ts'
import { receive } from '../../evidence/receive.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { readTemplates, templateAnswer } from './rows.ts'

/** By whom and by which role a template is kept: asked before the first byte of it is read. */
export type Keeping = { actor: Person; by: Holding }

/** @throws AppError sign-in-needed, not-yours, second-factor-required, too-many-attempts */
export async function openKeeping(ctx: VerbContext): Promise<Keeping> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'keep-deck-templates')
  await ctx.desk.limits.count('upload by person', actor.id)
  return { actor, by }
}

/**
 * Keeps what of a presentation makes it a template: masters, layouts, themes, faces and pictures, none of its slides. The
 * same template again is the one that is there.
 * @throws AppError those of `templateOf`; StoreAway
 */
export async function keepTemplate(
  ctx: VerbContext,
  { actor, by }: Keeping,
  upload: { fileName: string; bytes: Uint8Array },
): Promise<DeckTemplate> {
  const bytes = await templateOf(upload.bytes)
  const kept = await receive(ctx.desk.evidence, pieces(bytes))
  const fileName = safeFileName(upload.fileName.replace(/\.potx$/i, '.pptx'), kept.mediaType)
  return ctx.db.transaction(async (tx) => {
    const there = (await readTemplates(tx)).find(({ hash }) => hash === kept.hash)
    if (there) return templateAnswer(there)
    const code = randomUUID()
    await tx
      .insert(evidenceFiles)
      .values({
        hash: kept.hash,
        mediaType: kept.mediaType,
        size: kept.size,
        keptAt: ctx.visit.at.toISOString(),
      })
      .onConflictDoNothing()
    const facts = {
      code,
      name: fileName.replace(/\.pptx$/i, ''),
      fileName,
      hash: kept.hash,
      size: kept.size,
      uploadedBy: actor.name,
    }
    await recordVersion(tx, deckTemplates, code, {
      at: await nextMoment(tx, deckTemplates, [code], ctx.now),
      by: actor.name,
      facts,
    })
    await leaveEntry(tx, ctx, {
      verb: 'deck-template.kept',
      subject: { kind: 'deck-template', id: code },
      by,
      after: { name: fileName, hash: kept.hash, size: kept.size },
    })
    const [row] = await readTemplates(tx, code)
    if (!row) throw new AppError('unknown-template')
    return templateAnswer(row)
  })
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
