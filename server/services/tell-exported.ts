import { and, desc, eq, sql } from 'drizzle-orm'
import { auditEntries } from '../../db/schema/audit.ts'
import type { Revised } from '../core/briefings/briefing.ts'
import { asBlockSpec, type BlockSpec } from '../core/briefings/spec.ts'
import { type Day, dayOfInstant, isDay } from '../core/day.ts'
import type { Lang } from '../core/words.ts'
import { exportedRevisedLetter } from '../mail/letters/exported-revised.ts'
import { askerOfPerson } from './asker-of-person.ts'
import { type Asking, revisedOf } from './briefings/revised.ts'
import type { Desk } from './context.ts'
import { fingerprint } from './fingerprint.ts'
import type { NotedFigure } from './note-export.ts'
import { isFirst, type Reminding, remindOnce } from './reminders/reminding.ts'

/** Exports looked at: the newest, of a year or so; and of one person. */
const mostLooked = 2_000
const longestLooked = '400 days'
const mostOfPerson = 40

/** `mark`: what was asked, whatever it was called and whenever. */
type Taken = { title: string; address: string; spec: BlockSpec; figure: NotedFigure; day: Day; mark: string }
type News = Revised & { taken: Taken }

/**
 * Tells people who took single figures out of those that were revised since: once a day, all of a person in one letter,
 * each revision once, and only what they may still see. Returns how many letters were posted.
 */
export async function tellExported(ctx: Reminding & { desk: Pick<Desk, 'readBlocks'> }): Promise<number> {
  if (!(await isFirst(ctx, `exported/looked/${dayOfInstant(ctx.at)}`))) return 0
  let posted = 0
  for (const [personId, taken] of await takenByPerson(ctx)) {
    const asker = await askerOfPerson(ctx, personId)
    if (asker?.actor.kind !== 'person') continue
    const person = asker.actor
    const own = { ...ctx, ...asker }
    const news = new Map<string, News>()
    for (const one of taken)
      for (const revised of await revisedSince(own, one, person.lang)) {
        const { row, column, now } = revised
        const key = ['exported', personId, one.mark, row, column, now].join('/')
        // The same revision of what was taken twice is one.
        if (!news.has(key)) news.set(key, { ...revised, taken: one })
      }
    const things = [...news].map(([key, one]) => ({ ...one, key }))
    posted += await remindOnce(ctx, person, things, (fresh) =>
      exportedRevisedLetter(person.lang, {
        name: person.name,
        exports: taken.flatMap(({ title, day: takenOn, address }, i) => {
          // The newest period stands last on a chart, and first in a letter.
          const figures = fresh.filter((one) => one.taken === taken[i]).reverse()
          return figures.length === 0 ? [] : [{ title, takenOn, address, figures }]
        }),
        link: ctx.link('/'),
      }),
    )
  }
  return posted
}

function revisedSince(ctx: Asking, { spec, figure }: Taken, lang: Lang): Promise<Revised[]> {
  const { asOf, period, at: seenAt } = figure
  const whole = { asOf, seenAt, ...(period === null ? {} : { period }) }
  return revisedOf(ctx, whole, [{ key: 'figure', spec }], lang)
}

/** What each took out, the newest first; of one thing taken several times a day the first. */
async function takenByPerson({ db, at }: Pick<Reminding, 'db' | 'at'>): Promise<Map<string, Taken[]>> {
  const rows = await db
    .select({ personId: auditEntries.actorId, after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.verb, 'figures.exported'),
        eq(auditEntries.actorKind, 'person'),
        sql`${auditEntries.after} -> 'figure' is not null`,
        sql`${auditEntries.at} > ${at.toISOString()}::timestamptz - ${longestLooked}::interval`,
      ),
    )
    .orderBy(desc(auditEntries.number))
    .limit(mostLooked)
  const found = new Map<string, Map<string, Taken>>()
  for (const { personId, after } of rows) {
    const one = asTaken(after as Kept)
    if (!one) continue
    const own = found.get(personId) ?? new Map<string, Taken>()
    found.set(personId, own)
    const key = `${one.mark} ${one.day}`
    if (own.has(key) || own.size < mostOfPerson) own.set(key, one)
  }
  return new Map([...found].map(([personId, own]) => [personId, [...own.values()]]))
}

type Kept = { name: string; address: string; figure: NotedFigure }

function asTaken({ name, address, figure }: Kept): Taken | null {
  const spec = asBlockSpec(figure.spec)
  if (!spec) return null
  const asked = JSON.stringify({ ...spec, title: undefined, note: undefined })
  const { asOf } = figure
  return {
    title: name,
    address,
    spec,
    figure,
    day: isDay(asOf) ? asOf : dayOfInstant(new Date(asOf)),
    mark: fingerprint([asked, figure.period ?? '']),
  }
}
