import { seesOf } from '../../../auth/scope.ts'
import type { Change, Flip } from '../../../core/reporting/answers.ts'
import type { ScorecardItem } from '../../../core/scorecard.ts'
import { type Status, severity } from '../../../core/status.ts'
import type { Kpi } from '../../../kpis/define.ts'
import type { Asked } from '../../asked.ts'
import type { Context } from '../../context.ts'
import { readKpiFigures } from '../../kpi-figures.ts'
import { cityOf, existsOn, refOf } from '../../offices.ts'
import type { Seen } from './seen.ts'

/** Judgements that are others than they were: of the city and of each office, each as of its own moment. */
export async function readFlips(ctx: Context, then: Asked, now: Asked, seen: Seen): Promise<Flip[]> {
  const city = cityOf(now.offices)
  const [before, after] = [of(then), of(now)]
  const asked = now.shelf.kpis.filter(({ id }) => seen.kpis.has(id))
  const found = await Promise.all(
    asked.map(async (kpi): Promise<Flip[]> => {
      const was = then.shelf.byId.get(kpi.id)
      if (!was) return []
      const [a, b] = await Promise.all([readKpiFigures(ctx, was, before), readKpiFigures(ctx, kpi, after)])
      const ref = { id: kpi.id, name: kpi.name }
      const whole: Flip[] =
        seen.officeCodes === null &&
        seesAll(ctx, [was, kpi], city.code) &&
        isFlip(a.item.status, b.item.status)
          ? [
              {
                kpi: ref,
                office: null,
                old: a.item.status,
                next: b.item.status,
                turned: isTurned(a.item, b.item),
              },
            ]
          : []
      const codes = new Set([...a.cells.keys(), ...b.cells.keys()])
      const own = [...codes].flatMap((code): Flip[] => {
        const office = now.offices.get(code)
        if (!office || office.kind === 'city' || !existsOn(office, now.moment.day)) return []
        if (seen.officeCodes && !seen.officeCodes.includes(code)) return []
        if (!seesAll(ctx, [was, kpi], code)) return []
        const [old, next] = [a.cells.get(code)?.status ?? 'no-data', b.cells.get(code)?.status ?? 'no-data']
        return !isFlip(old, next) ? [] : [{ kpi: ref, office: refOf(office), old, next, turned: false }]
      })
      return [...whole, ...own]
    }),
  )
  return found.flat()

  /** Judgements are those of the whole city and its offices, whichever of them is asked about. */
  function of(asked: Asked): Asked {
    const office = cityOf(asked.offices)
    return { ...asked, office, officeCodes: null }
  }
}

/** A first figure of what has no target is judged no more than its absence was. */
const isFlip = (old: Status, next: Status): boolean =>
  old !== next && [old, next].some((status) => status !== 'no-data' && status !== 'no-target')

/** Guarded then or guarded now: nothing that was not the asker's to see is told by its changing. */
const seesAll = (ctx: Context, kpis: readonly Kpi[], office: string) =>
  kpis.every((kpi) => seesOf(ctx.scope, kpi, office))

/** The same report, final now, and judged otherwise than it was. */
const isTurned = (a: ScorecardItem, b: ScorecardItem): boolean =>
  a.vintage !== 'official' && b.vintage === 'official' && a.through !== null && a.through === b.through

/** Marks those that an official value turned; they stand first, then the worst. */
export function inOrder(flips: readonly Flip[], values: readonly Change[]): Flip[] {
  const turned = new Set(
    values.flatMap((one) => (one.kind === 'value' && one.turned ? [`${one.kpi.id}/${one.office.code}`] : [])),
  )
  return flips
    .map((flip) => ({
      ...flip,
      turned: flip.turned || (flip.office !== null && turned.has(`${flip.kpi.id}/${flip.office.code}`)),
    }))
    .sort(
      (a, b) =>
        Number(b.turned) - Number(a.turned) ||
        Number(b.office === null) - Number(a.office === null) ||
        severity(a.next) - severity(b.next),
    )
}
