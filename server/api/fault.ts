import { randomUUID } from 'node:crypto'
import { AppError } from '../core/app-error.ts'

/** Codes of postgres.js and of PostgreSQL (class 57P: shutting down, class 08: connection) for a database that is away. */
const awayCodes = /^(CONNECT|ECONN|ENOENT|EPIPE|57P0|08|53300)/
const codesOf = (fault: unknown): string[] => {
  if (!(fault instanceof Error)) return []
  const own = 'code' in fault ? [String(fault.code)] : []
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
