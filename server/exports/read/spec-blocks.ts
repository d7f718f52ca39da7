import { AppError } from '../../core/app-error.ts'
import { type BlockSpec, mostBlockRows } from '../../core/briefings/spec.ts'
import { periodBy } from '../../core/briefings/when.ts'
import { type PeriodId, periodOf } from '../../core/period.ts'
import type { Lang } from '../../core/words.ts'
import type { Question } from '../../services/asked.ts'
import type { Block, FigureBlock, TextBlock } from '../document.ts'
import { blockName } from '../words.ts'
import { readCardsBlock } from './cards-block.ts'
import { readIndexBlock } from './index-block.ts'
import type { Asking, Look, Unmarked } from './look.ts'
import { dayAsked, pinnedAsOf } from './pinned.ts'
import { readRankingBlocks } from './ranking-blocks.ts'
import { readRowsBlock } from './rows-block.ts'
import { readMatrixBlock, readOfficeBlock, readScorecardBlock } from './scorecard-block.ts'
import { readSentenceBlock } from './sentence-block.ts'
import { readServicesBlock } from './services-block.ts'
import { readCriterionBlock, readTaskListBlock } from './tasks-block.ts'
import { readTrendBlock } from './trend-block.ts'

/** The moment, and the period that blocks without one of their own speak of; nothing said means now, and the running month. */
export type Whole = { asOf?: string | undefined; period?: PeriodId | undefined }

/**
 * A block as it is asked for, with the rights of the asker, and marked, so that it can be read again.
 * @param most rows of a table, where the format takes more than a briefing shows
 * @throws AppError those of the service that answers
 */
export async function readSpec(
  asking: Asking,
  whole: Whole,
  spec: BlockSpec,
  { lang, most }: { lang: Lang; most?: number | undefined },
): Promise<(FigureBlock | TextBlock)[]> {
  const asOf = pinnedAsOf(asking, whole)
  const read = await partsOf(asking, whole, spec, { lang, most })
  return Promise.all(
    read.map(async ({ part, ...block }) => {
      if (spec.kind === 'text' || block.stamp === null) return { ...block, mark: null }
      const { address } = block.stamp
      return {
        ...block,
        stamp: { ...block.stamp, address: await asking.short(address) },
        mark: { spec, asOf, period: whole.period ?? null, address, part: part ?? null },
      }
    }),
  )
}

/**
 * The same, but one that cannot be read stands there by its name, or by `name`: `report` hears why where the fault is ours.
 */
export async function readSpecBlocks(
  asking: Asking,
  whole: Whole,
  spec: BlockSpec,
  { lang, name, report }: { lang: Lang; name?: string; report: (fault: unknown) => void },
): Promise<Block[]> {
  try {
    return await readSpec(asking, whole, spec, { lang })
  } catch (fault) {
    if (!(fault instanceof AppError)) report(fault)
    return [{ kind: 'failed', title: name ?? blockName(spec, lang) }]
  }
}

type Part = (Unmarked | Omit<TextBlock, 'mark'>) & { part?: string | null }

async function partsOf(
  asking: Asking,
  whole: Whole,
  spec: BlockSpec,
  { lang, most }: { lang: Lang; most?: number | undefined },
): Promise<Part[]> {
  if (spec.kind === 'text') return [textOf(spec)]
  const look: Look = { lang, title: spec.title, note: spec.note }
  const day = dayAsked(asking, whole)
  const own = whole.period ?? periodOf(day, 'month').id
  const office = spec.office === undefined ? {} : { office: spec.office }
  const moment = whole.asOf === undefined ? {} : { asOf: whole.asOf }
  if (spec.kind === 'tasks') {
    const year = spec.year ?? Number(own.slice(0, 4))
    const question = { ...moment, ...office, year }
    return [
      spec.of === 'criterion'
        ? await readCriterionBlock(asking, question, look)
        : await readTaskListBlock(
            asking,
            { ...question, stages: spec.stages },
            { most: most ?? spec.most ?? mostBlockRows },
            look,
          ),
    ]
  }
  if (spec.kind === 'index') {
    const period = spec.when === undefined ? {} : { period: periodBy(spec.when, own, day) }
    return [
      await readIndexBlock(asking, { id: spec.index, of: spec.of, ...moment, ...office, ...period }, look),
    ]
  }
  const compare = spec.compare === undefined ? {} : { compare: spec.compare }
  const question: Question = { ...moment, ...office, ...compare, period: periodBy(spec.when, own, day) }
  switch (spec.kind) {
    case 'trend': {
      const { kpi: id, grain, from, to } = spec
      const asked = { ...question, id, grain, from, to }
      return [await readTrendBlock(asking, asked, { chart: spec.as !== 'table' }, look)]
    }
    case 'ranking':
      return readRankingBlocks(asking, { ...question, id: spec.kpi }, { chart: spec.as !== 'table' }, look)
    case 'services':
      return [
        await readServicesBlock(
          asking,
          { ...question, id: spec.kpi },
          { chart: spec.as !== 'table', most: most ?? mostBlockRows },
          look,
        ),
      ]
    case 'rows': {
      const { kpi: id, part, sort, q, filter } = spec
      const asked = { ...question, id, part, sort, q, filter }
      return [await readRowsBlock(asking, asked, { most: most ?? spec.most ?? mostBlockRows }, look)]
    }
    case 'scorecard':
      if (spec.of === 'matrix') return [await readMatrixBlock(asking, question, look)]
      if (spec.of === 'office')
        return [await readOfficeBlock(asking, { ...question, office: spec.office ?? '' }, look)]
      return [await readScorecardBlock(asking, question, look)]
    case 'card':
      return [await readCardsBlock(asking, { ...question, kpis: spec.kpis }, look)]
    case 'sentence':
      return [await readSentenceBlock(asking, { ...question, of: spec.of, kpi: spec.kpi }, look)]
  }
}

const textOf = ({ title, text }: Extract<BlockSpec, { kind: 'text' }>): Part => ({
  kind: 'text',
  title: title?.normalize('NFC').trim() || null,
  paragraphs: text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean),
  note: null,
  stamp: null,
  about: [],
})
