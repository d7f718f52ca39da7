import { z } from 'zod'
import { isDay } from '../core/day.ts'
import { type ProposalContent, type ProposalKind, registers } from '../core/proposals/proposal.ts'
import { signs, valueInput } from './inputs.ts'

/** What tasks and proposals are asked for by, and changed with. */
const code = signs(200)
const text = signs(2_000)
const line = signs(500)
const day = signs(10).refine(isDay)
const seen = z.number().int()
const register = z.enum(registers)

/** By the milestones' names: which a register has, the service knows. */
const dates = z.record(signs(40), day.nullable())

const contents = {
  progress: z.object({
    percent: z.number().int().min(0).max(100),
    note: text,
    difficulties: text.nullable(),
    requests: text.nullable(),
  }),
  completion: z.object({ doneOn: day, result: text }),
  extension: z.object({ fromDueOn: day, toDueOn: day, reason: text }),
  milestones: z.object({ dates, note: text.nullable() }),
  add: z.object({
    office: code,
    name: z.object({ vi: line, en: line }),
    from: day,
    dates,
    document: line.nullable(),
    note: text.nullable(),
  }),
  retire: z.object({ from: day, reason: text, document: line.nullable() }),
  merge: z.object({ into: code, from: day, reason: text, document: line.nullable() }),
  'hand-over': z.object({ to: code, from: day, reason: text, document: line.nullable() }),
} satisfies { [K in ProposalKind]: z.ZodType<ProposalContent[K]> }

const proposed = <K extends keyof typeof contents>(kind: K) =>
  z.object({
    register,
    item: code,
    kind: z.literal(kind),
    seen: seen.nullable(),
    content: contents[kind] as (typeof contents)[K],
  })
export const saveProposalInput = z.discriminatedUnion('kind', [
  proposed('progress'),
  proposed('completion'),
  proposed('extension'),
  proposed('milestones'),
  proposed('add'),
  proposed('retire'),
  proposed('merge'),
  proposed('hand-over'),
])

const kind = z.enum(Object.keys(contents) as [keyof typeof contents])
export const proposalInput = z.object({ register, item: code, kind })
/** What a file is evidence for. */
export const evidenceSubjectInput = z.union([valueInput, proposalInput])
export const actOnProposalsInput = z.object({
  key: z.uuid(),
  proposals: z
    .array(proposalInput.extend({ seen: seen.nullable() }))
    .min(1)
    .max(1_000),
})
export const reasonedProposalsInput = actOnProposalsInput.extend({ reason: text })
export const decideProposalsInput = actOnProposalsInput.extend({ document: line.optional() })
export const refuseProposalsInput = reasonedProposalsInput.extend({ document: line.optional() })
