import { AppError } from '../../core/app-error.ts'
import type { IndexDefinition } from '../../core/indices/definition.ts'
import {
  type DefinitionColumn,
  definitionCells,
  definitionColumns,
} from '../../core/indices/definition-sheet.ts'
import type { Lang } from '../../core/words.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentNow } from '../moment.ts'
import { readIndices } from './definitions.ts'

const keys = Object.keys(definitionColumns) as DefinitionColumn[]
const numbers: readonly DefinitionColumn[] = ['max', 'threshold', 'decimals']
const isWords = (key: DefinitionColumn) => /(Vi|En)$/.test(key)

/**
 * The definition of an index as a workbook to change and to give back, or an example to overwrite.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-index
 */
export async function writeDefinitionTemplate(
  ctx: VerbContext,
  { index, lang }: { index?: string | undefined; lang: Lang },
): Promise<Buffer> {
  entitled(ctx.actor, 'manage-catalogue')
  const known = (await readIndices(ctx, momentNow(ctx.now))).get(index ?? '')?.at(-1)
  if (index !== undefined && !known) throw new AppError('unknown-index', { id: index.slice(0, 60) })
  return writeWorkbook({
    sheets: [
      {
        name: { vi: 'Bộ chỉ số', en: 'Index' }[lang],
        columns: keys.map((key) => ({
          header: definitionColumns[key][lang],
          width: isWords(key) ? 36 : 16,
          kind: numbers.includes(key) ? ('number' as const) : ('text' as const),
        })),
        rows: definitionCells(known ?? example, lang).map((cells) => keys.map((key) => cells[key] ?? null)),
        frozenRows: 1,
      },
    ],
  })
}

const component = {
  times: null,
  whenZero: 'zero',
  whenEmpty: 'missing',
  informative: false,
} as const

/** Every kind of row and of rule once. */
const example: IndexDefinition = {
  id: 'bo-chi-so-mau',
  fromOn: '2026-01-01',
  retiredOn: null,
  name: { vi: 'Bộ chỉ số mẫu (thay bằng tên thật)', en: 'Example index (put the real name here)' },
  short: { vi: 'Bộ chỉ số mẫu', en: 'Example index' },
  decimals: 2,
  public: false,
  kinds: ['city', 'department', 'commune'],
  source: { vi: 'Nơi công bố hoặc theo dõi', en: 'Who publishes or follows it' },
  caveat: null,
  documents: [],
  groups: [
    {
      id: 'dich-vu',
      name: { vi: 'Dịch vụ công', en: 'Public services' },
      components: [
        {
          ...component,
          id: 'DUNG_HAN',
          name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers settled on time' },
          numerator: { vi: 'Hồ sơ đúng hạn', en: 'Settled on time' },
          denominator: { vi: 'Hồ sơ đến hạn', en: 'Fallen due' },
          max: 60,
          threshold: null,
          spread: 'sum',
          countedBy: 'dossiers-settled-on-time',
        },
        {
          ...component,
          id: 'TRUC_TUYEN',
          name: { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers filed online' },
          numerator: { vi: 'Hồ sơ trực tuyến', en: 'Filed online' },
          denominator: { vi: 'Hồ sơ tiếp nhận', en: 'Received' },
          max: 40,
          threshold: 0.5,
          spread: 'sum',
          countedBy: 'dossiers-filed-online',
        },
      ],
    },
  ],
}
