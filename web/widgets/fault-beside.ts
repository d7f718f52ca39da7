import type { ErrorCode } from '../../server/core/error-words.ts'
import { useFormat } from '../app/lang.tsx'
import { type Fault, faultSentence } from '../data/fault.ts'

/**
 * Which field a refusal is about: `useFaultBeside(fault, { 'bad-email': 'email' })` gives the sentence by field, and the
 * fault itself as `rest` where no field is to blame.
 */
export function useFaultBeside<Field extends string>(
  fault: Fault | null,
  fields: Partial<Record<ErrorCode, Field>>,
): { errors: Partial<Record<Field, string>>; rest: Fault | null } {
  const format = useFormat()
  const field = fault && fault.code !== 'unreachable' ? fields[fault.code] : undefined
  if (!fault || !field) return { errors: {}, rest: fault }
  return { errors: { [field]: faultSentence(fault, format) } as Partial<Record<Field, string>>, rest: null }
}
