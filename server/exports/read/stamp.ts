import { feedMarkWords } from '../../core/feeds/mark.ts'
import { formatter } from '../../core/format.ts'
import { isOlder } from '../../core/sentences/through.ts'
import { vintageNouns } from '../../core/sentences/words.ts'
import type { Lang } from '../../core/words.ts'
import type { KpiPage } from '../../services/kpi-page.ts'
import type { Stamp } from '../document.ts'
import { sayFile } from '../words.ts'

/** Under what is of one KPI. */
export function kpiStamp(
  { kpi, item, owner, asOfDay }: KpiPage,
  { isSample, address }: { isSample: boolean; address: string },
  lang: Lang,
): Stamp {
  const f = formatter(lang)
  const older = isOlder(item)
    ? { vi: `, báo cáo đến ${f.day(item.through)}`, en: `, reported to ${f.day(item.through)}` }[lang]
    : ''
  return {
    unit: kpi.unit === 'share' ? `${kpi.noun[lang]}; %` : kpi.noun[lang],
    asOf: [`${f.day(asOfDay)}${older}`, item.feed && feedMarkWords(item.feed, lang)]
      .filter(Boolean)
      .join('; '),
    source: [kpi.source[lang], owner?.name[lang]].filter(Boolean).join(', '),
    vintage: item.value === null || item.vintage === 'official' ? null : vintageNouns[item.vintage][lang],
    sample: isSample ? sayFile('sample', lang) : null,
    address,
  }
}
