import type { Formatter } from '../../../server/core/format.ts'
import type { TargetRow, TargetsPage } from '../../../server/core/reporting/target-answers.ts'
import type { Vocabulary } from '../../locales/vi.ts'

type Kpi = TargetsPage['kpis'][number]

/** "85%", "từ 60% lên 85%" */
export function levelText(
  { fromLevel, level }: Pick<TargetRow, 'fromLevel' | 'level'>,
  kpi: Pick<Kpi, 'unit'> | undefined,
  { words, format }: { words: Vocabulary['targets']; format: Formatter },
): string {
  const unit = kpi?.unit ?? 'count'
  const said = format.level(level, unit)
  return fromLevel === null ? said : words.path(format.level(fromLevel, unit), said)
}
