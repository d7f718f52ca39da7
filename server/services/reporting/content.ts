import type { entries } from '../../../db/schema/reporting.ts'
import { minDay } from '../../core/day.ts'
import type { EntryContent, RefusalCode } from '../../core/reporting/entry.ts'
import { checkEntry } from '../../core/reporting/entry-checks.ts'
import { valueOf } from '../../core/value.ts'
import type { Kpi } from '../../kpis/define.ts'
import type { Context } from '../context.ts'
import { statusAt, stepsFor } from '../kpi-figures.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { readTargets } from '../targets.ts'
import type { Askable } from './subjects.ts'

type Content = Pick<typeof entries.$inferSelect, 'numerator' | 'denominator' | 'explanation'>

/** Text as it is kept: composed, and null where nothing is said. */
const clean = (text: string | null): string | null => text?.normalize('NFC').trim() || null

/** What is said of a value, as it is kept: a count has no denominator. */
export const contentOf = (from: EntryContent, { denominator }: Pick<Kpi, 'denominator'>): EntryContent => ({
  numerator: from.numerator,
  denominator: denominator ? from.denominator : null,
  vintage: from.vintage,
  note: clean(from.note),
  source: clean(from.source),
  explanation: clean(from.explanation),
})

export const sameContent = (a: EntryContent, b: EntryContent): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/**
 * Why a value cannot be sent as it is; undefined: it can. A value behind its target asks for a line of explanation.
 * What it is judged by is read here, before the verb holds a connection: one that asks for a second waits for itself.
 */
export async function readContentRefusals(
  ctx: Context,
): Promise<(ask: Askable, content: Content) => RefusalCode | undefined> {
  const moment = await momentOf(ctx, undefined)
  const [offices, book] = await Promise.all([readOffices(ctx, moment), readTargets(ctx, moment)])
  return ({ definition, office: code, at }, { numerator, denominator, explanation }) => {
    if (numerator === null) return 'numerator-missing'
    const { least, most } = definition.reporting
    const [wrong] = checkEntry({
      unit: definition.unit,
      numerator,
      denominator,
      least,
      most,
      history: [],
      othersReported: 0,
      othersExpected: 0,
      related: [],
    }).filter(({ level }) => level === 'error')
    if (wrong) return wrong.code as RefusalCode
    if (explanation) return undefined
    const office = offices.get(code)
    if (!office) return 'not-asked-for'
    const steps = stepsFor(definition, book.get(definition.id), office, at)
    const value = valueOf({ numerator, denominator }, definition.unit)
    const { status } = statusAt(definition, value, steps, at, minDay(at.end, moment.day))
    return status === 'behind' ? 'explanation-missing' : undefined
  }
}
