import { reportedValues } from '../../db/schema/reporting.ts'
import { type Day, dayOfInstant, minDay } from '../../server/core/day.ts'
import { standsUntil } from '../../server/core/reporting/stands.ts'
import type { Figure, Report, Told } from './reports.ts'
import type { Telling } from './telling.ts'
import { headOf, officerOf, reviewer } from './told-by.ts'
import type { Verdict } from './verdict.ts'
import { type Facts, type TableRows, versionsOf } from './versions.ts'

const explanations = [
  'Thiếu nhân lực chuyên trách công nghệ thông tin; đã đề nghị bổ sung trong quý tới',
  'Phần mềm đang nâng cấp, một phần công việc còn làm trên giấy; dự kiến xong trong tháng tới',
  'Hạ tầng, đường truyền tại một số đơn vị trực thuộc chưa đáp ứng; đã có kế hoạch khắc phục',
  'Chờ cấp kinh phí năm 2024 để triển khai phần còn lại',
  'Đơn vị trực thuộc gửi số liệu chậm; đã có văn bản đôn đốc',
] as const

/** What an office says of a value that is behind its target; the same value is explained by the same words. */
export function explanationOf(
  verdict: Verdict,
  { definition, office, period, code }: Report,
  figure: Figure,
  on: Day,
): string | null {
  if (verdict(definition, office, figure, minDay(period.end, on)) !== 'behind') return null
  const place = [...code].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0)
  return explanations[place % explanations.length] as string
}

type Version = Facts<typeof reportedValues> & {
  versionId: number
  knownFrom: string
  knownTo: string
  recordedBy: string
}

/** Every version of every value in force, numbered from 1: work under way says which of them it began from. */
export function reportedValueVersions(
  telling: Telling,
  reports: readonly Report[],
  verdict: Verdict,
): Version[] {
  const said = (report: Report, told: Told) => ({
    ...told.figure,
    vintage: told.vintage,
    note: told.note ?? null,
    source: told.source ?? null,
    explanation: explanationOf(verdict, report, told.figure, dayOfInstant(new Date(told.at))),
  })
  return reports
    .flatMap((report) => {
      const [first, ...later] = report.told
      if (!first) return []
      const { definition, office, period } = report
      const facts: Facts<typeof reportedValues> = {
        code: report.code,
        kpiId: definition.kpiId,
        officeCode: office,
        period: period.id,
        ...said(report, first),
        enteredBy: first.by === reviewer ? officerOf(office) : first.by,
        sentOn: report.sentOn,
        startOn: period.start,
        endOn: period.end,
        standsUntil: standsUntil(period, definition.carries),
        endorsedBy: first.by === reviewer ? headOf(office) : first.by,
        sample: report.sample,
      }
      return versionsOf(
        { at: first.at, by: first.by, facts },
        later.map((told) => ({ at: told.at, by: told.by, set: said(report, told) })),
        telling.clock,
      )
    })
    .map((version, i) => ({ versionId: i + 1, ...version }))
}

export const reportedValueRows = (versions: readonly Version[]): TableRows => ({
  table: reportedValues,
  rows: versions,
  numbered: true,
})

/** The number of the version in force of a value, or null. */
export function versionInForce(versions: readonly Version[]): (code: string) => Version | null {
  const open = new Map(versions.flatMap((v) => (v.knownTo === 'infinity' ? [[v.code, v] as const] : [])))
  return (code) => open.get(code) ?? null
}
