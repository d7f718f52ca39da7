import { rowsOf } from '../../../db/rows.ts'
import type { Stage } from '../../core/deadline.ts'
import { formatter } from '../../core/format.ts'
import type { TaskQuestion } from '../../core/tasks/answers.ts'
import type { Lang, Words } from '../../core/words.ts'
import { type WorkbookColumn, writeWorkbook } from '../../sheets/write-workbook.ts'
import type { Context } from '../context.ts'
import { momentOf } from '../moment.ts'
import { mustSeeSome } from '../must-see.ts'
import { officeNamed, readOffices } from '../offices.ts'
import { listSql } from './list.ts'
import type { TaskFound } from './row.ts'

/** More than any yearly list or month of a city holds. */
const mostRows = 50_000

type Column = { header: Words; width: number; kind: WorkbookColumn['kind'] }

/** The form of the Government Office: the annex of TB 624/TB-VPCP of 16 November 2025 (domain notes 4.1). */
const columns: readonly Column[] = [
  { header: { vi: 'STT', en: 'No.' }, width: 6, kind: 'number' },
  { header: { vi: 'Nhiệm vụ', en: 'Task' }, width: 60, kind: 'text' },
  { header: { vi: 'Văn bản giao nhiệm vụ', en: 'Assigning document' }, width: 30, kind: 'text' },
  { header: { vi: 'Cơ quan chủ trì thực hiện', en: 'Lead office' }, width: 32, kind: 'text' },
  { header: { vi: 'Thời hạn hoàn thành', en: 'Deadline' }, width: 14, kind: 'date' },
  { header: { vi: 'Kết quả thực hiện', en: 'Result' }, width: 48, kind: 'text' },
  { header: { vi: 'Ngày hoàn thành', en: 'Done on' }, width: 14, kind: 'date' },
  { header: { vi: 'Trạng thái', en: 'Status' }, width: 24, kind: 'text' },
]

const underWay: Words = { vi: 'Đang thực hiện', en: 'Under way' }
const done: Words = { vi: 'Đã hoàn thành', en: 'Completed' }
/** The form's words; what is overdue and open is said as such beside them, since the form would hide it. */
const statusWords: Record<Stage, Words> = {
  overdue: { vi: 'Đang thực hiện (quá hạn)', en: 'Under way (overdue)' },
  'due-today': underWay,
  'due-soon': underWay,
  'not-due': underWay,
  'no-deadline': underWay,
  'done-on-time': done,
  done,
  'done-late': { vi: 'Đã hoàn thành quá hạn', en: 'Completed late' },
  stopped: { vi: 'Tạm dừng', en: 'Suspended' },
}
const cancelled: Words = { vi: 'Không còn phù hợp', en: 'Cancelled' }

const sheetName: Words = { vi: 'Nhiệm vụ', en: 'Tasks' }
const asOfLine: Words = { vi: 'Dữ liệu tính đến ngày', en: 'Data as of' }
const sampleLine: Words = {
  vi: 'Có số liệu minh họa: số liệu mẫu, không phải số liệu chính thức',
  en: 'Holds illustrative figures: sample data, not official',
}

/**
 * The tasks of a list, all pages of it, as a workbook in the form that the Government Office uses.
 * @throws AppError those of `readTaskList`
 */
export async function exportTasks(
  ctx: Context,
  question: Omit<TaskQuestion, 'page' | 'size'>,
  lang: Lang,
): Promise<{ fileName: string; bytes: Buffer }> {
  mustSeeSome(ctx)
  const moment = await momentOf(ctx, question.asOf)
  const offices = await readOffices(ctx, moment)
  const year = question.year ?? Number(moment.day.slice(0, 4))
  const statement = listSql(ctx, { ...question, year }, { moment, offices, page: 1, size: mostRows })
  const [answer] = await rowsOf<{ rows: { task: TaskFound }[] | null; sample: boolean }>(ctx.db, statement)
  const { day } = moment
  const hasCome = (on: string | null) => on !== null && on <= day
  const bytes = await writeWorkbook({
    sheets: [
      {
        name: sheetName[lang],
        above: [
          `${asOfLine[lang]} ${formatter(lang).day(day)}`,
          ...(answer?.sample ? [sampleLine[lang]] : []),
        ],
        columns: columns.map(({ header, ...column }) => ({ ...column, header: header[lang] })),
        rows: (answer?.rows ?? []).map(({ task }, i) => [
          i + 1,
          lang === 'vi' ? task.nameVi : task.nameEn,
          task.assignedBy,
          officeNamed(offices, task.office).name[lang],
          task.dueOn,
          task.result,
          hasCome(task.doneOn) ? task.doneOn : null,
          (task.stage === 'stopped' && task.stopKind === 'cancelled' ? cancelled : statusWords[task.stage])[
            lang
          ],
        ]),
        frozenRows: answer?.sample ? 3 : 2,
      },
    ],
  })
  return { fileName: { vi: `nhiem-vu-${day}.xlsx`, en: `tasks-${day}.xlsx` }[lang], bytes }
}
