import { z } from 'zod'
import { errorWords } from '../../core/error-words.ts'
import {
  breakdownInput,
  facetsInput,
  indexInput,
  kpiInput,
  momentInput,
  questionInput,
  rowsInput,
  seriesInput,
} from '../inputs.ts'
import { pushPaths, pushSchemas } from './push-openapi.ts'

type Schema = { properties?: Record<string, unknown>; required?: string[] }

const describing: Record<string, string> = {
  asOf: 'A day (its end in the city) or an instant: the answer is what was known then. Default: now.',
  period: '2024-11, 2024-Q4, 2024-H2, 2024-9M, 2024, 2024-W47 or 2024-11-ytd. Default: the running month.',
  office: 'Code of an office; the answer covers it and the offices below it. Default: the city.',
  compare: 'The period that changes are measured against. Default: previous.',
  grain: 'Length of each period of the series.',
  from: 'First period of the series.',
  to: 'Last period of the series.',
  by: 'What it is broken down by. Default: office. By service (procedure, topic) where the rows name one: where most is missing first.',
  part: 'Rows counted in the numerator, all rows of the denominator, or the rest: those not counted.',
  page: 'From 1.',
  size: 'Rows on a page, 1 to 200.',
  sort: 'A column; with a leading minus, descending.',
  q: 'Words searched without accents, in the rows and in the names of their offices; 200 characters at most.',
  filter: 'Such as stage:overdue|due-soon,office:SXD.',
}

function parametersOf(input: z.ZodType, inPath: string[] = []) {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: inPath.includes(name) ? 'path' : 'query',
    required: inPath.includes(name),
    ...(describing[name] ? { description: describing[name] } : {}),
    schema,
  }))
}

const error = {
  description:
    'The question cannot be answered as asked. The message is in the language of `lang` or Accept-Language.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          error: {
            type: 'object',
            required: ['code', 'message'],
            properties: { code: { enum: Object.keys(errorWords) }, message: { type: 'string' } },
          },
        },
      },
    },
  },
}

const get = (summary: string, input: z.ZodType, inPath: string[] = []) => ({
  get: {
    summary,
    parameters: [
      ...parametersOf(input, inPath),
      { name: 'lang', in: 'query', required: false, schema: { enum: ['vi', 'en'] } },
    ],
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: { type: 'object' } } } },
      400: error,
      404: error,
      503: error,
    },
  },
})

export const openapi = {
  openapi: '3.1.0',
  info: { title: 'Digital government dashboard', version: '1' },
  servers: [{ url: '/api/v1' }],
  paths: {
    '/scorecard': get('Every KPI as it stands', questionInput),
    '/kpis/{id}': get('A KPI: its definition, its figure, the trail behind it', kpiInput, ['id']),
    '/kpis/{id}/series': get('A KPI over time', seriesInput, ['id']),
    '/kpis/{id}/breakdown': get('A KPI by office, or of an office by service', breakdownInput, ['id']),
    '/indices': get('Every composite index, with the city’s newest score', momentInput),
    '/indices/{id}': get(
      'A composite index: its points by group and component, who lost them, and how the offices stand',
      indexInput,
      ['id'],
    ),
    '/kpis/{id}/rows': get('The rows behind a figure', rowsInput, ['id']),
    '/kpis/{id}/facets': get(
      'What the rows can be narrowed by, each value with the rows it would leave',
      facetsInput,
      ['id'],
    ),
    ...pushPaths(error),
  },
  components: {
    schemas: pushSchemas,
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
}
