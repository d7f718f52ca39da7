import { type ErrorCode, type ErrorParams, httpStatusOf } from './error-words.ts'

/** A question that cannot be answered as asked; safe to show. Anything else that is thrown is a fault of ours. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
  get httpStatus(): number {
    return httpStatusOf(this.code)
  }
}
