import type { Stage } from '../../core/deadline.ts'
import { stageWords } from '../../core/deadline.ts'
import { formatter } from '../../core/format.ts'
import type { TaskRow } from '../../core/tasks/answers.ts'
import { criterionPoints } from '../../core/tasks/rating.ts'
import type { Lang } from '../../core/words.ts'
import { readTaskList } from '../../services/tasks/list.ts'
import { readRatings } from '../../services/tasks/rating.ts'
import type { Cell, Column } from '../document.ts'
import { criterionKept, criterionLost, sayFile, tasksFound } from '../words.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'

type Question = { asOf?: string | undefined; office?: string | undefined; year: number }
/** Rows of one page of the list: the most that it gives. */
const pageSize = 200

/**
 * What the yearly criterion gives each office that the asker sees, worst first.
 * @throws AppError those of `readRatings`
 */
export async function readCriterionBlock(
  asking: Asking,
  question: Question,
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const page = await readRatings(asking, question)
  const { year, ...asked } = question
  const address = addressOf(asking, '/tasks/rating', asked, lang)
  const f = formatter(lang)
  const rated = page.offices.filter(({ rating }) => rating.points !== null)
  const lost = rated.filter(({ rating }) => rating.points === 0).length
  return {
    kind: 'figure',
    title: written(title) ?? `${sayFile('criterion', lang)}, ${f.periodInText(String(year))}`,
    finding:
      lost > 0
        ? criterionLost(f.number(lost), f.number(rated.length), lang)
        : rated.length > 0
          ? criterionKept(f.number(rated.length), lang)
          : sayFile('noTasks', lang),
    drawn: null,
    note: written(note),
    chart: null,
    cards: null,
    table: {
      columns: [
        text('office', 3.4, lang),
        { head: sayFile('points', lang), kind: 'number', weight: 1 },
        { head: sayFile('tasksAll', lang), kind: 'number', weight: 1.2 },
        { head: sayFile('tasksLate', lang), kind: 'number', weight: 1.4 },
        text('worstTask', 2, lang),
        { head: sayFile('missedOn', lang), kind: 'day', weight: 1.5 },
        { head: sayFile('daysLate', lang), kind: 'number', weight: 1.3 },
        { head: sayFile('nextDue', lang), kind: 'day', weight: 1.5 },
      ],
      rows: page.offices.map(({ office, rating }): Cell[] => {
        const [worst] = rating.deciding
        return [
          office.name[lang],
          rating.points,
          rating.tasks,
          rating.deciding.length,
          worst?.code ?? null,
          worst ? { day: worst.missedOn } : null,
          worst?.daysLate ?? null,
          rating.next ? { day: rating.next.dueOn } : null,
        ]
      }),
      keys: page.offices.map(({ office }) => office.code),
      strong: [],
      all: page.offices.length,
    },
    stamp: {
      unit: sayFile('pointsUnit', lang),
      asOf: f.day(page.asOfDay),
      source: sayFile('taskSource', lang),
      vintage: null,
      sample: page.sample ? sayFile('sample', lang) : null,
      address,
    },
    about: [
      [sayFile('formula', lang), criterionRule(lang)],
      [sayFile('documents', lang), '212/2025/QĐ-UBND'],
      ...trailEnd(asking, asked, address, lang),
    ],
  }
}

/** Decision 212/2025/QĐ-UBND (domain notes 4.3). */
const criterionRule = (lang: Lang): string =>
  ({
    vi: `Mọi nhiệm vụ trong năm bảo đảm tiến độ: ${formatter('vi').number(criterionPoints)} điểm; có nhiệm vụ không bảo đảm tiến độ: 0 điểm.`,
    en: `Every task of the year on schedule: ${formatter('en').number(criterionPoints)} points; one task that is not: 0 points.`,
  })[lang]

/**
 * Tasks of the list, worst first; at most `most` of them, and it says of how many.
 * @throws AppError those of `readTaskList`
 */
export async function readTaskListBlock(
  asking: Asking,
  question: Question & { stages?: readonly Stage[] | undefined },
  { most }: { most: number },
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const { stages, ...rest } = question
  const asked = {
    ...rest,
    ...(stages ? { stages: [...stages] } : {}),
    sort: 'trouble' as const,
    size: Math.min(most, pageSize),
  }
  const list = await readTaskList(asking, asked)
  const { year, ...where } = rest
  const address = addressOf(asking, '/tasks', where, lang)
  const f = formatter(lang)
  const named = stages?.length
    ? f.list(stages.map((stage) => stageWords[stage][lang].toLowerCase()))
    : sayFile('allStages', lang)
  return {
    kind: 'figure',
    title: written(title) ?? `${sayFile('tasks', lang)}: ${named}, ${f.periodInText(String(year))}`,
    finding: tasksFound(f.number(list.found), lang),
    drawn: null,
    note: written(note),
    chart: null,
    cards: null,
    table: {
      columns: [
        text('code', 1.2, lang),
        text('task', 5, lang),
        text('leadOffice', 2.6, lang),
        { head: sayFile('dueDay', lang), kind: 'day', weight: 1.5 },
        text('status', 1.8, lang),
        { head: sayFile('daysLate', lang), kind: 'number', weight: 1.2 },
      ],
      rows: list.rows.map((row) => taskRow(row, lang)),
      keys: list.rows.map(({ code }) => code),
      strong: [],
      all: list.found,
    },
    stamp: {
      unit: sayFile('taskUnit', lang),
      asOf: f.day(list.asOfDay),
      source: sayFile('taskSource', lang),
      vintage: null,
      sample: list.sample ? sayFile('sample', lang) : null,
      address,
    },
    about: trailEnd(asking, where, address, lang),
  }
}

const text = (key: Parameters<typeof sayFile>[0], weight: number, lang: Lang): Column => ({
  head: sayFile(key, lang),
  kind: 'text',
  weight,
})

const taskRow = (row: TaskRow, lang: Lang): Cell[] => [
  row.code,
  row.name[lang],
  row.office.name[lang],
  row.dueOn === null ? null : { day: row.dueOn },
  stageWords[row.stage][lang],
  row.daysLate || null,
]
