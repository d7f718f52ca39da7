import { isDay } from '../../server/core/day.ts'
import {
  type ErrorCode,
  type ErrorParams,
  errorSentence,
  errorWords,
  httpStatusOf,
} from '../../server/core/error-words.ts'
import type { Formatter } from '../../server/core/format.ts'

/** Why a question was not answered. `unreachable`: no answer came at all. */
export type Fault = { code: ErrorCode | 'unreachable'; params: ErrorParams; httpStatus: number }

const isCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorWords, code)

/** Reads what was thrown, be it an error of the client or, after a page came from the server, what JSON left of it. */
export function faultOf(thrown: unknown): Fault {
  const { data } = (thrown ?? {}) as { data?: { app?: { code?: unknown; params?: ErrorParams } } }
  const app = data?.app
  if (!app || !isCode(app.code)) return { code: 'unreachable', params: {}, httpStatus: 503 }
  return { code: app.code, params: app.params ?? {}, httpStatus: httpStatusOf(app.code) }
}

/** True for what goes by itself: the same question may be answered in a moment. */
export const isPassing = (thrown: unknown): boolean => faultOf(thrown).httpStatus >= 500

/** The sentence for a person, or null where nothing answered and there is nothing to quote. */
export function faultSentence({ code, params }: Fault, format: Formatter): string | null {
  if (code === 'unreachable') return null
  const said = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (typeof value !== 'string') return [name, value]
    if (isDay(value)) return [name, format.day(value)]
    return [name, name === 'period' && code !== 'bad-period' ? format.periodInText(value) : value]
  })
  return errorSentence(code, Object.fromEntries(said), format.lang)
}
