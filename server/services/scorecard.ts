import { officeSuccessions } from '../../db/schema/offices.ts'
import { people } from '../../db/schema/people.ts'
import { kpiDefinitions, reportedValues } from '../../db/schema/reporting.ts'
import { stories } from '../../db/schema/stories.ts'
import { events } from '../../db/schema/targets.ts'
import { scopeKey, seesOf } from '../auth/scope.ts'
import { dayOfInstant } from '../core/day.ts'
import type { Scorecard } from '../core/scorecard.ts'
import { mixedSatisfaction } from '../core/sentences/satisfaction.ts'
import { compareText } from '../core/text.ts'
import type { Words } from '../core/words.ts'
import type { Kpi } from '../kpis/define.ts'
import { kpis as computed } from '../kpis/index.ts'
import { themes } from '../kpis/themes.ts'
import { type Question, understand } from './asked.ts'
import type { Context } from './context.ts'
import { concerns, readKpiFigures, readsOf } from './kpi-figures.ts'
import { existsOn, refOf } from './offices.ts'

/** Every table that a scorecard rests on. */
export const scorecardReads = [...new Set([...computed.flatMap(readsOf), reportedValues, kpiDefinitions])]
/** Every table that a page of figures rests on, and the one that says which ways to sign in it offers. */
export const pageReads = [...scorecardReads, officeSuccessions, events, people]

/** Part of the key of whatever is kept of a whole answer: whose it is, and of which day. */
export const askedBy = (ctx: Context): string => `${dayOfInstant(ctx.now)} ${scopeKey(ctx.scope)}`

/**
 * Every KPI that the asker may see, as it stands for an office at a moment, and the matrix of offices × KPIs.
 * @throws AppError for a question that cannot be answered
 */
export async function readScorecard(ctx: Context, question: Question): Promise<Scorecard> {
  const asked = await understand(ctx, question)
  const { period, compare, moment, office } = asked
  const key = `scorecard ${period.id} ${compare.id} ${office.code} ${moment.key} ${scopeKey(ctx.scope)}`
  return ctx.answers.get(key, scorecardReads, async () => {
    const story = await readStory(ctx)
    const asking = asked.shelf.kpis.filter(
      (kpi) => !kpi.elementOf && concerns(kpi, office) && seesOf(ctx.scope, kpi, office.code),
    )
    const figures = await Promise.all(asking.map((kpi) => readKpiFigures(ctx, kpi, asked)))
    const shown = asking.flatMap((kpi, i) => (kpi.matrix ? [{ kpi, figures: figures[i] }] : []))
    const until = figures[0]?.item.until ?? moment.day
    const listed = [...asked.offices.values()]
      .filter((o) => (office.kind === 'city' ? o.kind === 'department' : o.code === office.code))
      .filter((o) => existsOn(o, until))
      .sort((a, b) => compareText(a.name.vi, b.name.vi))
    return {
      asOf: new Date(moment.asOf).toISOString(),
      asOfDay: moment.day,
      story,
      period: period.id,
      compare: compare.id,
      office: refOf(office),
      themes: themes.map((theme) => ({
        ...theme,
        ...saidOfMixed(asking.filter((kpi) => kpi.theme === theme.id)),
      })),
      items: figures.map((f) => f.item),
      matrix: {
        kpis: shown.map(({ kpi }) => kpi.id),
        rows: listed.map((one) => ({
          office: refOf(one),
          cells: shown.map(({ figures: f }) => f?.cells.get(one.code) ?? null),
        })),
        ...saidOfMixed(shown.map(({ kpi }) => kpi)),
      },
    }
  })
}

const saidOfMixed = (kpis: readonly Kpi[]): { mixed?: Words } => {
  const mixed = mixedSatisfaction(kpis)
  return mixed ? { mixed } : {}
}

/** The demonstration story of this database, or null in real use. */
export async function readStory(ctx: Pick<Context, 'db'>): Promise<Scorecard['story']> {
  const [story] = await ctx.db.select().from(stories).limit(1)
  return story ? { name: story.name, title: { vi: story.titleVi, en: story.titleEn } } : null
}
