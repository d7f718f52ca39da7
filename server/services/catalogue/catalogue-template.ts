import {
  type CatalogueColumn,
  catalogueCells,
  catalogueColumns,
} from '../../core/reporting/catalogue-sheet.ts'
import type { Lang } from '../../core/words.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { VerbContext } from '../context.ts'
import { readCatalogue } from './definitions.ts'

const numbers: readonly CatalogueColumn[] = [
  'position',
  'slack',
  'dueDay',
  'dueLag',
  'carries',
  'least',
  'most',
]
const keys = Object.keys(catalogueColumns) as CatalogueColumn[]
const isWords = (key: CatalogueColumn) => key.includes('.')

/**
 * The catalogue as a workbook to change and to give back: every definition a row, in the words of a language.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function writeCatalogueTemplate(ctx: VerbContext, lang: Lang): Promise<Buffer> {
  const { definitions } = await readCatalogue(ctx)
  return writeWorkbook({
    sheets: [
      {
        name: { vi: 'Danh mục chỉ số', en: 'Catalogue' }[lang],
        columns: keys.map((key) => ({
          header: catalogueColumns[key][lang],
          width: isWords(key) ? 36 : 16,
          kind: numbers.includes(key) ? ('number' as const) : ('text' as const),
        })),
        rows: definitions.map((definition) => {
          const cells = catalogueCells(definition, lang)
          return keys.map((key) => cells[key])
        }),
        frozenRows: 1,
      },
    ],
  })
}
