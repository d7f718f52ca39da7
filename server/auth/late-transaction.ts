import type { Db } from '../../db/client.ts'
import type { Transaction } from '../../db/versions.ts'

/**
 * For work that asks somebody else before it writes: the transaction begins when the work says so, and no connection is
 * held while the other one is slow. `body` runs in it and lets the work `goOn` to its end; where `body` throws, nothing is
 * kept of either. Returns what `body` does, or null where the work ended without having anything to write.
 */
export function lateTransaction<W, T>(
  db: Db,
  work: (begin: () => Promise<Transaction>) => Promise<W>,
  body: (tx: Transaction, goOn: () => Promise<W>) => Promise<T>,
): Promise<T | null> {
  return new Promise((resolve, reject) => {
    let hasBegun = false
    const begin = () =>
      new Promise<Transaction>((hand, refuse) => {
        hasBegun = true
        const inTransaction = (tx: Transaction) =>
          body(tx, () => {
            hand(tx)
            return working
          })
        db.transaction(inTransaction).then(resolve, (fault) => {
          refuse(fault)
          reject(fault)
        })
      })
    const working = work(begin)
    working.then(
      () => hasBegun || resolve(null),
      (fault) => hasBegun || reject(fault),
    )
  })
}
