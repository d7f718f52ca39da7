import type { Formatter } from '../../server/core/format.ts'
import type { ContestRow } from '../../server/core/reporting/answers.ts'
import { valueOf } from '../../server/core/value.ts'

type Fraction = ContestRow['claimed']

/** 80/100 (80,0%); 58 hồ sơ */
export function contestFigure(
  figure: Fraction,
  { unit, noun }: Pick<ContestRow['kpi'], 'unit' | 'noun'>,
  format: Formatter,
): string {
  if (unit !== 'share') return format.counted(figure.numerator, noun)
  return `${format.fraction(figure.numerator, figure.denominator)} (${format.share(valueOf(figure, unit))})`
}
