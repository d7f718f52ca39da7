import { and, desc, eq, sql } from 'drizzle-orm'
import { briefingIssues, briefings } from '../../../db/schema/briefings.ts'
import { readPerson } from '../../auth/person.ts'
import { mintScope } from '../../auth/scope.ts'
import { dayOfInstant } from '../../core/day.ts'
import { figuresRevisedLetter } from '../../mail/letters/figures-revised.ts'
import type { Desk } from '../context.ts'
import { type Reminding, remindOnce } from '../reminders/reminding.ts'
import { readRevised } from './revised.ts'
import { revisedKey } from './revised-keys.ts'

/** Briefings looked at: the newest, of a year or so. What is older is told on its page. */
const mostLooked = 30
const longestLooked = '400 days'

/**
 * Tells whoever issued a briefing of figures that were revised since, each once, and only of what they may still see.
 * Returns how many letters were posted.
 */
export async function tellRevised(ctx: Reminding & { desk: Pick<Desk, 'readBlocks'> }): Promise<number> {
  const found = await ctx.db
    .select({ code: briefings.code, title: briefings.title, issuer: briefingIssues.issuerId })
    .from(briefings)
    .innerJoin(
      briefingIssues,
      and(eq(briefingIssues.code, briefings.code), eq(briefingIssues.knownTo, 'infinity')),
    )
    .where(
      and(
        eq(briefings.knownTo, 'infinity'),
        sql`${briefings.issuedAt} > ${ctx.now.toISOString()}::timestamptz - ${longestLooked}::interval`,
      ),
    )
    .orderBy(desc(briefings.issuedAt))
    .limit(mostLooked)
  let posted = 0
  for (const { code, title, issuer } of found) {
    const day = dayOfInstant(ctx.now)
    const person = await readPerson(ctx.db, { personId: issuer, session: '', day })
    if (!person) continue
    // Those who make briefings see the city; whoever does no longer hears of public figures alone.
    const scope = mintScope(person, () => [])
    const own = { ...ctx, actor: person, scope }
    const page = await readRevised(own, { code }).catch(() => null)
    const things = (page?.revised ?? []).map((one) => ({
      ...one,
      key: revisedKey(code, one, person.id),
    }))
    if (!page || things.length === 0) continue
    posted += await remindOnce(ctx, person, things, (fresh) =>
      figuresRevisedLetter(person.lang, {
        name: person.name,
        title,
        issuedOn: page.asOfDay,
        // The newest period stands last on a chart, and first in a letter.
        figures: [...fresh].reverse(),
        link: ctx.link(`/briefings/${code}`),
      }),
    )
  }
  return posted
}
