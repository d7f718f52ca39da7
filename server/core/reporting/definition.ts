import { type Day, isDay } from '../day.ts'
import type { Better } from '../status.ts'
import type { Unit } from '../value.ts'
import type { Words } from '../words.ts'
import type { Cadence } from './due.ts'

/** The definition of a reported KPI as an administrator writes it: one of perhaps several, each from a day on. */
export type DefinitionFields = {
  kpiId: string
  /** periods that end on this day or later are reported by it */
  fromOn: Day
  /** the first day on which it is asked for no longer */
  retiredOn: Day | null
  theme: string
  position: number
  name: Words
  short: Words
  noun: Words
  unit: Unit
  shape: 'stock' | 'flow'
  better: Better
  slack: number
  question: Words
  formula: Words
  numerator: Words
  denominator: Words | null
  source: Words
  caveat: Words | null
  documents: string[]
  ownerCode: string
  kinds: ('department' | 'district' | 'commune')[]
  reporters: string[] | null
  cadence: Cadence
  dueDay: number
  dueLag: number
  carries: number
  least: number | null
  most: number | null
  notAbove: string | null
  public: boolean
  matrix: boolean
  origin: 'office' | 'centre'
}

/** `version` says which state of it was seen. */
export type DefinitionRow = DefinitionFields & {
  code: string
  version: number
  recordedAt: string
  recordedBy: string
}

export const definitionFaults = [
  'bad-id',
  'id-taken',
  'words-missing',
  'short-too-long',
  'denominator-missing',
  'unknown-theme',
  'unknown-office',
  'unknown-document',
  'unknown-kpi',
  'nobody-reports',
  'not-of-kinds',
  'bad-day',
  'bad-due-day',
  'bad-range',
  'unit-changed',
  'twice',
] as const
export type DefinitionFault = (typeof definitionFaults)[number]
/** Which field is wrong, and how. */
export type FieldFault = { field: keyof DefinitionFields; why: DefinitionFault }

const longestShort = 32
const longestLag = 24

/** What is known around a definition, to check it by. */
export type Surroundings = {
  themes: readonly string[]
  /** each with its kind */
  offices: ReadonlyMap<string, string>
  documents: ReadonlySet<string>
  /** ids that computed KPIs have */
  computed: ReadonlySet<string>
  /** reported KPIs there are, each with its unit */
  reported: ReadonlyMap<string, Unit>
}

/** Everything that keeps a definition from being recorded; nothing: it can be. */
export function faultsOf(fields: DefinitionFields, around: Surroundings): FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (isWrong: boolean, field: keyof DefinitionFields, why: DefinitionFault) => {
    if (isWrong) faults.push({ field, why })
  }
  const blank = ({ vi, en }: Words) => vi.trim() === '' || en.trim() === ''
  const isLong = (text: string) => text.normalize('NFC').trim().length > longestShort
  fault(!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(fields.kpiId) || fields.kpiId.length > 60, 'kpiId', 'bad-id')
  fault(around.computed.has(fields.kpiId), 'kpiId', 'id-taken')
  for (const field of ['name', 'short', 'noun', 'question', 'formula', 'numerator', 'source'] as const)
    fault(blank(fields[field]), field, 'words-missing')
  fault(isLong(fields.short.vi) || isLong(fields.short.en), 'short', 'short-too-long')
  // Wholly empty it is none; in one language it is half of one.
  const { caveat } = fields
  fault(
    caveat !== null && blank(caveat) && `${caveat.vi}${caveat.en}`.trim() !== '',
    'caveat',
    'words-missing',
  )
  fault(
    fields.unit === 'share' && (fields.denominator === null || blank(fields.denominator)),
    'denominator',
    'denominator-missing',
  )
  fault(!around.themes.includes(fields.theme), 'theme', 'unknown-theme')
  fault(!around.offices.has(fields.ownerCode), 'ownerCode', 'unknown-office')
  const reporters = fields.reporters ?? []
  const isUnknown = reporters.some((code) => !around.offices.has(code))
  fault(isUnknown, 'reporters', 'unknown-office')
  const kinds: readonly string[] = fields.kinds
  // An office that is named but not of the kinds would never be asked.
  fault(
    !isUnknown &&
      kinds.length > 0 &&
      reporters.some((code) => !kinds.includes(around.offices.get(code) ?? '')),
    'reporters',
    'not-of-kinds',
  )
  fault(
    fields.documents.some((code) => !around.documents.has(code)),
    'documents',
    'unknown-document',
  )
  fault(kinds.length === 0, 'kinds', 'nobody-reports')
  fault(fields.reporters?.length === 0, 'reporters', 'nobody-reports')
  fault(!isDay(fields.fromOn), 'fromOn', 'bad-day')
  fault(
    fields.retiredOn !== null && (!isDay(fields.retiredOn) || fields.retiredOn <= fields.fromOn),
    'retiredOn',
    'bad-day',
  )
  fault(!isWhole(fields.dueDay, 1, 31), 'dueDay', 'bad-due-day')
  fault(!isWhole(fields.dueLag, 0, longestLag), 'dueLag', 'bad-due-day')
  fault(!isWhole(fields.carries, 0, longestLag), 'carries', 'bad-range')
  fault(!(fields.slack >= 0), 'slack', 'bad-range')
  fault(fields.least !== null && fields.most !== null && fields.least > fields.most, 'most', 'bad-range')
  fault(
    fields.notAbove !== null && (fields.notAbove === fields.kpiId || !around.reported.has(fields.notAbove)),
    'notAbove',
    'unknown-kpi',
  )
  const unit = around.reported.get(fields.kpiId)
  // Figures of two units cannot stand in one series: another unit is another KPI.
  fault(unit !== undefined && unit !== fields.unit, 'unit', 'unit-changed')
  return faults
}

const isWhole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most
