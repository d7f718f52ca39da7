import { z } from 'zod'
import { asBlockSpec } from '../core/briefings/spec.ts'

import { longestFileName } from '../core/evidence.ts'
import {
  fileColours,
  fileFormats,
  kpiFiles,
  longestNote,
  longestTitle,
  pictureScales,
  pictureWidths,
  scorecardFiles,
} from '../core/file-formats.ts'
import { emptyPolicies, spreads, zeroPolicies } from '../core/indices/definition.ts'
import { grains } from '../core/period.ts'
import { cadences } from '../core/reporting/due.ts'
import { vintages } from '../core/reporting/vintage.ts'
import { roles, tokenVerbs } from '../core/roles.ts'
import { langs } from '../core/words.ts'

/** Shapes only: whether a period, a moment or an office exists is for the services to say, in words. */
export const signs = (most: number) => z.string().max(most).refine(isText)
/** Neither NUL nor half a surrogate pair: the database takes them for no text. */
const isText = (given: string) => !/[\0\p{Cs}]/u.test(given)
const text = signs(2_000)
const id = signs(200)

export const questionInput = z.object({
  asOf: text.optional(),
  period: text.optional(),
  office: text.optional(),
  compare: z.enum(['previous', 'year']).optional(),
})

export const kpiInput = questionInput.extend({ id })

export const breakdownInput = kpiInput.extend({ by: z.enum(['office', 'service']).optional() })

export const momentInput = questionInput.pick({ asOf: true })
export const indexInput = questionInput.omit({ compare: true }).extend({ id })

export const seriesInput = kpiInput.extend({
  grain: z.enum(grains).optional(),
  from: text.optional(),
  to: text.optional(),
})

/** Numbers arrive as text in an address and as numbers in a call. */
const whole = z.coerce.number()

export const facetsInput = kpiInput.extend({
  part: z.enum(['numerator', 'denominator', 'rest']).optional(),
  q: signs(20_000).optional(),
  filter: text.optional(),
})

export const rowsInput = facetsInput.extend({
  page: whole.optional(),
  size: whole.optional(),
  sort: text.optional(),
})

export const officeInput = questionInput.extend({ office: text })

const role = z.enum(roles)
const day = signs(40)
/** Long enough for any address or name, short enough for a form that somebody else filled in. */
const line = signs(400)
/** Longer than any password that is taken, so that the service can say what is wrong with it. */
const password = signs(4_000)
const listed = { page: whole.optional(), size: whole.optional() }

export const signInInput = z.object({ email: line, password })
export const confirmInput = z.union([
  z.object({ code: signs(40) }).strict(),
  z.object({ recoveryCode: signs(40) }).strict(),
])
export const roleInput = z.object({ role })
export const idInput = z.object({ id })
export const letterInput = z.object({ token: line })
export const passwordInput = z.object({ password })
export const codeInput = z.object({ code: signs(40) })
export const changePasswordInput = z.object({ current: password, next: password })
export const emailInput = z.object({ email: line })
export const setPasswordInput = z.object({ token: line, password })

export const peopleInput = z.object({
  q: signs(20_000).optional(),
  role: role.optional(),
  office: line.optional(),
  state: z.enum(['active', 'invited', 'disabled']).optional(),
  ...listed,
})
export const officePeopleInput = z.object({ office: line })
const grant = { role, office: line.nullable(), fromOn: day, toOn: day.nullable() }
export const grantInput = z.object({ personId: id, ...grant })
export const inviteInput = z.object({ name: line, email: line, lang: z.enum(langs), ...grant })
export const seenPersonInput = z.object({ id, version: z.iso.datetime() })
export const seenGrantInput = z.object({
  code: id,
  version: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})
export const capInput = z.object({ office: line, cap: z.number() })
export const tokenInput = z.object({
  name: line,
  verbs: z.array(z.enum(tokenVerbs)).max(20),
  offices: z.array(line).max(1_000).nullable(),
  days: z.number(),
})
export const auditFilterInput = z.object({
  who: line.optional(),
  verb: line.optional(),
  office: line.optional(),
  from: day.optional(),
  to: day.optional(),
  subject: line.optional(),
})
export const auditInput = auditFilterInput.extend(listed)

/** A figure as a person gives it; whether it can be is for the service to say. */
const figure = z.number().finite().nullable()
const remark = signs(2_000).nullable()
const seen = z.number().int().nullable()
/** As many as the largest grid holds. */
const mostValues = 5_000

export const valueInput = z.object({ kpi: id, office: id, period: id })
export const gridInput = z.object({
  office: id,
  cadence: z.enum(cadences).optional(),
  period: id.optional(),
  count: whole.optional(),
})
export const reviewInput = z.object({ office: id.optional() })
export const coverageInput = z.object({ period: id })
export const saveInput = z.object({
  office: id,
  values: z
    .array(
      z.object({
        kpi: id,
        period: id,
        seen,
        numerator: figure,
        denominator: figure,
        vintage: z.enum(vintages),
        note: remark,
        source: remark,
        explanation: remark,
      }),
    )
    .max(mostValues),
})
export const actInput = z.object({
  key: z.uuid(),
  values: z.array(valueInput.extend({ seen })).min(1).max(mostValues),
})
export const reasonedActInput = actInput.extend({ reason: signs(2_000) })
export const lockInput = z.object({ period: id, locked: z.boolean(), reason: signs(2_000) })
export const changesInput = z.object({
  since: id.optional(),
  theme: id.optional(),
  office: id.optional(),
})
export const contestsInput = z.object({ asOf: text.optional() })
export const contestInput = valueInput.extend({
  numerator: z.number().finite(),
  denominator: figure,
  reason: signs(2_000),
  source: signs(2_000),
})
export const evidenceInput = z.object({ code: id })
export const deckTemplateInput = z.object({ code: id })
export const decisionInput = z.object({
  code: id,
  version: z.number().int(),
  uphold: z.boolean(),
  decision: signs(2_000),
})

const words = z.object({ vi: signs(2_000), en: signs(2_000) })
const codes = z.array(id).max(500)
const definition = z.object({
  kpiId: id,
  fromOn: day,
  retiredOn: day.nullable(),
  theme: id,
  position: z.number().int(),
  name: words,
  short: words,
  noun: words,
  unit: z.enum(['share', 'count']),
  shape: z.enum(['stock', 'flow']),
  better: z.enum(['higher', 'lower']),
  slack: z.number(),
  question: words,
  formula: words,
  numerator: words,
  denominator: words.nullable(),
  source: words,
  caveat: words.nullable(),
  documents: codes,
  ownerCode: id,
  kinds: z.array(z.enum(['department', 'district', 'commune'])).max(3),
  reporters: codes.nullable(),
  cadence: z.enum(cadences),
  dueDay: z.number(),
  dueLag: z.number(),
  carries: z.number(),
  least: figure,
  most: figure,
  notAbove: id.nullable(),
  public: z.boolean(),
  matrix: z.boolean(),
  origin: z.enum(['office', 'centre']),
})
export const definitionsInput = z.object({
  definitions: z
    .array(z.object({ seen, fields: definition }))
    .min(1)
    .max(500),
})

const indexComponent = z.object({
  id,
  name: words,
  numerator: words,
  denominator: words,
  max: z.number(),
  threshold: figure,
  times: id.nullable(),
  whenZero: z.enum(zeroPolicies),
  whenEmpty: z.enum(emptyPolicies),
  spread: z.enum(spreads),
  informative: z.boolean(),
  countedBy: id.nullable(),
})
/** More than a definition may have, so that what is too much is refused in words. */
const mostParts = 1_000
export const indexRecordInput = z.object({
  seen: id.nullable(),
  definition: z.object({
    id,
    fromOn: day,
    retiredOn: day.nullable(),
    name: words,
    short: words,
    decimals: z.number(),
    public: z.boolean(),
    kinds: z.array(z.enum(['city', 'department', 'district', 'commune'])).max(4),
    source: words,
    caveat: words.nullable(),
    documents: codes,
    groups: z
      .array(z.object({ id, name: words, components: z.array(indexComponent).max(mostParts) }))
      .max(mostParts),
  }),
})
export const indexTemplateInput = z.object({ index: id.optional() })
export const indexImportInput = z.object({ take: id.optional() })

export const templateInput = z.object({
  office: id,
  period: id.optional(),
  lang: z.enum(langs).optional().catch(undefined),
})
const convention = z.enum(['vi', 'en']).optional()
/** What was put right in place of what a file holds. */
export const corrections = z
  .array(z.object({ row: z.number().int(), column: z.number().int(), text: signs(2_000) }))
  .max(1_000)
  .optional()
export const catalogueImportInput = z.object({ corrections, take: id.optional() })
export const importInput = z.object({
  corrections,
  conventions: z.object({ numerator: convention, denominator: convention }).optional(),
  take: id.optional(),
})

export const countsImportInput = z.object({ numbers: convention, take: id.optional() })

export const proposeInput = z.object({
  targets: z
    .array(
      z.object({
        kpi: id,
        office: id,
        fromOn: day,
        dueOn: day,
        fromLevel: figure,
        level: z.number().finite(),
        document: id.nullable(),
        replaces: id.nullable(),
      }),
    )
    .min(1)
    .max(mostValues),
})
export const yearInput = z.object({ year: z.number() })
export const decideTargetsInput = z.object({
  proposals: z
    .array(z.object({ code: id, version: z.number().int() }))
    .min(1)
    .max(mostValues),
  approve: z.boolean(),
  reason: signs(2_000),
})

/** How a file is wanted. */
const fileInput = {
  format: z.enum(fileFormats),
  lang: z.enum(langs).default('vi'),
  colours: z.enum(fileColours).default('light'),
  width: z.coerce
    .number()
    .int()
    .min(pictureWidths.least)
    .max(pictureWidths.most)
    .default(pictureWidths.usual),
  scale: z.enum(pictureScales).default('2'),
  title: signs(longestTitle).optional(),
  note: signs(longestNote).optional(),
  /** of a presentation: the template of an office */
  template: id.optional(),
  /** shown on the page before it is taken out: a picture, and nothing is noted */
  preview: z.literal('1').optional(),
}
export const kpiFileInput = seriesInput
  .extend(rowsInput.shape)
  .omit({ page: true, size: true })
  .extend({ ...fileInput, what: z.enum(kpiFiles) })
  .strict()
export const scorecardFileInput = questionInput
  .extend({ ...fileInput, what: z.enum(scorecardFiles) })
  .strict()
export const officeFileInput = officeInput.extend(fileInput).strict()
/** Of a briefing, or of one block of it. It is written in one language; a file may be in the other. */
export const briefingFileInput = z
  .object({ ...fileInput, code: id, block: text.optional(), lang: z.enum(langs).optional() })
  .omit({ title: true, note: true })
  .strict()
/** The overview on one sheet of paper. */
export const onePageInput = questionInput.extend({ lang: fileInput.lang }).strict()
/** A picture in a page of another site. */
export const embedInput = seriesInput
  .extend({
    what: z.enum(['trend', 'ranking']).default('trend'),
    lang: fileInput.lang,
    colours: fileInput.colours,
    width: fileInput.width,
  })
  .strict()

/** A block of a briefing in an address: what `asBlockSpec` takes, as JSON. */
const blockSpec = signs(20_000).transform((text, context) => {
  try {
    const spec = asBlockSpec(JSON.parse(text))
    if (spec) return spec
  } catch {
    // Said below: what is no JSON is no block either.
  }
  context.addIssue({ code: 'custom', message: 'no block' })
  return z.NEVER
})
const wholeInput = { spec: blockSpec, asOf: text.optional(), period: id.optional() }
export const blockFileInput = z.object({ ...wholeInput, ...fileInput }).strict()
/** The block as plain data, for a page that draws it. */
export const blockInput = z.object({ ...wholeInput, lang: fileInput.lang }).strict()

/** Beside the rows that another system pushes: what to do with them, and its own name for the batch. */
export const pushInput = z
  .object({
    dryRun: z.enum(['0', '1']).optional(),
    lang: z.enum(['vi', 'en']).optional().catch(undefined),
    key: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .optional(),
  })
  .strict()

/** What a presentation that is uploaded is called, and in which language its changes are told. */
export const deckFileInput = z
  .object({ name: signs(longestFileName).default('bai-trinh-chieu.pptx'), lang: z.enum(langs).default('vi') })
  .strict()
