import type { PgTable } from 'drizzle-orm/pg-core'
import { indexComponents, indexCounts, indexGroups, indexVersions } from '../../../db/schema/indices.ts'
import { offices as officeTable } from '../../../db/schema/offices.ts'
import { documents as documentTable } from '../../../db/schema/targets.ts'
import { scopeKey, seesOf, seesSome } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import type { IndexPage, RankedOffice } from '../../core/indices/answers.ts'
import { attribute } from '../../core/indices/attribution.ts'
import { componentsOf, definitionOn, type IndexDefinition } from '../../core/indices/definition.ts'
import { countsFor, type Known } from '../../core/indices/pool.ts'
import { ranked } from '../../core/indices/ranking.ts'
import { type CountsById, type IndexScore, type Sum, scoreIndex } from '../../core/indices/score.ts'
import { type Period, type PeriodId, parsePeriod, periodOf } from '../../core/period.ts'
import { mixedSatisfaction } from '../../core/sentences/satisfaction.ts'
import { kpiById } from '../../kpis/index.ts'
import type { Context } from '../context.ts'
import { type Moment, momentOf } from '../moment.ts'
import { cityOf, type Office, officeOf, officesUnder, readOffices, refOf } from '../offices.ts'
import { readDocuments } from '../targets.ts'
import { type CountRow, countsIn, type PeriodCounts, readCountRows, readHistory } from './counts.ts'
import { readIndices } from './definitions.ts'
import {
  type Measured,
  measuredReads,
  readFeedMarks,
  readMeasured,
  readPublished,
  type Wanted,
} from './measured.ts'
import { joined, measuredOf, recentPeriods, withMeasured } from './own-counts.ts'
import { readServiceLosses, serviceNameReads } from './service-losses.ts'

export type IndexQuestion = {
  id: string
  period?: string | undefined
  office?: string | undefined
  asOf?: string | undefined
}

export const indexReads: readonly PgTable[] = [
  indexVersions,
  indexGroups,
  indexComponents,
  indexCounts,
  officeTable,
  documentTable,
]

/**
 * A composite index: its points, what each rests on, who lost how many, and how the offices stand. Nothing asked means
 * the city, and the newest period of which anything was counted. An index of which the asker may see nothing is not
 * there for them.
 * @throws AppError unknown-index, not-yours, bad-period, index-not-in-force, unknown-office, those of `momentOf`
 */
export async function readIndexPage(ctx: Context, question: IndexQuestion): Promise<IndexPage> {
  const moment = await momentOf(ctx, question.asOf)
  const versions = (await readIndices(ctx, moment)).get(question.id)
  const newest = versions?.at(-1)
  if (!versions || !newest || !seesSome(ctx.scope, newest))
    throw new AppError('unknown-index', { id: question.id.slice(0, 60) })
  const offices = await readOffices(ctx, moment)
  const office = officeOf(offices, question.office)
  if (!seesOf(ctx.scope, newest, office.code)) throw new AppError('not-yours')
  const asked = question.period === undefined ? null : readPeriod(question.period)
  const reads = [...indexReads, ...measuredReads(versions), ...serviceNameReads(versions)]
  const key = `index ${newest.id} ${asked?.id} ${office.code} ${moment.key} ${scopeKey(ctx.scope, newest)}`
  return ctx.answers.get(key, reads, () => answer(ctx, { moment, versions, offices, office, asked }))
}

/** @throws AppError bad-period */
function readPeriod(id: string): Period {
  const period = parsePeriod(id)
  if (!period) throw new AppError('bad-period', { period: id.slice(0, 40) })
  return period
}

type Asked = {
  moment: Moment
  versions: readonly IndexDefinition[]
  offices: ReadonlyMap<string, Office>
  office: Office
  asked: Period | null
}

async function answer(ctx: Context, { moment, versions, offices, office, asked }: Asked): Promise<IndexPage> {
  const city = cityOf(offices)
  const children = childrenOf(offices, office)
  const below = new Set(children.map(({ code }) => code))
  const [told, published] = await Promise.all([
    readHistory(ctx, versions as readonly [IndexDefinition, ...IndexDefinition[]], {
      office: office.code,
      city: city.code,
      below: [...below],
      moment,
    }),
    readPublished(ctx, versions[0]?.id ?? '', moment),
  ])
  const wantedOf = (period: Period, isWanted: (component: string) => boolean): Wanted[] => {
    const definition = definitionOn(versions, period.end)
    const components = definition
      ? componentsOf(definition).filter((one) => one.countedBy !== null && isWanted(one.id))
      : []
    return definition && components.length > 0 ? [{ period, definition, components }] : []
  }
  const filled = await readMeasured(ctx, {
    wanted: (published.size > 0
      ? [...published.keys()].flatMap((id) => parsePeriod(id) ?? [])
      : recentPeriods(versions, moment.day)
    ).flatMap((period) => wantedOf(period, (id) => !published.get(period.id)?.has(id))),
    offices,
    moment,
  })
  const history = historyOf(
    withMeasured(told, filled, (code) =>
      code === office.code ? 'own' : code === city.code ? 'city' : below.has(code) ? 'below' : null,
    ),
    versions,
  )
  const period = asked ?? newestIn(history) ?? periodOf(moment.day, 'month')
  const definition = definitionOn(versions, period.end)
  if (!definition) throw new AppError('index-not-in-force', { id: versions[0]?.id ?? '', period: period.id })
  const [rows, measured] = await Promise.all([
    readCountRows(ctx, definition, { period: period.id, city: city.code, moment }),
    readMeasured(ctx, { wanted: wantedOf(period, () => true), offices, moment }),
  ])
  const ours = measured.get(period.id) ?? new Map<string, ReadonlyMap<string, Measured>>()
  const stands = (component: string) => !published.get(period.id)?.has(component)
  const counted = joined(countsIn(rows), ours, stands)
  const knownOf = (of: Office): Known =>
    countsFor(definition, {
      own: counted.get(of.code) ?? none,
      city: counted.get(city.code) ?? none,
      below: childrenOf(offices, of).flatMap(({ code }) => counted.get(code) ?? []),
    })
  const { counts, origins } = isCounted(offices, office, counted) ? knownOf(office) : nothing
  const counting = children.filter(({ code }) => counted.has(code))
  const behind = [office.code, city.code, ...counting.map(({ code }) => code)]
  const attribution =
    counts.size === 0
      ? { lost: 0, components: [], offices: [] }
      : attribute(definition, {
          office: office.code,
          counts,
          below: new Map(counting.map(({ code }) => [code, counted.get(code) ?? none])),
        })
  const [wanted] = wantedOf(period, stands)
  const [documents, feeds, serviceLosses] = await Promise.all([
    readDocuments(ctx, moment),
    wanted ? readFeedMarks(ctx, wanted, moment) : {},
    readServiceLosses(ctx, {
      definition,
      period,
      moment,
      officeCodes: officesUnder(offices, office),
      counts,
      attribution,
      stands,
    }),
  ])
  const { documents: codes, kinds: _, ...index } = definition
  return {
    index,
    documents: codes.flatMap((code) => documents.get(code) ?? []),
    office: refOf(office),
    period: period.id,
    asOf: new Date(moment.asOf).toISOString(),
    asOfDay: moment.day,
    score: scoreOf(definition, counts),
    counts: Object.fromEntries(counts),
    origins: Object.fromEntries(origins),
    measured: measuredOf(definition, { office, city, children }, ours, stands),
    mixed: mixedSatisfaction(
      componentsOf(definition).map(({ name, countedBy }) => ({
        short: name,
        satisfaction: countedBy === null ? undefined : kpiById.get(countedBy)?.satisfaction,
      })),
    ),
    feeds,
    attribution,
    serviceLosses,
    below: counting.map((one) => ({
      office: refOf(one),
      counts: Object.fromEntries(counted.get(one.code) ?? []),
    })),
    ranking: rankingOf(
      peersOf(offices, office)
        .filter((peer) => isCounted(offices, peer, counted))
        .map((peer) => ({ office: refOf(peer), ...sumOf(scoreOf(definition, knownOf(peer).counts)) })),
    ),
    history,
    ...trailOf(
      rows,
      behind,
      [...ours].flatMap(([code, of]) =>
        behind.includes(code) ? [...of].flatMap(([id, one]) => (stands(id) ? one : [])) : [],
      ),
    ),
  }
}

const none: CountsById = new Map()
const nothing: Known = { counts: none, origins: new Map() }

const childrenOf = (offices: ReadonlyMap<string, Office>, { code }: Office): Office[] =>
  [...offices.values()].filter(({ parentCode }) => parentCode === code)

/** The city's values alone, which every office is given, are no counts of an office. */
const isCounted = (
  offices: ReadonlyMap<string, Office>,
  office: Office,
  counted: ReadonlyMap<string, unknown>,
): boolean => counted.has(office.code) || childrenOf(offices, office).some(({ code }) => counted.has(code))

const peersOf = (offices: ReadonlyMap<string, Office>, office: Office): Office[] =>
  [...offices.values()].filter(({ kind }) =>
    office.kind === 'city' ? kind !== 'city' : kind === office.kind,
  )

/** An index scored of nothing has no score, whatever its rules give for counts that are not there. */
function scoreOf(definition: IndexDefinition, counts: CountsById): IndexScore {
  const scored = scoreIndex(definition, counts)
  if (counts.size > 0) return scored
  const { max } = scored
  return {
    score: null,
    max,
    missing: 0,
    provisional: false,
    groups: scored.groups.map((group) => ({
      ...group,
      score: null,
      components: group.components.map((one) => ({ ...one, score: null })),
    })),
  }
}

const sumOf = ({ score, max, missing, provisional }: Sum): Sum => ({ score, max, missing, provisional })

const rankingOf = (all: readonly Omit<RankedOffice, 'rank'>[]): RankedOffice[] =>
  [...new Set(all.map(({ office }) => office.kind))].flatMap((kind) =>
    ranked(all.filter(({ office }) => office.kind === kind)),
  )

function historyOf(
  all: ReadonlyMap<PeriodId, PeriodCounts>,
  versions: readonly IndexDefinition[],
): IndexPage['history'] {
  return [...all]
    .flatMap(([id, { own, city, below }]) => {
      const period = parsePeriod(id)
      const definition = period && definitionOn(versions, period.end)
      if (!period || !definition || (own.size === 0 && below.size === 0)) return []
      const { counts } = countsFor(definition, { own, city, below: [below] })
      return [{ period, own: own.size > 0, ...sumOf(scoreOf(definition, counts)) }]
    })
    .sort((a, b) => (a.period.end < b.period.end ? 1 : a.period.end > b.period.end ? -1 : longer(a, b)))
    .map(({ period, ...sum }) => ({ period: period.id, ...sum }))
}

/** Of two that end on one day the shorter comes first: December before the year. */
const longer = (a: { period: Period }, b: { period: Period }) => (a.period.start > b.period.start ? -1 : 1)

/** What is published of the office itself goes before what its offices add up to so far. */
function newestIn(history: IndexPage['history']): Period | undefined {
  const isMonth = ({ period }: { period: PeriodId }) => parsePeriod(period)?.grain === 'month'
  const found = history.find(({ own }) => own) ?? history.find(isMonth) ?? history[0]
  return found && parsePeriod(found.period)
}

function trailOf(
  rows: readonly CountRow[],
  behind: readonly string[],
  ours: readonly Measured[],
): Pick<IndexPage, 'sample' | 'sources' | 'lastRecorded'> {
  const own = rows.filter(({ officeCode }) => behind.includes(officeCode))
  const newest = own.reduce<CountRow | null>(
    (found, row) => (found && new Date(found.knownFrom) >= new Date(row.knownFrom) ? found : row),
    null,
  )
  return {
    sample: [...own, ...ours].some(({ sample }) => sample),
    sources: [...new Set(own.flatMap(({ source }) => source ?? []))].sort(),
    lastRecorded: newest && { at: new Date(newest.knownFrom).toISOString(), by: newest.recordedBy },
  }
}
