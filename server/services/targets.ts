import { sql } from 'drizzle-orm'
import { documents, targets } from '../../db/schema/targets.ts'
import type { Day } from '../core/day.ts'
import type { TargetNow } from '../core/scorecard.ts'
import { expectedOn, type Target, targetOn } from '../core/target.ts'
import type { Words } from '../core/words.ts'
import { knownAt } from '../kpis/measure.ts'
import type { Context } from './context.ts'
import type { Moment } from './moment.ts'

export type DocumentRef = { code: string; title: Words; issuedOn: Day }

export function readDocuments(ctx: Context, moment: Moment): Promise<ReadonlyMap<string, DocumentRef>> {
  return ctx.answers.get(`documents ${moment.key}`, [documents], async () => {
    const rows = await ctx.db
      .select()
      .from(documents)
      .where(knownAt(documents, sql`${moment.asOf}::timestamptz`))
    return new Map(
      rows.map((row) => [
        row.code,
        { code: row.code, title: { vi: row.titleVi, en: row.titleEn }, issuedOn: row.issuedOn },
      ]),
    )
  })
}

/** Steps of every target known at the moment: KPI, then office. */
export type TargetBook = ReadonlyMap<string, ReadonlyMap<string, readonly Target[]>>

export function readTargets(ctx: Context, moment: Moment): Promise<TargetBook> {
  return ctx.answers.get(`targets ${moment.key}`, [targets, documents], async () => {
    const known = await readDocuments(ctx, moment)
    const rows = await ctx.db
      .select()
      .from(targets)
      .where(knownAt(targets, sql`${moment.asOf}::timestamptz`))
      .orderBy(targets.fromOn)
    const book = new Map<string, Map<string, Target[]>>()
    for (const row of rows) {
      const offices = book.get(row.kpiId) ?? new Map<string, Target[]>()
      const steps = offices.get(row.officeCode) ?? []
      const document = row.documentCode ? known.get(row.documentCode) : undefined
      steps.push({
        fromOn: row.fromOn,
        dueOn: row.dueOn,
        fromLevel: row.fromLevel,
        level: row.level,
        document: document ? { code: document.code, title: document.title } : null,
        sample: row.sample,
      })
      offices.set(row.officeCode, steps)
      book.set(row.kpiId, offices)
    }
    return book
  })
}

export function targetNowOn(steps: readonly Target[], day: Day): TargetNow | null {
  const step = targetOn(steps, day)
  if (!step) return null
  const { level, dueOn, document, sample } = step
  return { level, expected: expectedOn(step, day), dueOn, document, sample }
}
