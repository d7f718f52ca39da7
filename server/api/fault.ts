import { randomUUID } from 'node:crypto'
import { AppError } from '../core/app-error.ts'

/** Codes of sockets and of PostgreSQL (class 57P: shutting down, class 08: connection) for a database that is away. */
const awayCodes = /^(CONNECT|ECONN|ENOENT|EPIPE|ETIMEDOUT|57P0|08|53300)/
/** What node-postgres says without a code when a connection breaks or cannot be had. */
const awayWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/
const codesOf = (fault: unknown): string[] => {
  if (!(fault instanceof Error)) return []
  const own = 'code' in fault ? [String(fault.code)] : awayWords.test(fault.message) ? ['CONNECTION'] : []
  return [...own, ...codesOf(fault.cause)]
}

/** An AppError stays itself; a database that is away is said so; anything else is ours, logged under a number. */
export function asAppError(fault: unknown, report: (fault: unknown, incident: string) => void): AppError {
  if (fault instanceof AppError) return fault
  if (fault instanceof Error && fault.cause instanceof AppError) return fault.cause
  if (codesOf(fault).some((code) => awayCodes.test(code))) return new AppError('database-unavailable')
  const incident = randomUUID().slice(0, 8)
  report(fault, incident)
  return new AppError('internal', { incident })
}

/** What the web server itself refuses (a malformed address, a body too large) is the caller's, and not ours. */
export function clientFault(fault: unknown): unknown {
  const status = (fault as { statusCode?: number }).statusCode
  if (status === 404) return new AppError('unknown-address')
  return status !== undefined && status >= 400 && status < 500
    ? new AppError('bad-input', { field: 'request' })
    : fault
}
