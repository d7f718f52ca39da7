import type { BlockSpec } from '../../../server/core/briefings/spec.ts'
import type { IndexListItem } from '../../../server/core/indices/answers.ts'
import type { Lang, Words } from '../../../server/core/words.ts'
import type { Vocabulary } from '../../locales/vi.ts'

export const tabs = ['chart', 'table', 'card', 'sentence', 'text'] as const
export type Tab = (typeof tabs)[number]

/** What blocks can be about. */
export type Subjects = {
  kpis: readonly { id: string; theme: string; name: Words; short: Words; service?: Words | undefined }[]
  themes: readonly { id: string; name: Words }[]
  indices: readonly Pick<IndexListItem, 'id' | 'name' | 'short'>[]
}

export type Choice = { key: string; tab: Tab; group: string; name: string; way: string; spec: BlockSpec }

type BriefingWords = Vocabulary['briefings']

/** Everything that can be put into a briefing, in the order in which it is offered. */
export function choicesOf({ kpis, themes, indices }: Subjects, words: BriefingWords, lang: Lang): Choice[] {
  const { names, kinds, tab } = words
  const themeOf = (id: string) => themes.find((theme) => theme.id === id)?.name[lang] ?? ''
  const ofKpis = kpis.flatMap(({ id, theme, name, service }): Choice[] => {
    const of = { group: themeOf(theme), name: name[lang] }
    const choice = (one: Tab, way: string, spec: BlockSpec): Choice => ({
      ...of,
      key: `${one} ${way} ${id}`,
      tab: one,
      way,
      spec,
    })
    return [
      choice('chart', kinds.trend, { kind: 'trend', kpi: id }),
      choice('chart', kinds.ranking, { kind: 'ranking', kpi: id }),
      ...(service ? [choice('chart', kinds.services, { kind: 'services', kpi: id })] : []),
      choice('table', names.trendTable, { kind: 'trend', kpi: id, as: 'table' }),
      choice('table', names.rankingTable, { kind: 'ranking', kpi: id, as: 'table' }),
      ...(service ? [choice('table', names.servicesTable, { kind: 'services', kpi: id, as: 'table' })] : []),
      choice('table', kinds.rows, { kind: 'rows', kpi: id }),
      choice('card', kinds.card, { kind: 'card', kpis: [id] }),
      choice('sentence', names.kpi, { kind: 'sentence', of: 'kpi', kpi: id }),
    ]
  })
  const whole = (one: Tab, group: string, name: string, spec: BlockSpec): Choice => ({
    key: `${one} ${name} ${group}`,
    tab: one,
    group,
    name,
    way: '',
    spec,
  })
  const ofIndices = indices.flatMap(({ id, short }) => [
    whole('table', kinds.index, `${short[lang]}: ${names.components}`, {
      kind: 'index',
      index: id,
      of: 'components',
    }),
    whole('table', kinds.index, `${short[lang]}: ${names.offices}`, {
      kind: 'index',
      index: id,
      of: 'offices',
    }),
  ])
  return [
    whole('table', kinds.scorecard, names.themes, { kind: 'scorecard', of: 'themes' }),
    whole('table', kinds.scorecard, names.matrix, { kind: 'scorecard', of: 'matrix' }),
    whole('table', kinds.tasks, names.criterion, { kind: 'tasks', of: 'criterion' }),
    whole('table', kinds.tasks, names.list, {
      kind: 'tasks',
      of: 'list',
      stages: ['overdue', 'due-today', 'due-soon'],
    }),
    ...ofIndices,
    whole('sentence', tab.sentence, names.city, { kind: 'sentence', of: 'city' }),
    whole('sentence', tab.sentence, names.headline, { kind: 'sentence', of: 'headline' }),
    ...ofKpis,
    whole('text', tab.text, names.text, { kind: 'text', text: words.textNew }),
  ]
}

/** What a block is called in the list of blocks: what the person wrote over it, else what it shows. */
export function blockName(
  spec: BlockSpec,
  { kpis, indices }: Subjects,
  { names, kinds }: BriefingWords,
  lang: Lang,
): string {
  if (spec.title) return spec.title
  const kpi = (id: string | undefined) => kpis.find((one) => one.id === id)?.short[lang] ?? id ?? ''
  switch (spec.kind) {
    case 'trend':
      return `${kpi(spec.kpi)}: ${spec.as === 'table' ? names.trendTable : kinds.trend}`
    case 'ranking':
      return `${kpi(spec.kpi)}: ${spec.as === 'table' ? names.rankingTable : kinds.ranking}`
    case 'services':
      return `${kpi(spec.kpi)}: ${spec.as === 'table' ? names.servicesTable : kinds.services}`
    case 'rows':
      return `${kpi(spec.kpi)}: ${kinds.rows}`
    case 'card':
      return spec.kpis.map(kpi).join(', ')
    case 'scorecard':
      return names[spec.of]
    case 'index': {
      const index = indices.find((one) => one.id === spec.index)?.short[lang] ?? spec.index
      return `${index}: ${names[spec.of]}`
    }
    case 'tasks':
      return names[spec.of]
    case 'sentence':
      return spec.of === 'kpi' ? `${names.kpi} ${kpi(spec.kpi)}` : names[spec.of]
    case 'text':
      return firstWords(spec.text) || kinds.text
  }
}

const longestName = 60

function firstWords(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return line.length <= longestName ? line : `${line.slice(0, line.lastIndexOf(' ', longestName))}…`
}
