import { AppError } from '../core/app-error.ts'
import type { ErrorCode } from '../core/error-words.ts'

export type Turn = <T>(work: () => Promise<T>) => Promise<T>
export type Turns = {
  /** @throws AppError `full` */
  admit<T>(visit: (turn: Turn) => Promise<T>): Promise<T>
}

/**
 * Heavy work of one process: at most `inAll` visitors are let in, and `atOnce` of them work; the others wait for their
 * turn in the order in which they asked for it. Whoever is not let in hears `full`.
 */
export function createTurns({
  atOnce,
  inAll,
  full,
}: {
  atOnce: number
  inAll: number
  full: ErrorCode
}): Turns {
  const waiting: (() => void)[] = []
  let inside = 0
  let working = 0

  const turn: Turn = async (work) => {
    if (working >= atOnce) await new Promise<void>((next) => waiting.push(next))
    else working++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else working--
    }
  }

  return {
    async admit(visit) {
      if (inside >= inAll) throw new AppError(full)
      inside++
      try {
        return await visit(turn)
      } finally {
        inside--
      }
    },
  }
}
