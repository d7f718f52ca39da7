import { sql } from 'drizzle-orm'
import { offices } from '../../db/schema/offices.ts'
import { AppError } from '../core/app-error.ts'
import type { Day } from '../core/day.ts'
import type { OfficeRef } from '../core/scorecard.ts'
import { knownAt } from '../kpis/measure.ts'
import type { Context } from './context.ts'
import type { Moment } from './moment.ts'

export type Office = OfficeRef & { parentCode: string | null; validFrom: Day; validTo: Day | null }

/** Every office as known at a moment, by code: those of the past and those to come too. */
export function readOffices(
  ctx: Pick<Context, 'db' | 'answers'>,
  moment: Moment,
): Promise<ReadonlyMap<string, Office>> {
  return ctx.answers.get(`offices ${moment.key}`, [offices], async () => {
    const rows = await ctx.db
      .select()
      .from(offices)
      .where(knownAt(offices, sql`${moment.asOf}::timestamptz`))
    return new Map(
      rows.map((row) => [
        row.code,
        {
          code: row.code,
          kind: row.kind,
          name: { vi: row.nameVi, en: row.nameEn },
          parentCode: row.parentCode,
          validFrom: row.validFrom,
          validTo: row.validTo,
        },
      ]),
    )
  })
}

export const existsOn = (office: Office, day: Day): boolean =>
  office.validFrom <= day && (office.validTo === null || day < office.validTo)

export const refOf = ({ code, kind, name }: Office): OfficeRef => ({ code, kind, name })

/** A row may name an office that is not known yet at the moment; its code is then all there is to show. */
export const officeNamed = (all: ReadonlyMap<string, Office>, code: string): OfficeRef => {
  const office = all.get(code)
  return office ? refOf(office) : { code, kind: 'department', name: { vi: code, en: code } }
}

/** The city is the office that belongs to no other. */
export function cityOf(all: ReadonlyMap<string, Office>): Office {
  for (const office of all.values()) if (office.kind === 'city') return office
  throw new AppError('unknown-office', { code: 'city' })
}

/** @throws AppError unknown-office */
export function officeOf(all: ReadonlyMap<string, Office>, code: string | undefined): Office {
  if (code === undefined) return cityOf(all)
  const office = all.get(code)
  if (!office) throw new AppError('unknown-office', { code: code.slice(0, 40) })
  return office
}

/** The office and all below it; null for the city, where no row needs to be left out. */
export function officesUnder(all: ReadonlyMap<string, Office>, office: Office): string[] | null {
  if (office.kind === 'city') return null
  const codes = [office.code]
  for (const code of codes) for (const o of all.values()) if (o.parentCode === code) codes.push(o.code)
  return codes
}
