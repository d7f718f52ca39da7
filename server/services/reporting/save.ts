import { entries } from '../../../db/schema/reporting.ts'
import { type Facts, nextMoment, recordVersions } from '../../../db/versions.ts'
import type { Conflict, EntryContent, RefusedValue, Saved, SeenKey } from '../../core/reporting/entry.ts'
import { capacityOf } from '../approval/capacities.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { enter } from '../approval/standing.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { contentOf, sameContent } from './content.ts'
import { enteredFacts, entryState, readAskable, readSubjects, standingOf } from './subjects.ts'

export type SaveInput = { office: string; values: readonly (Omit<SeenKey, 'office'> & EntryContent)[] }

const told = ({ numerator, denominator, vintage, note, source, explanation }: EntryContent) => ({
  numerator,
  denominator,
  vintage,
  note,
  source,
  explanation,
})

/**
 * Keeps what is being entered. Each value says which version of it was seen: where somebody else changed it meanwhile,
 * theirs comes back and one's own is not kept; the others are. Saving the same twice changes nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function saveEntries(ctx: VerbContext, { office, values }: SaveInput): Promise<Saved> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'enter-figures', office)
  const askable = await readAskable(ctx)
  const asked = values.map((value) => ({ value, ask: askable({ ...value, office }) }))
  return ctx.db.transaction(async (tx) => {
    await lockOffices(tx, [office])
    const known = asked.flatMap(({ ask }) => ask ?? [])
    const subjects = await readSubjects(tx, known)
    const at = await nextMoment(
      tx,
      entries,
      known.map(({ code }) => code),
      ctx.now,
    )
    const conflicts: Conflict[] = []
    const refused: RefusedValue[] = []
    const kept: Saved['saved'] = []
    const named = new Set<string>()
    const rows: { code: string; facts: Facts<typeof entries> }[] = []
    for (const { value, ask } of asked) {
      const key = { kpi: value.kpi, office, period: value.period }
      if (!ask) {
        refused.push({ ...key, why: 'not-asked-for' })
        continue
      }
      const subject = subjects(ask.code)
      const { entry } = subject
      // Named twice: what the first keeps, the second has not seen.
      if (named.has(ask.code)) {
        refused.push({ ...key, why: 'changed-meanwhile' })
        continue
      }
      named.add(ask.code)
      const content = contentOf(value, ask.definition)
      const entered = enter(standingOf(subject), {
        by: capacityOf(by),
        seen: value.seen,
        isSame: entry !== undefined && sameContent(contentOf(entry, ask.definition), content),
      })
      if (entered === 'same') kept.push({ ...key, version: entry?.versionId ?? null })
      else if (typeof entered === 'object')
        refused.push({ ...key, why: entered.refused === 'not-yours' ? 'not-asked-for' : entered.refused })
      else if (entered === 'conflict') conflicts.push({ ...key, theirs: entry ? entryState(entry) : null })
      else {
        kept.push({ ...key, version: null })
        rows.push({ code: ask.code, facts: enteredFacts(ask, subject, content, actor.name) })
      }
    }
    if (rows.length > 0) {
      await recordVersions(tx, entries, { at, by: actor.name, rows })
      await leaveEntry(tx, ctx, {
        verb: 'figures.entered',
        subject: { kind: 'figures', id: office },
        office,
        by,
        before: rows.map(({ code }) => {
          const { entry } = subjects(code)
          return entry ? { code, ...told(entry), state: entry.state } : { code }
        }),
        after: rows.map(({ code, facts }) => ({ code, ...told(facts as EntryContent) })),
      })
    }
    const after = await readSubjects(tx, known)
    return {
      saved: kept.map((key) => ({
        ...key,
        version: key.version ?? after(askable(key)?.code ?? '').entry?.versionId ?? null,
      })),
      conflicts,
      refused,
    }
  })
}
