import { z } from 'zod'
import { signs } from './inputs.ts'

const code = signs(200)
const text = signs(2_000)

export const sealCodeInput = z.object({ code })
export const sealInput = z.object({ code, reason: text.optional() })
export const disputeInput = z.object({ code, task: code, claim: text, reason: text })
export const answerInput = z.object({ code, upheld: z.boolean(), answer: text })
export const sealFileInput = z.object({ hash: signs(64).optional() })
