import { sql } from 'drizzle-orm'
import { announcements } from '../../db/schema/targets.ts'
import type { Day } from '../core/day.ts'
import type { Announcement } from '../core/scorecard.ts'
import type { Fraction } from '../core/value.ts'
import { knownAt } from '../kpis/measure.ts'
import type { Context } from './context.ts'
import type { Moment } from './moment.ts'

export type DatedAnnouncement = Announcement & { asOfOn: Day }
export type AnnouncementBook = ReadonlyMap<string, readonly DatedAnnouncement[]>

/** What the city announced, by KPI, as known at the moment. */
export function readAnnouncements(ctx: Context, moment: Moment): Promise<AnnouncementBook> {
  return ctx.answers.get(`announcements ${moment.key}`, [announcements], async () => {
    const rows = await ctx.db
      .select()
      .from(announcements)
      .where(knownAt(announcements, sql`${moment.asOf}::timestamptz`))
    const book = new Map<string, DatedAnnouncement[]>()
    for (const row of rows) {
      const found = book.get(row.kpiId) ?? []
      found.push({
        asOfOn: row.asOfOn,
        announcedOn: row.announcedOn,
        relation: row.relation,
        numerator: row.numerator,
        denominator: row.denominator,
        share: row.share,
        source: { vi: row.sourceVi, en: row.sourceEn },
      })
      book.set(row.kpiId, found)
    }
    return book
  })
}

/** The announcement of that day which the counted figure bears out; null when none does: then it is not "published". */
export function agreeing(
  announced: readonly DatedAnnouncement[] | undefined,
  counted: Fraction | null,
  until: Day,
): Announcement | null {
  if (!counted) return null
  const found = announced?.find((a) => a.asOfOn === until && agrees(a, counted))
  if (!found) return null
  const { asOfOn: _, ...announcement } = found
  return announcement
}

function agrees(a: Announcement, { numerator, denominator }: Fraction): boolean {
  if (a.share !== null) {
    const share = denominator ? numerator / denominator : null
    return share !== null && (a.relation === 'more-than' ? share > a.share : share === a.share)
  }
  if (a.numerator === null) return false
  if (a.relation === 'more-than') return numerator > a.numerator
  return numerator === a.numerator && (a.denominator === null || denominator === a.denominator)
}
