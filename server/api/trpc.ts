import { initTRPC, TRPCError } from '@trpc/server'
import { AppError } from '../core/app-error.ts'
import type { ErrorCode, ErrorParams } from '../core/error-words.ts'
import type { VerbContext } from '../services/context.ts'
import { asAppError } from './fault.ts'

/** What a request brings; `report` hears of faults that are ours. */
export type CallContext = VerbContext & { report: (fault: unknown, incident: string) => void }

const trpcCodes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const

const t = initTRPC.context<CallContext>().create({
  /** Nobody outside sees the text of an error that is not an AppError. */
  errorFormatter({ shape, error }) {
    const known =
      error.cause instanceof AppError ? error.cause : new AppError('bad-input', { field: fieldOf(error) })
    const app: { code: ErrorCode; params: ErrorParams } = { code: known.code, params: known.params }
    return {
      ...shape,
      message: known.code,
      data: { code: shape.data.code, httpStatus: known.httpStatus, app },
    }
  },
})

function fieldOf(error: TRPCError): string {
  const issues = (error.cause as { issues?: { path: PropertyKey[] }[] } | undefined)?.issues
  return issues?.[0]?.path.map(String).join('.') || 'input'
}

/** One place turns what services throw into what a caller may see. */
const translated = t.middleware(async ({ next, ctx }) => {
  const result = await next()
  if (result.ok || (result.error.code === 'BAD_REQUEST' && !(result.error.cause instanceof AppError)))
    return result
  const known = asAppError(result.error.cause ?? result.error, ctx.report)
  throw new TRPCError({
    code: trpcCodes[known.httpStatus as keyof typeof trpcCodes],
    message: known.code,
    cause: known,
  })
})

export const router = t.router
export const procedure = t.procedure.use(translated)
export const createCallerFactory = t.createCallerFactory
