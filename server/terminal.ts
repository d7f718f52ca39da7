import { userInfo } from 'node:os'
import { ClusterError } from '../db/cluster/cluster.ts'
import { AppError } from './core/app-error.ts'
import { errorSentence } from './core/error-words.ts'
import { SettingError } from './env.ts'
import { toldFault } from './told-fault.ts'

/** What a person at the terminal can put right; said in one sentence. */
export class Refusal extends Error {}

/** Runs a command to its end: what a person can put right is said in one sentence, anything else shows where it broke. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((fault: unknown) => {
    console.error(sentenceOf(fault) ?? toldFault(fault))
    process.exitCode = 1
  })
}

function sentenceOf(fault: unknown): string | null {
  if (fault instanceof AppError) return errorSentence(fault.code, fault.params, 'en')
  const isOurs = [Refusal, SettingError, ClusterError].some((kind) => fault instanceof kind)
  return isOurs ? (fault as Error).message : null
}

/** Who sits at the terminal: the user of the operating system, by number where it has no name. */
export function terminalUser(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
