import { seesSome } from '../auth/scope.ts'
import { type Day, dayOfInstant } from '../core/day.ts'
import type { OfficeRef, Scorecard } from '../core/scorecard.ts'
import { compareText } from '../core/text.ts'
import type { Words } from '../core/words.ts'
import type { ThemeId } from '../kpis/themes.ts'
import type { Context } from './context.ts'
import { firstRecordedDay, momentOf } from './moment.ts'
import { existsOn, readOffices, refOf } from './offices.ts'
import { readStory } from './scorecard.ts'
import { readShelf } from './shelf.ts'

export type Setting = {
  story: Scorecard['story']
  /** days that can be asked about */
  firstDay: Day
  today: Day
  offices: OfficeRef[]
  kpis: { id: string; theme: ThemeId; name: Words }[]
}

const kindOrder = ['city', 'department', 'district', 'commune']

/** What the frame of every page needs: the days that exist, the offices and the KPIs that the asker can go to. */
export async function readSetting(ctx: Context): Promise<Setting> {
  const moment = await momentOf(ctx, undefined)
  const [story, firstDay, offices, shelf] = await Promise.all([
    readStory(ctx),
    firstRecordedDay(ctx),
    readOffices(ctx, moment),
    readShelf(ctx, moment, moment.day),
  ])
  return {
    story,
    firstDay,
    today: dayOfInstant(ctx.now),
    offices: [...offices.values()]
      .filter((office) => existsOn(office, moment.day))
      .sort(
        (a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || compareText(a.name.vi, b.name.vi),
      )
      .map(refOf),
    kpis: shelf.kpis
      .filter((kpi) => seesSome(ctx.scope, kpi))
      .map(({ id, theme, name }) => ({ id, theme, name })),
  }
}
