import type { Lang } from '../../core/words.ts'
import type { Stamp } from '../document.ts'
import { sayFile } from '../words.ts'

/** What stands under every figure: unit; as of when, and how certain; from where. The sample label stands apart. */
export function stampLines({ unit, asOf, source, vintage }: Stamp, lang: Lang): string[] {
  return [
    `${sayFile('unit', lang)}: ${unit}`,
    [`${sayFile('asOf', lang)} ${asOf}`, vintage].filter(Boolean).join(' · '),
    `${sayFile('source', lang)}: ${source}`,
  ]
}
