import { AppError } from '../../core/app-error.ts'
import { formatter } from '../../core/format.ts'
import { parsePeriod } from '../../core/period.ts'
import { cadences } from '../../core/reporting/due.ts'
import { type ReportColumn, reportColumns } from '../../core/reporting/report-sheet.ts'
import { vintageWords } from '../../core/reporting/vintage.ts'
import { fold } from '../../core/text.ts'
import type { Lang } from '../../core/words.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { officeOf, readOffices } from '../offices.ts'
import { readAskedFor, recentPeriods } from './asked-for.ts'
import { readSubjects } from './subjects.ts'

export type TemplateQuestion = { office: string; period?: string | undefined; lang: Lang }

const widths: Record<ReportColumn, number> = {
  kpi: 34,
  name: 52,
  unit: 16,
  period: 14,
  numerator: 14,
  denominator: 14,
  vintage: 14,
  source: 28,
  note: 28,
  explanation: 36,
}
const isNumber = (key: ReportColumn) => key === 'numerator' || key === 'denominator'

/**
 * The workbook that an office fills in: a row for every value asked of it in a period (or in the newest of each
 * cadence), with what is entered or in force already.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-office, bad-period
 */
export async function writeTemplate(
  ctx: VerbContext,
  { office: code, period: asked, lang }: TemplateQuestion,
): Promise<{ fileName: string; bytes: Buffer }> {
  entitled(ctx.actor, 'see-entries', code)
  const office = officeOf(await readOffices(ctx, await momentOf(ctx, undefined)), code)
  const period = asked === undefined ? undefined : parsePeriod(asked)
  if (asked !== undefined && !period) throw new AppError('bad-period', { period: asked.slice(0, 40) })
  const periods = period ? [period] : cadences.flatMap((cadence) => recentPeriods(ctx, cadence, 1))
  const wanted = await readAskedFor(ctx, { offices: [code], periods })
  const subjects = await readSubjects(ctx.db, wanted)
  const f = formatter(lang)
  const keys = Object.keys(reportColumns) as ReportColumn[]
  const rows = wanted.map(({ code: value, kpi, period: id, definition }) => {
    const { entry, value: inForce } = subjects(value)
    const known = entry ?? inForce
    const cells: Record<ReportColumn, string | number | null> = {
      kpi,
      name: definition.name[lang],
      unit: definition.unit === 'share' ? '%' : definition.noun[lang],
      period: f.period(id),
      numerator: known?.numerator ?? null,
      denominator: known?.denominator ?? null,
      vintage: vintageWords[known?.vintage ?? 'official'][lang],
      source: known?.source ?? null,
      note: known?.note ?? null,
      explanation: known?.explanation ?? null,
    }
    return keys.map((key) => cells[key])
  })
  const bytes = await writeWorkbook({
    sheets: [
      {
        name: { vi: 'Báo cáo', en: 'Report' }[lang],
        columns: keys.map((key) => ({
          header: reportColumns[key].head[lang],
          width: widths[key],
          kind: isNumber(key) ? ('number' as const) : ('text' as const),
        })),
        rows,
        frozenRows: 1,
      },
    ],
  })
  const name = fold(`${{ vi: 'bao cao', en: 'report' }[lang]} ${office.code} ${asked ?? ''}`).trim()
  return { fileName: `${name.replaceAll(/[^a-z0-9]+/g, '-')}.xlsx`, bytes }
}
