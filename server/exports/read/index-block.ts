import { feedMarkWords, furthestBehind } from '../../core/feeds/mark.ts'
import { formatter } from '../../core/format.ts'
import type { IndexPage } from '../../core/indices/answers.ts'
import { basisSentence, indexSentence, versionSentence } from '../../core/indices/words.ts'
import type { Lang } from '../../core/words.ts'
import { type IndexQuestion, readIndexPage } from '../../services/indices/read-index.ts'
import type { Cell, Stamp, Table } from '../document.ts'
import { sayFile } from '../words.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'

/**
 * A composite index: the points of each component with what they rest on, or the offices by their points.
 * @throws AppError those of `readIndexPage`
 */
export async function readIndexBlock(
  asking: Asking,
  { of, ...question }: IndexQuestion & { of: 'components' | 'offices' },
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const page = await readIndexPage(asking, question)
  const { id, ...asked } = question
  const address = addressOf(asking, `/indices/${id}`, { ...asked, period: page.period }, lang)
  const { index } = page
  const name = `${index.name[lang]}, ${formatter(lang).periodInText(page.period)}`
  return {
    kind: 'figure',
    title: written(title) ?? (of === 'offices' ? `${name}, ${sayFile('byOffice', lang)}` : name),
    finding: [indexSentence(page, lang), versionSentence(page, lang), page.mixed?.[lang]]
      .filter(Boolean)
      .join(' '),
    drawn: null,
    note: written(note),
    chart: null,
    cards: null,
    table: of === 'offices' ? officesTable(page, lang) : componentsTable(page, lang),
    stamp: stampOf(page, address, lang),
    about: [
      [sayFile('formula', lang), sayFile('indexFormula', lang)],
      ...(index.caveat ? [[sayFile('caveat', lang), index.caveat[lang]] as const] : []),
      [sayFile('source', lang), index.source[lang]],
      [
        sayFile('documents', lang),
        page.documents.map(({ code, title: said }) => `${code}: ${said[lang]}`).join('; '),
      ],
      ...(page.lastRecorded
        ? [
            [
              sayFile('lastRecorded', lang),
              `${page.lastRecorded.by}, ${formatter(lang).instant(page.lastRecorded.at)}`,
            ] as const,
          ]
        : []),
      ...trailEnd(asking, asked, address, lang),
    ],
  }
}

/** Points stand as they are published, with all their decimals, which a number alone would not keep. */
function componentsTable({ index, score }: IndexPage, lang: Lang): Table {
  const f = formatter(lang)
  const points = (of: number | null): Cell => (of === null ? null : f.score(of, index.decimals))
  const rows: Cell[][] = []
  const strong: number[] = []
  const keys: string[] = []
  for (const group of index.groups) {
    const scored = score.groups.find(({ id }) => id === group.id)
    strong.push(rows.length)
    keys.push(group.id, ...group.components.map(({ id }) => id))
    rows.push([group.name[lang], points(scored?.score ?? null), scored?.max ?? null, null, null, null, null])
    for (const component of group.components) {
      const one = scored?.components.find(({ id }) => id === component.id)
      rows.push([
        component.name[lang],
        points(one?.score ?? null),
        one?.max ?? component.max,
        one?.numerator ?? null,
        one?.denominator ?? null,
        one === undefined || one.ratio === null ? null : { share: one.ratio },
        one === undefined ? null : basisSentence(one.basis, lang),
      ])
    }
  }
  const number = (key: Parameters<typeof sayFile>[0]) =>
    ({ head: sayFile(key, lang), kind: 'number', weight: 1.3 }) as const
  return {
    columns: [
      { head: sayFile('component', lang), kind: 'text', weight: 4 },
      number('points'),
      number('mostPoints'),
      number('numerator'),
      number('denominator'),
      { head: `${sayFile('share', lang)} (%)`, kind: 'share', weight: 1.2 },
      { head: sayFile('remark', lang), kind: 'text', weight: 2.6 },
    ],
    rows,
    keys,
    strong,
    all: rows.length,
  }
}

function officesTable({ index, ranking, office, score }: IndexPage, lang: Lang): Table {
  const f = formatter(lang)
  const points = (of: number | null): Cell => (of === null ? null : f.score(of, index.decimals))
  const own = ranking.some((row) => row.office.code === office.code)
  const rows: Cell[][] = [
    ...(own ? [] : [[null, office.name[lang], points(score.score), score.max]]),
    ...ranking.map((row): Cell[] => [row.rank, row.office.name[lang], points(row.score), row.max]),
  ]
  return {
    columns: [
      { head: sayFile('rank', lang), kind: 'number', weight: 0.8 },
      { head: sayFile('office', lang), kind: 'text', weight: 4 },
      { head: sayFile('points', lang), kind: 'number', weight: 1.4 },
      { head: sayFile('mostPoints', lang), kind: 'number', weight: 1.4 },
    ],
    rows,
    keys: [...(own ? [] : [office.code]), ...ranking.map((row) => row.office.code)],
    strong: own ? [] : [0],
    all: rows.length,
  }
}

function stampOf(
  { index, asOfDay, score, sample, sources, feeds }: IndexPage,
  address: string,
  lang: Lang,
): Stamp {
  const feed = furthestBehind(Object.values(feeds))
  return {
    unit: sayFile('pointsUnit', lang),
    asOf: [formatter(lang).day(asOfDay), feed && feedMarkWords(feed, lang)].filter(Boolean).join('; '),
    source: [index.source[lang], ...sources].join(', '),
    vintage: score.provisional ? sayFile('provisional', lang) : null,
    sample: sample ? sayFile('sample', lang) : null,
    address,
  }
}
