import { addDays, type Day } from '../day.ts'
import { formatter, plain } from '../format.ts'
import { type Grain, type PeriodId, parsePeriod, periodOf } from '../period.ts'
import type { Lang, Words } from '../words.ts'
import type { BlockSpec } from './spec.ts'

export const templateIds = ['weekly', 'monthly', 'press', 'leader', 'blank'] as const
export type TemplateId = (typeof templateIds)[number]

export const templateWords: Record<TemplateId, Words> = {
  weekly: { vi: 'Giao ban tuần', en: 'Weekly meeting' },
  monthly: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  press: { vi: 'Họp báo', en: 'Press briefing' },
  leader: { vi: 'Một trang cho lãnh đạo', en: 'One page for leaders' },
  blank: { vi: 'Trang trắng', en: 'Blank' },
}

const grains: Record<TemplateId, Grain> = {
  weekly: 'week',
  monthly: 'month',
  press: 'month',
  leader: 'month',
  blank: 'month',
}

/** The period that a template speaks of: the one that runs. */
export const templatePeriod = (template: TemplateId, day: Day): PeriodId => periodOf(day, grains[template]).id

export const templateTitle = (template: TemplateId, period: PeriodId, lang: Lang): string =>
  plain(`${templateWords[template][lang]}, ${formatter(lang).periodInText(period)}`)

const toWrite: Words = { vi: 'Viết nhận định ở đây.', en: 'Write your assessment here.' }

const heading = (lang: Lang, words: Words): BlockSpec => ({
  kind: 'text',
  title: words[lang],
  text: toWrite[lang],
})

/** A text that still says what the template put there for somebody to write over. */
export const isUnwritten = (spec: BlockSpec): boolean =>
  spec.kind === 'text' && Object.values(toWrite).includes(spec.text.trim())

const month = { rule: 'own', grain: 'month' } as const

/** What a template begins with, in its order. All of it can be changed, and none of it names a period. */
export function templateBlocks(template: TemplateId, lang: Lang): BlockSpec[] {
  switch (template) {
    case 'weekly':
      return [
        { kind: 'sentence', of: 'headline' },
        {
          kind: 'card',
          kpis: ['shared-databases-created', 'services-on-national-portal', 'dossiers-filed-online'],
        },
        { kind: 'trend', kpi: 'dossiers-filed-online' },
        { kind: 'tasks', of: 'list', stages: ['overdue', 'due-today', 'due-soon'], most: 20 },
        { kind: 'tasks', of: 'criterion' },
        heading(lang, { vi: 'Việc tuần tới', en: 'Next week' }),
      ]
    case 'monthly':
      return [
        { kind: 'sentence', of: 'city' },
        { kind: 'scorecard', of: 'themes' },
        { kind: 'trend', kpi: 'services-on-national-portal', when: month },
        { kind: 'ranking', kpi: 'shared-databases-created', when: month },
        { kind: 'scorecard', of: 'matrix' },
        { kind: 'tasks', of: 'criterion' },
        heading(lang, { vi: 'Nhận định và kiến nghị', en: 'Assessment and proposals' }),
      ]
    case 'press':
      return [
        { kind: 'sentence', of: 'city' },
        {
          kind: 'card',
          kpis: [
            'central-systems-connected',
            'shared-databases-created',
            'open-datasets-published',
            'services-on-national-portal',
            'warehouse-datasets',
            'dossiers-filed-online',
          ],
        },
        { kind: 'trend', kpi: 'services-on-national-portal' },
        { kind: 'trend', kpi: 'open-datasets-published' },
      ]
    case 'leader':
      return [
        { kind: 'sentence', of: 'headline' },
        {
          kind: 'card',
          kpis: [
            'shared-databases-created',
            'open-datasets-published',
            'services-on-national-portal',
            'dossiers-filed-online',
          ],
        },
        { kind: 'tasks', of: 'list', stages: ['overdue'], most: 8 },
      ]
    case 'blank':
      return []
  }
}

/** The period after: what was made for one month, for the next. Never one that has not begun. */
export function nextPeriodOf(period: PeriodId, today: Day): PeriodId {
  const own = parsePeriod(period)
  if (!own) return period
  const next = periodOf(addDays(own.end, 1), own.grain)
  return next.start > today ? period : next.id
}
