import { upperFirst } from '../../../server/core/sentences/words.ts'
import type { Lang } from '../../../server/core/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import type { KpiDescriptor, KpiPage } from '../../data/questions.ts'
import { nextDue } from '../../widgets/next-due.ts'

/** What one of the counted things is. */
export const unitWords = (kpi: Pick<KpiDescriptor, 'noun'>, lang: Lang): string => kpi.noun[lang]

/** Who has to bring a missing figure, and by when. */
export function useWhoOwes({ kpi, owner, asOfDay }: KpiPage): string {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const due = nextDue(kpi.cadence, kpi.dueDay, asOfDay)
  return words.whoOwes(upperFirst(owner?.name[lang] ?? kpi.owner), format.day(due))
}
