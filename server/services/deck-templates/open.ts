import { AppError } from '../../core/app-error.ts'
import type { EvidenceStore } from '../../evidence/store.ts'
import type { Context } from '../context.ts'
import { personOf } from '../entitled.ts'
import { readTemplates } from './rows.ts'

/**
 * The file of a template, as it was made safe when it was kept.
 * @throws AppError sign-in-needed, unknown-template; StoreAway
 */
export async function openTemplate(
  ctx: Context & { desk: { evidence: EvidenceStore } },
  code: string,
): Promise<Uint8Array> {
  personOf(ctx.actor)
  const [found] = await readTemplates(ctx.db, code)
  if (!found) throw new AppError('unknown-template')
  const chunks: Buffer[] = []
  for await (const chunk of await ctx.desk.evidence.open(found.hash)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
