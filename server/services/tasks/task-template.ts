import { dayOfInstant } from '../../core/day.ts'
import { type TaskColumn, taskColumns } from '../../core/tasks/task-sheet.ts'
import type { Lang, Words } from '../../core/words.ts'
import { type ColumnKind, writeWorkbook } from '../../sheets/write-workbook.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { existsOn, readOffices } from '../offices.ts'

const form: Record<TaskColumn, readonly [width: number, kind: ColumnKind]> = {
  number: [6, 'number'],
  code: [16, 'text'],
  name: [60, 'text'],
  nameEn: [40, 'text'],
  assignedBy: [36, 'text'],
  office: [34, 'text'],
  coordinating: [34, 'text'],
  person: [30, 'text'],
  responsibility: [36, 'text'],
  product: [36, 'text'],
  authority: [36, 'text'],
  dueOn: [16, 'date'],
  listedOn: [16, 'date'],
  note: [30, 'text'],
}
const keys = Object.keys(taskColumns) as TaskColumn[]
/** Rows to fill in, formatted for their columns. */
const emptyRows = 100

const sheetNames = {
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  offices: { vi: 'Danh sách cơ quan', en: 'Offices' },
} satisfies Record<string, Words>
const officeHeads = {
  code: { vi: 'Mã', en: 'Code' },
  name: { vi: 'Tên', en: 'Name' },
} satisfies Record<string, Words>

/**
 * A workbook to write a yearly list in, with the offices that tasks can be given to on a sheet of their own.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function writeTaskTemplate(ctx: VerbContext, lang: Lang): Promise<Buffer> {
  entitled(ctx.actor, 'manage-tasks')
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const today = dayOfInstant(ctx.now)
  return writeWorkbook({
    sheets: [
      {
        name: sheetNames.tasks[lang],
        columns: keys.map((key) => ({
          header: taskColumns[key][lang],
          width: form[key][0],
          kind: form[key][1],
        })),
        rows: Array.from({ length: emptyRows }, () => keys.map(() => null)),
        frozenRows: 1,
      },
      {
        name: sheetNames.offices[lang],
        columns: [
          { header: officeHeads.code[lang], width: 14, kind: 'text' },
          { header: officeHeads.name[lang], width: 50, kind: 'text' },
        ],
        rows: [...offices.values()]
          .filter((one) => one.kind !== 'city' && existsOn(one, today))
          .map(({ code, name }) => [code, name[lang]]),
        frozenRows: 1,
      },
    ],
  })
}
