import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { shortAddresses } from '../../db/schema/short-addresses.ts'

/** No sign that is read as another: it is typed from paper. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz'
const length = 10

/** Ten signs, 49 bits, out of the path itself: the same view has the same code whoever takes it out. */
export function shortCode(path: string): string {
  let left = createHash('sha256').update(path).digest().readBigUInt64BE()
  let code = ''
  for (let i = 0; i < length; i++) {
    code += signs[Number(left % BigInt(signs.length))]
    left /= BigInt(signs.length)
  }
  return code
}

/** The short path that leads to this one from now on. */
export async function keepShort(db: Db, path: string): Promise<string> {
  const code = shortCode(path)
  await db.insert(shortAddresses).values({ code, path }).onConflictDoNothing()
  return `/s/${code}`
}

/** Where a code leads; nothing for one that was never given. What it shows there is for the rights of whoever follows. */
export async function findShort(db: Db, code: string): Promise<string | undefined> {
  if (!/^[0-9a-z]{10}$/i.test(code)) return undefined
  const [found] = await db
    .select({ path: shortAddresses.path })
    .from(shortAddresses)
    .where(eq(shortAddresses.code, code.toLowerCase()))
  return found?.path
}
