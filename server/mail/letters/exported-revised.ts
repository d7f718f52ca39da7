import type { Day } from '../../core/day.ts'
import { formatter } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import { oneLine } from '../one-line.ts'
import { type Letter, setLetter } from './letter.ts'
import { listed } from './listed.ts'
import { type RevisedFigure, revisionLine } from './revision-line.ts'

/** `address`: the page that shows the figure as it was taken out. `link`: where the dashboard is. */
export type ExportedRevised = {
  name: string
  exports: readonly { title: string; takenOn: Day; address: string; figures: readonly RevisedFigure[] }[]
  link: string
}

const words = {
  vi: {
    subject: (n: string) => `Số liệu đã xuất nay được điều chỉnh (${n})`,
    lead: 'Số liệu Ông/Bà đã xuất ra tệp nay được điều chỉnh. Tệp đã xuất vẫn giữ số cũ.',
    taken: (title: string, day: string, n: string) => `“${title}”, xuất theo số liệu ngày ${day}, ${n} số:`,
    asItWas: (address: string) => `Xem như khi xuất: ${address}`,
    more: (n: string) => `và ${n} số liệu khác`,
  },
  en: {
    subject: (n: string) => `Exported figures have been revised (${n})`,
    lead: 'Figures that you exported have been revised since. The files keep the old figures.',
    taken: (title: string, day: string, n: string) => `“${title}”, as of ${day}, figures: ${n}`,
    asItWas: (address: string) => `See it as it was: ${address}`,
    more: (n: string) => `and ${n} more`,
  },
} satisfies Record<Lang, unknown>

/** To somebody who took single figures out, all of which some were revised since in one letter. */
export function exportedRevisedLetter(lang: Lang, { name, exports, link }: ExportedRevised): Letter {
  const f = formatter(lang)
  const said = words[lang]
  return setLetter(lang, {
    subject: said.subject(f.number(exports.length)),
    name,
    link,
    paragraphs: [
      said.lead,
      ...exports.map(({ title, takenOn, address, figures }) =>
        [
          listed(
            said.taken(oneLine(title), f.day(takenOn), f.number(figures.length)),
            // The title stands above them.
            figures.map((one) => revisionLine(lang, { ...one, title: null })),
            (n) => said.more(f.number(n)),
          ),
          ...(address ? [said.asItWas(address)] : []),
        ].join('\n'),
      ),
    ],
  })
}
