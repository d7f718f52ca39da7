import { join, resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import { defaultDataDir } from '../db/cluster/cluster.ts'
import { projectRoot } from '../db/migrate.ts'
import { secrets } from '../db/schema/secrets.ts'
import { createGate } from './auth/gate.ts'
import { createLimits } from './auth/limits.ts'
import { createVault } from './auth/vault.ts'
import { type Env, evidenceBucketOf, requireRealUse, signOnOf } from './env.ts'
import { diskStore } from './evidence/disk-store.ts'
import { s3Store } from './evidence/s3-store.ts'
import type { EvidenceStore } from './evidence/store.ts'
import { readFrozenBlocks } from './exports/read/briefing-blocks.ts'
import type { Desk } from './services/context.ts'
import { keepShort } from './services/short-addresses.ts'

export type OpenDesk = Desk & {
  /** waits for what was left for later */
  close(): Promise<void>
}

/**
 * What verbs lean on, out of the settings. In a demonstration the secret is the database's own and links lead to this
 * machine; real use names both.
 * @throws SettingError
 */
export async function openDesk(
  db: Db,
  env: Env,
  { isDemonstration, report }: { isDemonstration: boolean; report: (fault: unknown) => void },
): Promise<OpenDesk> {
  if (!isDemonstration) requireRealUse(env)
  const publicUrl = env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`
  const signOn = signOnOf(env)
  const secret = env.AUTH_SECRET ?? (await demonstrationSecret(db))
  const pending = new Set<Promise<unknown>>()
  return {
    gate: createGate({
      db,
      secret,
      publicUrl,
      signOn,
      report,
    }),
    limits: createLimits(db),
    later(work) {
      const running = work().catch(report)
      pending.add(running)
      void running.then(() => pending.delete(running))
    },
    link: (path) => publicUrl + path,
    short: (address) =>
      keepShort(db, address.slice(publicUrl.length)).then(
        (path) => publicUrl + path,
        (fault) => {
          report(fault)
          return address
        },
      ),
    signOn: signOn,
    readBlocks: (ctx, whole, blocks, lang) => readFrozenBlocks(ctx, whole, blocks, { lang, report }),
    mailbox: isDemonstration && !env.SMTP_URL,
    evidence: storeOf(env, 'evidence'),
    madeFiles: storeOf(env, 'exports'),
    vault: createVault(secret),
    close: async () => {
      await Promise.all(pending)
    },
  }
}

/** In S3 where the settings name it, else beside the private cluster; no folder is made before the first file. */
function storeOf(env: Env, folder: 'evidence' | 'exports'): EvidenceStore {
  const bucket = evidenceBucketOf(env)
  if (bucket) return s3Store(bucket, folder)
  return diskStore(join(resolve(env.DATA_DIR ?? defaultDataDir(projectRoot())), folder))
}

const name = 'sign-in'

/** Made once for a database, 244 random bits; every server process finds the same. */
async function demonstrationSecret(db: Db): Promise<string> {
  const value = `${crypto.randomUUID()}${crypto.randomUUID()}`
  await db.insert(secrets).values({ name, value }).onConflictDoNothing()
  const [kept] = await db.select().from(secrets).where(eq(secrets.name, name))
  return kept?.value ?? value
}
