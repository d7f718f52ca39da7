import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import type { PeoplePage, PersonRow } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Role } from '../../core/roles.ts'
import { fold } from '../../core/text.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { pageOf } from '../pages.ts'
import { readPersonRows, stateSql } from './person-rows.ts'

export type PeopleQuestion = {
  q?: string | undefined
  role?: Role | undefined
  office?: string | undefined
  state?: PersonRow['state'] | undefined
  page?: number | undefined
  size?: number | undefined
}

const longestSearch = 200

/** Everybody who may sign in, by name. @throws AppError sign-in-needed, not-yours, page-past-end, bad-size, search-too-long */
export async function readPeople(ctx: VerbContext, question: PeopleQuestion): Promise<PeoplePage> {
  entitled(ctx.actor, 'manage-people')
  const where = and(
    searched(question.q),
    question.state ? sql`${stateSql} = ${question.state}` : undefined,
    question.role || question.office ? holds(question) : undefined,
  )
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const [total] = await ctx.db.select({ found: count() }).from(people).where(where)
  const shown = pageOf(question, total?.found ?? 0)
  const ids = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(where)
    .orderBy(sql`${people.name} collate "vi-x-icu"`, people.id)
    .limit(shown.size)
    .offset(shown.offset)
  const rows = await readPersonRows(
    ctx.db,
    ids.map(({ id }) => id),
    { day: dayOfInstant(ctx.now), offices },
  )
  const { found, page, pages, size } = shown
  return { rows, found, page, pages, size }
}

function searched(q: string | undefined): SQL | undefined {
  const words = fold((q ?? '').normalize('NFC'))
    .split(/\s+/)
    .filter(Boolean)
  if ((q ?? '').length > longestSearch) throw new AppError('search-too-long', { limit: longestSearch })
  return and(
    ...words.map(
      (word) =>
        sql`fold_text(${people.name} || ' ' || ${people.email}) like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    ),
  )
}

const holds = ({ role, office }: PeopleQuestion): SQL => sql`exists (select from ${grants}
  where ${grants.personId} = ${people.id} and ${grants.knownTo} = 'infinity'
    and ${and(role ? eq(grants.role, role) : undefined, office ? eq(grants.officeCode, office) : undefined)})`
