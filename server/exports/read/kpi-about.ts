import { formatter } from '../../core/format.ts'
import { figureText } from '../../core/sentences/figure.ts'
import { kpiSentence } from '../../core/sentences/kpi.ts'
import type { Lang } from '../../core/words.ts'
import type { KpiPage } from '../../services/kpi-page.ts'
import type { FigureBlock } from '../document.ts'
import { sayFile } from '../words.ts'
import { reliability } from './reliability.ts'

/** "Why this number?": what is counted and how, out of what, by whom, recorded when. */
export function kpiAbout(page: KpiPage, lang: Lang): FigureBlock['about'] {
  const { kpi, item, owner, documents, lastRecorded } = page
  const f = formatter(lang)
  const line = (key: Parameters<typeof sayFile>[0], text: string | null | undefined) =>
    text ? [[sayFile(key, lang), text] as const] : []
  return [
    ...line('kpi', `${kpi.name[lang]} (${kpi.id})`),
    ...line('question', kpi.question[lang]),
    ...line('figures', `${figureText(item, lang) ?? '–'}. ${kpiSentence(item, lang, page.office)}`),
    ...line('reliability', reliability(item, lang)),
    ...line('formula', kpi.formula[lang]),
    ...line('numerator', `${kpi.numerator[lang]}: ${f.number(item.numerator)}`),
    ...line(
      'denominator',
      kpi.denominator ? `${kpi.denominator[lang]}: ${f.number(item.denominator)}` : null,
    ),
    ...line('caveat', kpi.caveat?.[lang]),
    ...line('source', kpi.source[lang]),
    ...line('published', item.published?.source[lang]),
    ...line('documents', documents.map(({ code, title }) => `${code}: ${title[lang]}`).join('; ')),
    ...line('owner', owner?.name[lang]),
    ...line(
      'lastRecorded',
      lastRecorded &&
        [
          lastRecorded.by,
          `${f.instant(lastRecorded.at)}${lastRecorded.code ? ` (${lastRecorded.code})` : ''}`,
        ]
          .filter(Boolean)
          .join(', '),
    ),
  ]
}
