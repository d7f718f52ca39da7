import { scopeKey, seesOf, seesSome } from '../../auth/scope.ts'
import { furthestBehind } from '../../core/feeds/mark.ts'
import type { IndexListItem } from '../../core/indices/answers.ts'
import type { Context } from '../context.ts'
import { momentOf } from '../moment.ts'
import { cityOf, readOffices } from '../offices.ts'
import { readIndices } from './definitions.ts'
import { measuredReads } from './measured.ts'
import { indexReads, readIndexPage } from './read-index.ts'

/** Every index that the asker may see something of, with the city's newest score where they may see that. */
export async function listIndices(
  ctx: Context,
  { asOf }: { asOf?: string | undefined },
): Promise<IndexListItem[]> {
  const moment = await momentOf(ctx, asOf)
  const [indices, offices] = await Promise.all([readIndices(ctx, moment), readOffices(ctx, moment)])
  const city = cityOf(offices)
  const reads = [...indexReads, ...measuredReads([...indices.values()].flat())]
  return ctx.answers.get(`index list ${moment.key} ${scopeKey(ctx.scope)}`, reads, () =>
    Promise.all(
      [...indices.values()].flatMap((versions) => {
        const definition = versions.at(-1)
        if (!definition || !seesSome(ctx.scope, definition)) return []
        const { id, name, short } = definition
        return [
          (async () => {
            if (!seesOf(ctx.scope, definition, city.code)) return { id, name, short, newest: null }
            const { score, period, sample, feeds } = await readIndexPage(ctx, { id, asOf })
            const { groups: _, ...sum } = score
            const feed = furthestBehind(Object.values(feeds))
            return { id, name, short, newest: score.score === null ? null : { ...sum, period, sample, feed } }
          })(),
        ]
      }),
    ),
  )
}
