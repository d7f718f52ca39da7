import type { Db } from '../../../../db/client.ts'
import { kpiDefinitions, reportedValues } from '../../../../db/schema/reporting.ts'
import { recordVersion } from '../../../../db/versions.ts'
import { addDays } from '../../../core/day.ts'
import { type Period, parsePeriod } from '../../../core/period.ts'
import { valueCode } from '../../../core/reporting/due.ts'
import { standsUntil } from '../../../core/reporting/stands.ts'
import type { Vintage } from '../../../core/reporting/vintage.ts'
import type { Definition } from '../../../kpis/reported.ts'

/** A reported KPI of a test: a monthly share of every department, public, due on the 25th. */
export function definitionOf(own: Partial<Definition> & { kpiId: string }): Definition {
  const fromOn = own.fromOn ?? '2024-01-01'
  return {
    code: `${own.kpiId}@${fromOn}`,
    fromOn,
    retiredOn: null,
    theme: 'work',
    position: 900,
    nameVi: `Chỉ số ${own.kpiId}`,
    nameEn: `Indicator ${own.kpiId}`,
    shortVi: own.kpiId,
    shortEn: own.kpiId,
    nounVi: 'hồ sơ',
    nounEn: 'files',
    unit: 'share',
    shape: 'stock',
    better: 'higher',
    slack: 0.05,
    questionVi: 'Bao nhiêu hồ sơ?',
    questionEn: 'How many files?',
    formulaVi: 'Tử số chia mẫu số.',
    formulaEn: 'Numerator over denominator.',
    numeratorVi: 'Hồ sơ điện tử',
    numeratorEn: 'Digital files',
    denominatorVi: 'Hồ sơ',
    denominatorEn: 'Files',
    sourceVi: 'Đơn vị báo cáo',
    sourceEn: 'Reports of the offices',
    caveatVi: null,
    caveatEn: null,
    documents: [],
    ownerCode: 'VPUBND',
    kinds: ['department'],
    reporters: null,
    cadence: 'month',
    dueDay: 25,
    dueLag: 0,
    carries: 1,
    least: 0,
    most: 1,
    notAbove: null,
    public: true,
    matrix: false,
    origin: 'office',
    ...own,
  }
}

/** Records definitions as known since the first day of the year. */
export async function define(db: Db, ...definitions: Definition[]): Promise<void> {
  for (const definition of definitions)
    await recordVersion(db, kpiDefinitions, definition.code, {
      at: '2024-01-01T00:00:00+07:00',
      by: 'a test',
      facts: definition,
    })
}

type Approved = {
  office: string
  period: string
  numerator: number
  denominator?: number | null
  vintage?: Vintage
  /** when it was approved; a day after its period where nothing is said */
  at?: string
}

/** A value in force, as approval would have recorded it. */
export async function approve(
  db: Db,
  { kpiId, carries }: Pick<Definition, 'kpiId' | 'carries'>,
  { office, period, numerator, denominator = null, vintage = 'official', at }: Approved,
): Promise<void> {
  const of = parsePeriod(period) as Period
  const code = valueCode(kpiId, office, period)
  await recordVersion(db, reportedValues, code, {
    at: at ?? `${addDays(of.end, 1)}T08:00:00+07:00`,
    by: 'a reviewer',
    facts: {
      code,
      kpiId,
      officeCode: office,
      period,
      startOn: of.start,
      endOn: of.end,
      standsUntil: standsUntil(of, carries),
      numerator,
      denominator,
      vintage,
      enteredBy: 'an officer',
      endorsedBy: 'a head',
      sentOn: of.end,
      sample: false,
    },
  })
}
