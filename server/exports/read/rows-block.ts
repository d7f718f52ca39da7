import type { DrillRow, Part, RowCell, RowPage } from '../../core/answers.ts'
import { askedTooOften, lateByAsking, stageWords } from '../../core/deadline.ts'
import { formatter } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import { type KpiPage, readKpiPage } from '../../services/kpi-page.ts'
import { type RowsQuestion, readRows } from '../../services/rows.ts'
import type { Cell, Column } from '../document.ts'
import { sayFile } from '../words.ts'
import { kpiAbout } from './kpi-about.ts'
import { type Asking, addressOf, type Look, trailEnd, type Unmarked, written } from './look.ts'
import { kpiStamp } from './stamp.ts'

/** Rows of one page of the question: the most that it gives. */
const pageSize = 200

const partWords: Record<Part, Record<Lang, string>> = {
  numerator: { vi: 'được tính', en: 'counted' },
  denominator: { vi: 'tất cả', en: 'all' },
  rest: { vi: 'chưa được tính', en: 'not counted' },
}

/**
 * The rows behind a figure, sorted, searched and filtered as on the page; at most `most` of them, and it says of how many.
 * @throws AppError those of `readRows`
 */
export async function readRowsBlock(
  asking: Asking,
  question: RowsQuestion,
  { most }: { most: number },
  { lang, title, note }: Look,
): Promise<Unmarked> {
  const page = await readKpiPage(asking, question)
  const asked = { ...question, size: pageSize }
  const first = await readRows(asking, { ...asked, page: 1 })
  const rows = [...first.rows]
  for (let next = 2; next <= first.pages && rows.length < most; next++)
    rows.push(...(await readRows(asking, { ...asked, page: next })).rows)
  const { kpi } = page
  const address = addressOf(asking, `/kpis/${kpi.id}`, question, lang)
  const columns = columnsOf(page, first, lang)
  return {
    kind: 'figure',
    title: written(title) ?? `${kpi.name[lang]}: ${sayFile('rows', lang)} (${partWords[first.part][lang]})`,
    finding: null,
    drawn: null,
    note: written(note),
    chart: null,
    cards: null,
    table: {
      columns: columns.map(({ column }) => column),
      rows: rows.slice(0, most).map((row) => columns.map(({ cell }) => cell(row))),
      keys: rows.slice(0, most).map(({ key }) => key),
      strong: [],
      all: first.found,
    },
    stamp: kpiStamp(page, { isSample: rows.some((row) => row.sample), address }, lang),
    about: [...kpiAbout(page, lang), ...trailEnd(asking, question, address, lang)],
  }
}

type Drawn = { column: Column; cell: (row: DrillRow) => Cell }
type OwnColumn = KpiPage['kpi']['columns'][number]

function columnsOf({ kpi }: KpiPage, { part, parts }: RowPage, lang: Lang): Drawn[] {
  const text = (head: string, weight: number, cell: Drawn['cell']): Drawn => ({
    column: { head, kind: 'text', weight },
    cell,
  })
  const day = (head: string, of: 'dueOn' | 'doneOn'): Drawn => ({
    column: { head, kind: 'day', weight: 1.6 },
    cell: (row) => (row[of] === null ? null : { day: row[of] }),
  })
  const name = kpi.columns.find((column) => column.kind === 'name')
  const own = (column: OwnColumn): Drawn => ({
    column: {
      head: column.label[lang],
      kind: column.kind === 'number' ? 'number' : column.kind === 'date' ? 'day' : 'text',
      weight: column.kind === 'name' ? 4 : column.kind === 'text' ? 2.2 : 1.6,
    },
    cell: (row) => ownCell(row.cells[column.key] ?? null, column, lang),
  })
  const said = (yes: boolean) => sayFile(yes ? 'yes' : 'no', lang)
  return [
    text(sayFile('code', lang), 1.6, (row) => row.code),
    ...(name ? [own(name)] : []),
    text(sayFile('office', lang), 3, (row) => row.office.name[lang]),
    ...(part === 'denominator' && parts.rest.rows > 0
      ? [text(sayFile('counted', lang), 1.2, (row) => said(row.counted))]
      : []),
    ...(kpi.hasDue ? [day(kpi.dateLabels.due[lang], 'dueOn')] : []),
    ...(kpi.hasDone ? [day(kpi.dateLabels.done[lang], 'doneOn')] : []),
    ...(kpi.hasStage ? [text(sayFile('stage', lang), 2, (row) => stageSaid(row, lang))] : []),
    ...kpi.columns.filter((column) => column !== name).map(own),
    text(sayFile('recordedAt', lang), 2, (row) => formatter(lang).instant(row.recordedAt)),
    text(sayFile('recordedBy', lang), 2.4, (row) => row.recordedBy),
    text(sayFile('sample', lang), 1.2, (row) => said(row.sample)),
  ]
}

function stageSaid(row: DrillRow, lang: Lang): string | null {
  const times = lateByAsking(row)
  if (times !== null) return askedTooOften(formatter(lang).number(times))[lang]
  return row.stage && stageWords[row.stage][lang]
}

/** Registers are kept in Vietnamese, whoever reads them; names and choices are in both languages. */
function ownCell(value: RowCell, column: OwnColumn, lang: Lang): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'object') return value[lang]
  switch (column.kind) {
    case 'number':
      return Number(value)
    case 'date':
      return { day: String(value) }
    case 'yes-no':
      return sayFile(value === true ? 'yes' : 'no', lang)
    case 'choice':
      return column.choices?.[String(value)]?.[lang] ?? String(value)
    default:
      return String(value)
  }
}
