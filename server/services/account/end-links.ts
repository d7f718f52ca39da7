import { eq } from 'drizzle-orm'
import { verifications } from '../../../db/schema/people.ts'
import type { Transaction } from '../../../db/versions.ts'

/** With a new password, no other link sets one any more, and no second step goes on that the old one began. */
export async function endLinks(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(verifications).where(eq(verifications.value, personId))
}
