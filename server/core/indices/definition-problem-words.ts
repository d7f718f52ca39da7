import { cellName } from '../column-name.ts'
import type { Lang, Words } from '../words.ts'
import { type DefinitionProblem, definitionColumns, type SheetProblemCode } from './definition-sheet.ts'
import { indexFaultWords } from './definition-words.ts'

/** `{text}` is what stands there, `{field}` the column. */
const words: Partial<Record<SheetProblemCode, Words>> = {
  'no-rows': { vi: 'Tệp không có dòng nào khai báo bộ chỉ số.', en: 'No row of the file defines an index.' },
  'column-missing': { vi: 'Thiếu cột “{field}”.', en: 'The column “{field}” is missing.' },
  'column-twice': { vi: 'Cột “{text}” có hai lần.', en: 'The column “{text}” is there twice.' },
  'column-unknown': {
    vi: 'Không có cột nào tên “{text}”. Hãy dùng tệp mẫu.',
    en: 'No column is called “{text}”. Use the template.',
  },
  'unknown-row': {
    vi: '“{text}” không phải loại dòng. Ghi Bộ chỉ số, Nhóm hoặc Thành phần.',
    en: '“{text}” is no kind of row. Write Index, Group or Component.',
  },
  'index-first': {
    vi: 'Dòng đầu tiên phải là dòng Bộ chỉ số.',
    en: 'The first row must be the one of the index.',
  },
  'one-index': { vi: 'Mỗi tệp chỉ khai báo một bộ chỉ số.', en: 'A file defines one index.' },
  'group-first': {
    vi: 'Thành phần phải nằm dưới dòng của nhóm.',
    en: 'A component stands below the row of its group.',
  },
  'unknown-word': {
    vi: '“{text}” không thuộc các giá trị được chọn của cột này; xem tệp mẫu.',
    en: '“{text}” is none of the values of this column; see the template.',
  },
  'bad-day': { vi: '“{text}” không phải là ngày.', en: '“{text}” is no day.' },
}
const noNumber: Words = {
  vi: '“{text}” không phải là một số đọc được theo một cách duy nhất. Ghi 6,5 hoặc dùng ô kiểu số.',
  en: '“{text}” is not a number that can be read in one way only. Write 6.5, or use a cell of numbers.',
}

const longestQuote = 60

/** Where, in which column, what is wrong and what to do. */
export function definitionProblemSentence(
  { row, column, key, text, code }: DefinitionProblem,
  lang: Lang,
): string {
  const said = code.startsWith('number: ')
    ? noNumber
    : (words[code] ?? indexFaultWords[code as keyof typeof indexFaultWords])
  const field = key ? definitionColumns[key][lang] : ''
  const params: Record<string, string> = { text: text.slice(0, longestQuote), field }
  const filled = said[lang].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  const place = column === null ? { vi: `Dòng ${row}`, en: `Row ${row}` }[lang] : cellName(row, column)
  return `${place}${field && code !== 'column-missing' ? ` (${field})` : ''}: ${filled}`
}
