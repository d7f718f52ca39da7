import type { kpiDefinitions } from '../../../db/schema/reporting.ts'
import type { DefinitionFields, DefinitionRow } from '../../core/reporting/definition.ts'
import type { Words } from '../../core/words.ts'
import type { Definition } from '../../kpis/reported.ts'

type Row = typeof kpiDefinitions.$inferSelect

/** What is both named in two languages and stored in two columns. */
const worded = ['name', 'short', 'noun', 'question', 'formula', 'numerator', 'source'] as const
const wordedOrNot = ['denominator', 'caveat'] as const

export const definitionCode = ({ kpiId, fromOn }: Pick<DefinitionFields, 'kpiId' | 'fromOn'>): string =>
  `${kpiId}@${fromOn}`

const clean = (text: string) => text.normalize('NFC').trim()

export function factsOf(fields: DefinitionFields): Definition {
  const { name, short, noun, question, formula, numerator, source, denominator, caveat, ...plain } = fields
  const two = { name, short, noun, question, formula, numerator, source }
  return {
    ...plain,
    code: definitionCode(fields),
    ...(Object.fromEntries(
      worded.flatMap((key) => [
        [`${key}Vi`, clean(two[key].vi)],
        [`${key}En`, clean(two[key].en)],
      ]),
    ) as Record<`${(typeof worded)[number]}${'Vi' | 'En'}`, string>),
    denominatorVi: fields.unit === 'share' && denominator ? clean(denominator.vi) : null,
    denominatorEn: fields.unit === 'share' && denominator ? clean(denominator.en) : null,
    caveatVi: (caveat && clean(caveat.vi)) || null,
    caveatEn: (caveat && clean(caveat.en)) || null,
  }
}

export const definitionRow = (row: Row): DefinitionRow => ({
  ...fieldsOf(row),
  code: row.code,
  version: row.versionId,
  recordedAt: new Date(row.knownFrom).toISOString(),
  recordedBy: row.recordedBy,
})

export function fieldsOf(row: Row): DefinitionFields {
  const words = (key: (typeof worded)[number]): Words => ({ vi: row[`${key}Vi`], en: row[`${key}En`] })
  const wordsOrNull = (key: (typeof wordedOrNot)[number]): Words | null => {
    const vi = row[`${key}Vi`]
    return vi === null ? null : { vi, en: row[`${key}En`] ?? vi }
  }
  return {
    kpiId: row.kpiId,
    fromOn: row.fromOn,
    retiredOn: row.retiredOn,
    theme: row.theme,
    position: row.position,
    name: words('name'),
    short: words('short'),
    noun: words('noun'),
    unit: row.unit,
    shape: row.shape,
    better: row.better,
    slack: row.slack,
    question: words('question'),
    formula: words('formula'),
    numerator: words('numerator'),
    denominator: wordsOrNull('denominator'),
    source: words('source'),
    caveat: wordsOrNull('caveat'),
    documents: row.documents,
    ownerCode: row.ownerCode,
    kinds: row.kinds as DefinitionRow['kinds'],
    reporters: row.reporters,
    cadence: row.cadence,
    dueDay: row.dueDay,
    dueLag: row.dueLag,
    carries: row.carries,
    least: row.least,
    most: row.most,
    notAbove: row.notAbove,
    public: row.public,
    matrix: row.matrix,
    origin: row.origin,
  }
}
