import type { Transaction } from '../../db/versions.ts'
import { boss, within } from './boss.ts'
import { type JobData, type JobKind, jobKinds } from './kinds.ts'

type Wanted = {
  /** where the queue of the kind is `short`: no second job of the key while one waits */
  key?: string
  /** not before */
  after?: Date
}

/** Puts a job into the queue; it is there, and begun on some process within a moment, once the transaction is committed. */
export async function enqueue<K extends JobKind>(
  tx: Transaction,
  kind: K,
  data: JobData[K],
  { key, after }: Wanted = {},
): Promise<void> {
  const { retries, pause } = jobKinds[kind]
  await boss.insert(
    [
      {
        name: kind,
        data,
        retryLimit: retries,
        retryDelay: pause,
        retryBackoff: true,
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(after === undefined ? {} : { startAfter: after }),
      },
    ],
    within(tx),
  )
}
