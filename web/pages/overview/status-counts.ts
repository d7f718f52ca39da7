import { tallyOf } from '../../../server/core/sentences/headline.ts'
import { lowerFirst, statusWord } from '../../../server/core/sentences/words.ts'
import { type Status, severity } from '../../../server/core/status.ts'
import { useFormat, useLang } from '../../app/lang.tsx'

/** "4 có nguy cơ, 2 chưa có số liệu", worst first */
export function useCounts(items: readonly { status: Status }[]): string {
  const lang = useLang()
  const format = useFormat()
  const tally = tallyOf(items)
  return [...new Set(items.map(({ status }) => status))]
    .sort((a, b) => severity(a) - severity(b))
    .map((status) => `${format.number(tally[status])} ${lowerFirst(statusWord(status, lang))}`)
    .join(', ')
}
