import type { ReactNode } from 'react'
import type { RowCell } from '../../server/core/answers.ts'
import { absent, type Formatter } from '../../server/core/format.ts'
import type { KpiDescriptor } from '../data/questions.ts'
import type { FrontVocabulary } from '../locales/vi.ts'
import styles from './drill-table.module.css'
import { FoundText } from './found-text.tsx'

export type DrillColumn = KpiDescriptor['columns'][number]
type ColumnKind = DrillColumn['kind']

export type Drawing = { format: Formatter; words: FrontVocabulary; q: string | undefined }
type Draw = (value: NonNullable<RowCell>, column: DrillColumn, drawing: Drawing) => ReactNode

/** Beyond this many letters a text needs room to be read in lines rather than words. */
const longFrom = 16

const asText = (value: RowCell): string => (typeof value === 'object' ? '' : String(value ?? ''))

/** A code must not break at its hyphens, a note should not stand as a column of words. */
const textLook = (text: string): string | undefined =>
  text.length > longFrom ? styles.long : text.includes(' ') ? undefined : 'nw'

/** How each kind of column is drawn, and on which side it stands. A kind without an entry does not compile. */
export const cells: Record<ColumnKind, { draw: Draw; end: boolean }> = {
  // Registers are kept in Vietnamese, whoever reads them.
  text: {
    end: false,
    draw: (value, _, { q }) => (
      <span lang="vi" className={textLook(asText(value))}>
        <FoundText text={asText(value)} q={q} />
      </span>
    ),
  },
  name: {
    end: false,
    draw: (value, _, { format, q }) => (
      <FoundText text={typeof value === 'object' ? value[format.lang] : asText(value)} q={q} />
    ),
  },
  number: { end: true, draw: (value, _, { format }) => format.number(Number(value)) },
  date: { end: true, draw: (value, _, { format }) => format.day(asText(value)) },
  choice: { end: false, draw: (value, column, { format }) => valueWord(column, asText(value), format) },
  'yes-no': { end: false, draw: (value, _, { words }) => (value === true ? words.kpi.yes : words.kpi.no) },
}

/** What is not known is a dash. */
export const drawCell = (value: RowCell | undefined, column: DrillColumn, drawing: Drawing): ReactNode =>
  value === null || value === undefined || value === ''
    ? absent
    : cells[column.kind].draw(value, column, drawing)

/** The word for a stored value. */
export function valueWord(column: DrillColumn, value: string, { lang }: Pick<Formatter, 'lang'>): string {
  return column.choices?.[value]?.[lang] ?? value
}
