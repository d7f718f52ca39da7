import { z } from 'zod'
import {
  type Field,
  flowIds,
  mostWaits,
  registerIds,
  type TargetId,
  targets,
} from '../../core/ingest/targets.ts'

const count = z.int().min(0)

/** What is answered to rows that were sent; 422 where none of them was taken. */
const takenAnswer = z
  .object({
    run: z.int().nullable().describe('The batch in the log of the ways in; null for a dry run.'),
    target: z.enum(Object.keys(targets) as [TargetId, ...TargetId[]]),
    dryRun: z.boolean(),
    state: z
      .enum(['whole', 'partial', 'failed'])
      .describe('Every row was taken, some were refused, or none was taken.'),
    rows: z
      .object({
        read: count,
        fresh: count,
        corrected: count.describe('Changed: the next version of their code.'),
        retracted: count,
        unchanged: count.describe('The same again: nothing was written.'),
        superseded: count.describe('Followed by a later row of the same code in the same batch.'),
        refused: count,
      })
      .strict(),
    problems: z
      .array(
        z
          .object({
            line: z.int().min(1).nullable(),
            field: z.string().nullable(),
            code: z.string(),
            message: z.object({ vi: z.string(), en: z.string() }).strict(),
          })
          .strict(),
      )
      .max(200),
    unlisted: count.describe('Reasons beyond those named.'),
    repeated: z.boolean().describe('Answered again under the same Idempotency-Key; nothing was done twice.'),
  })
  .strict()

const day = { type: 'string', format: 'date' }
const kinds: Record<Field['kind'], object> = {
  code: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$' },
  office: { type: 'string', description: 'Code of an office that exists on the day of the event.' },
  procedure: { type: 'string', description: 'Code of a procedure in the register.' },
  system: { type: 'string', description: 'Code of a central system in the register.' },
  day,
  flag: { type: 'boolean' },
  count: { type: 'integer', minimum: 0 },
  times: {
    type: 'integer',
    minimum: 0,
    maximum: mostWaits,
    description:
      'How many times the citizen was asked for supplements; more than once counts as late. Left out: one for each span of `waiting`, which it must not contradict.',
  },
  score: { type: 'integer', minimum: 1, maximum: 5 },
  name: { type: 'string', maxLength: 500 },
  document: { type: 'string', maxLength: 200 },
  choice: { type: 'string' },
  'working-days': { type: 'integer', minimum: 1, maximum: 400 },
  spans: {
    type: 'array',
    description:
      'Asked for something on `from`, which came on `to`; null: it has not come. These days do not count: a deadline worked out here leaves them out, one that is given (`dueOn`) is the newest appointment and stands. While one of them is open the deadline is not known.',
    maxItems: mostWaits,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['from'],
      properties: { from: day, to: { anyOf: [day, { type: 'null' }] } },
    },
  },
}

const schemaOf = ({ kind, choices, needed }: Field) => {
  const schema = choices ? { ...kinds[kind], enum: choices } : kinds[kind]
  return needed === 'always' ? schema : { anyOf: [schema, { type: 'null' }] }
}

/** One row; a withdrawn one needs its code only. */
function rowSchema(id: TargetId) {
  const fields: readonly Field[] = targets[id].fields
  const always = fields.filter(({ needed }) => needed === 'always').map((field) => field.id)
  return {
    title: targets[id].name.en,
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(fields.map((field) => [field.id, schemaOf(field)])),
      retracted: {
        type: 'boolean',
        description: 'Withdraws the row; everything but the code is then ignored.',
      },
    },
    required: ['code'],
    anyOf: [{ required: always }, { required: ['retracted'] }],
  }
}

const answered = (description: string) => ({
  description,
  content: { 'application/json': { schema: z.toJSONSchema(takenAnswer) } },
})

const post = (parameter: string, ids: readonly TargetId[], error: object) => {
  const row = { oneOf: ids.map((id) => ({ $ref: `#/components/schemas/${id}` })) }
  return {
    post: {
      summary: 'Send rows in: one JSON object a line, or CSV whose first line names the columns',
      description:
        'Packed with gzip or not. All rows that can be taken are taken at once, or none is. A row of a known code is a correction: the next version. Columns that are not listed are refused with the whole batch, above all those that could hold a citizen’s name or free text.',
      security: [{ token: [] }],
      parameters: [
        { name: parameter, in: 'path', required: true, schema: { enum: ids } },
        {
          name: 'dryRun',
          in: 'query',
          required: false,
          description: '1: checks and counts, and changes nothing.',
          schema: { enum: ['0', '1'] },
        },
        { name: 'lang', in: 'query', required: false, schema: { enum: ['vi', 'en'] } },
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description:
            'Your own name for the batch. The same key and body again is answered as before and not repeated; another body under it is refused with 409.',
          schema: { type: 'string', maxLength: 200 },
        },
      ],
      requestBody: {
        required: true,
        content: {
          'application/x-ndjson': { schema: row },
          'text/csv': { schema: { type: 'string' } },
        },
      },
      responses: {
        200: answered('Taken, whole or in part'),
        422: answered('Nothing was taken; the problems say why'),
        400: error,
        401: error,
        403: error,
        404: error,
        409: error,
        503: error,
      },
    },
  }
}

export const pushPaths = (error: object) => ({
  '/flows/{flow}/rows': post('flow', flowIds, error),
  '/registers/{register}/rows': post('register', registerIds, error),
})

export const pushSchemas = Object.fromEntries([...flowIds, ...registerIds].map((id) => [id, rowSchema(id)]))
