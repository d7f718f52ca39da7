import type { Stage } from '../deadline.ts'
import { stages } from '../deadline.ts'
import { longestNote, longestTitle } from '../file-formats.ts'
import { type Grain, grains, type PeriodId, parsePeriod } from '../period.ts'
import type { WhenRule } from './when.ts'

/**
 * What one block of a briefing asks for. Plain data: it is kept in the database, travels in files as their mark, and is
 * read anew with the rights of whoever reads. Whether a KPI, an index or an office exists is for the reading to say.
 */
export type BlockSpec =
  | TrendSpec
  | RankingSpec
  | ServicesSpec
  | ScorecardSpec
  | RowsSpec
  | CardSpec
  | IndexSpec
  | TasksSpec
  | TextSpec
  | SentenceSpec
export type BlockKind = BlockSpec['kind']
export const blockKinds = [
  'trend',
  'ranking',
  'services',
  'scorecard',
  'rows',
  'card',
  'index',
  'tasks',
  'text',
  'sentence',
] as const satisfies readonly BlockKind[]

/** What a person wrote in place of the computed title, and beside the block. */
type Written = { title?: string | undefined; note?: string | undefined }
/** Nothing said means: the whole city, in the period of the briefing. */
type Asked = Written & {
  office?: string | undefined
  when?: WhenRule | undefined
  compare?: 'previous' | 'year' | undefined
}

/** A KPI over time; `as` a table, or the chart with its table. */
export type TrendSpec = Asked & {
  kind: 'trend'
  kpi: string
  as?: 'chart' | 'table' | undefined
  grain?: Grain | undefined
  from?: PeriodId | undefined
  to?: PeriodId | undefined
}

/** A KPI by office: one figure for each kind of office. */
export type RankingSpec = Asked & { kind: 'ranking'; kpi: string; as?: 'chart' | 'table' | undefined }

/** A KPI by what its rows are of besides an office: procedure, topic, system; where most is missing first. */
export type ServicesSpec = Asked & { kind: 'services'; kpi: string; as?: 'chart' | 'table' | undefined }

/** All KPIs: theme by theme; offices × KPIs; or those of one office beside the median of its kind, which names the office. */
export type ScorecardSpec = Asked & { kind: 'scorecard'; of: 'themes' | 'matrix' | 'office' }

/** The rows behind a figure, at most `most` of them. */
export type RowsSpec = Asked & {
  kind: 'rows'
  kpi: string
  part?: 'numerator' | 'denominator' | 'rest' | undefined
  sort?: string | undefined
  q?: string | undefined
  filter?: string | undefined
  most?: number | undefined
}

/** KPIs as cards side by side: figure, target, status, change. */
export type CardSpec = Asked & { kind: 'card'; kpis: readonly string[] }

/** A composite index: its components, or the offices by their points. Without `when` the newest period that was counted. */
export type IndexSpec = Omit<Asked, 'compare'> & {
  kind: 'index'
  index: string
  of: 'components' | 'offices'
}

/** The yearly criterion office by office, or tasks of the list in some stages, worst first. */
export type TasksSpec = Written & {
  kind: 'tasks'
  of: 'criterion' | 'list'
  office?: string | undefined
  /** default: the year of the briefing's period */
  year?: number | undefined
  stages?: readonly Stage[] | undefined
  most?: number | undefined
}

/** What people write. Paragraphs are parted by line breaks. */
export type TextSpec = { kind: 'text'; title?: string | undefined; text: string }

/**
 * A paragraph worked out of figures: `city` says how far the city's digital government has come, `headline` is the sentence of the
 * overview, `kpi` that of one KPI.
 */
export type SentenceSpec = Asked & {
  kind: 'sentence'
  of: 'city' | 'headline' | 'kpi'
  kpi?: string | undefined
}

/** Signs that a text block takes: some three pages. */
export const longestText = 8_000
/** KPIs that stand side by side on one slide. */
export const mostCards = 6
/** Rows of a table in a briefing that are still read. */
export const mostBlockRows = 200

/**
 * What was given as a block, with nothing in it but what a block has; null where it is none: a mark out of a file that
 * anybody may have changed, an input from outside.
 */
export function asBlockSpec(given: unknown): BlockSpec | null {
  if (!isRecord(given)) return null
  const fields = fieldsOf[given.kind as BlockKind]
  if (typeof given.kind !== 'string' || !Object.hasOwn(fieldsOf, given.kind)) return null
  const found: Record<string, unknown> = { kind: given.kind }
  for (const [key, check] of Object.entries(fields)) {
    const value = given[key]
    if (value === undefined || (value === null && !needed(check))) {
      if (needed(check)) return null
      continue
    }
    if (!check(value)) return null
    found[key] = value
  }
  if (Object.keys(given).some((key) => key !== 'kind' && !Object.hasOwn(fields, key))) return null
  const spec = found as BlockSpec
  if (spec.kind === 'sentence' && (spec.of === 'kpi') !== (spec.kpi !== undefined)) return null
  if (spec.kind === 'scorecard' && spec.of === 'office' && spec.office === undefined) return null
  return spec
}

const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

type Check = (given: unknown) => boolean

/** Neither NUL nor half a surrogate pair: the database takes them for no text. */
const isText = (given: string): boolean => !/[\0\p{Cs}]/u.test(given)
const text =
  (most: number): Check =>
  (given) =>
    typeof given === 'string' && given.length <= most && isText(given)
const id: Check = (given) => text(200)(given) && given !== ''
const oneOf =
  (choices: readonly string[]): Check =>
  (given) =>
    choices.includes(given as string)
const upTo =
  (most: number): Check =>
  (given) =>
    Number.isInteger(given) && (given as number) >= 1 && (given as number) <= most
const listOf =
  (check: Check, least: number, most: number): Check =>
  (given) =>
    Array.isArray(given) && given.length >= least && given.length <= most && given.every(check)
const period: Check = (given) => typeof given === 'string' && parsePeriod(given) !== undefined

const when: Check = (given) =>
  isRecord(given) &&
  Object.keys(given).every((key) => ['rule', 'period', 'grain'].includes(key)) &&
  (given.rule === 'fixed' ? period(given.period) : given.period === undefined) &&
  oneOf(['own', 'before', 'fixed'])(given.rule) &&
  (given.grain === undefined || oneOf(grains)(given.grain))

const must = new Set<Check>()
function required(check: Check): Check {
  const own: Check = (given) => check(given)
  must.add(own)
  return own
}
const needed = (check: Check): boolean => must.has(check)

const written = { title: text(longestTitle), note: text(longestNote) }
const asked = { ...written, office: id, when, compare: oneOf(['previous', 'year']) }
const shown = oneOf(['chart', 'table'])

const fieldsOf: Record<BlockKind, Record<string, Check>> = {
  trend: { ...asked, kpi: required(id), as: shown, grain: oneOf(grains), from: period, to: period },
  ranking: { ...asked, kpi: required(id), as: shown },
  services: { ...asked, kpi: required(id), as: shown },
  scorecard: { ...asked, of: required(oneOf(['themes', 'matrix', 'office'])) },
  rows: {
    ...asked,
    kpi: required(id),
    part: oneOf(['numerator', 'denominator', 'rest']),
    sort: text(200),
    q: text(200),
    filter: text(2_000),
    most: upTo(mostBlockRows),
  },
  card: { ...asked, kpis: required(listOf(id, 1, mostCards)) },
  index: {
    ...written,
    office: id,
    when,
    index: required(id),
    of: required(oneOf(['components', 'offices'])),
  },
  tasks: {
    ...written,
    of: required(oneOf(['criterion', 'list'])),
    office: id,
    year: (given) => Number.isInteger(given) && (given as number) >= 1900 && (given as number) <= 2199,
    stages: listOf(oneOf(stages), 1, stages.length),
    most: upTo(mostBlockRows),
  },
  text: { title: text(longestTitle), text: required(text(longestText)) },
  sentence: { ...asked, of: required(oneOf(['city', 'headline', 'kpi'])), kpi: id },
}
