import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import { from as copyFrom } from 'pg-copy-streams'
import type { Db } from './client.ts'
import * as schema from './schema/index.ts'
import type { Transaction } from './versions.ts'

/** Sends lines of COPY's text format (tabs, `\N` for null, a newline each) to where a `copy … from stdin` says. */
export type CopyIn = (statement: string, pieces: AsyncIterable<string>) => Promise<void>

/**
 * One transaction on a connection of its own, in which rows may be streamed in by COPY. It goes through node-postgres,
 * whose connections may break without ending the process; a connection that broke is thrown away.
 */
export async function inCopyTransaction<T>(
  db: Db,
  work: (tx: Transaction, copyIn: CopyIn) => Promise<T>,
): Promise<T> {
  const client = await db.$client.connect()
  let broken: unknown
  const noted = (fault: unknown) => {
    broken = fault
  }
  client.on('error', noted)
  try {
    return await drizzle(client, { schema }).transaction((tx) =>
      work(tx, (statement, pieces) => pipeline(Readable.from(pieces), client.query(copyFrom(statement)))),
    )
  } finally {
    client.off('error', noted)
    client.release(broken !== undefined)
  }
}
