import type { ErrorCode, ErrorParams } from '../../server/core/error-words.ts'
import type { Call } from '../data/client.ts'
import { scorecard, setting } from './answers.ts'
import { nobody } from './people.ts'

/** What the services throw at the renderer for a question without an answer. */
export const refusal = (code: ErrorCode, params: ErrorParams, httpStatus: number) => ({
  app: { code, params, httpStatus },
})

/** Answers what is given, and refuses the rest as unknown. */
export const callOf =
  (answers: Record<string, unknown> = {}): Call =>
  async (path, input) => {
    const known: Record<string, unknown> = { setting, scorecard, me: nobody, ...answers }
    const answer = known[path]
    if (answer === undefined) throw refusal('unknown-kpi', { id: 'nope' }, 404)
    return typeof answer === 'function' ? answer(input) : answer
  }
