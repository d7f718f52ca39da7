import { type Scope, seesOf } from '../../auth/scope.ts'
import type { SealPage } from '../../core/seals/answers.ts'
import type { SealContent } from '../../core/seals/content.ts'

const guarded = { public: false }

/** Of what was frozen, what the asker sees: as in the register itself. */
export function seenPart(scope: Scope, content: SealContent): NonNullable<SealPage['content']> {
  const sees = (office: string) => seesOf(scope, guarded, office)
  const { period, year, asOfDay, offices, tasks, sample } = content
  return {
    period,
    year,
    asOfDay,
    sample,
    offices: offices.filter(({ code }) => sees(code)),
    tasks: tasks.filter(({ office, charged, coordinating }) => [office, charged, ...coordinating].some(sees)),
  }
}
