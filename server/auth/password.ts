import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../core/app-error.ts'
import { longestPassword, shortestPassword } from '../core/roles.ts'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. Memory in KiB. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * NIST SP 800-63B-4, 3.1.1.2: a sign is a code point, however it was typed.
 * @throws AppError password-too-short, password-too-long
 */
export function checkPassword(password: string): void {
  const { length } = [...password.normalize('NFC')]
  if (length < shortestPassword) throw new AppError('password-too-short', { least: shortestPassword })
  if (length > longestPassword) throw new AppError('password-too-long', { most: longestPassword })
}

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), parameters)

/** False also for a hash that cannot be read. */
export const verifyPassword = ({
  hash: kept,
  password,
}: {
  hash: string
  password: string
}): Promise<boolean> => verify(kept, password.normalize('NFC')).catch(() => false)
