import type { DefinitionFault, DefinitionFields } from '../../../server/core/reporting/definition.ts'
import { levelAsTyped, levelOfTyped } from '../../../server/core/reporting/typed-level.ts'
import { readNumber } from '../../../server/core/reporting/typed-number.ts'
import type { Lang } from '../../../server/core/words.ts'

const wholes = ['position', 'dueDay', 'dueLag', 'carries'] as const
const levels = ['slack', 'least', 'most'] as const
type Typed = (typeof wholes)[number] | (typeof levels)[number] | 'retiredOn' | 'notAbove'
export type Field = keyof DefinitionFields
export type InTwo =
  | 'name'
  | 'short'
  | 'noun'
  | 'question'
  | 'formula'
  | 'numerator'
  | 'denominator'
  | 'source'
  | 'caveat'

/** A definition while it is filled in: numbers as typed, what may be missing as empty. */
export type Draft = Omit<DefinitionFields, Typed | 'denominator' | 'caveat' | 'reporters'> &
  Record<Typed, string> &
  Record<'denominator' | 'caveat', DefinitionFields['name']> & { reporters: string[] }

const none = { vi: '', en: '' }

/** Nothing but what is usual. */
export const emptyFields = (position: number): DefinitionFields => ({
  kpiId: '',
  fromOn: '',
  retiredOn: null,
  theme: '',
  position,
  name: none,
  short: none,
  noun: none,
  unit: 'share',
  shape: 'stock',
  better: 'higher',
  slack: 0.05,
  question: none,
  formula: none,
  numerator: none,
  denominator: none,
  source: none,
  caveat: null,
  documents: [],
  ownerCode: '',
  kinds: ['department'],
  reporters: null,
  cadence: 'month',
  dueDay: 25,
  dueLag: 0,
  carries: 1,
  least: null,
  most: null,
  notAbove: null,
  public: false,
  matrix: false,
  origin: 'office',
})

export function draftOf(fields: DefinitionFields, lang: Lang): Draft {
  const typed = (value: number | null) =>
    value === null ? '' : typedNumber(levelAsTyped(value, fields.unit), lang)
  return {
    ...fields,
    retiredOn: fields.retiredOn ?? '',
    notAbove: fields.notAbove ?? '',
    denominator: fields.denominator ?? none,
    caveat: fields.caveat ?? none,
    reporters: fields.reporters ?? [],
    position: String(fields.position),
    dueDay: String(fields.dueDay),
    dueLag: String(fields.dueLag),
    carries: String(fields.carries),
    slack: typed(fields.slack),
    least: typed(fields.least),
    most: typed(fields.most),
  }
}

/** Without signs between thousands, so that it is read back as the same. */
const typedNumber = (value: number, lang: Lang) =>
  lang === 'vi' ? String(value).replace('.', ',') : String(value)

/** What the draft says, and which numbers cannot be read; whether the rest can be is for the server to say. */
export function fieldsOfDraft(draft: Draft): {
  fields: DefinitionFields
  unread: Partial<Record<Field, 'number' | DefinitionFault>>
} {
  const unread: Partial<Record<Field, 'number' | DefinitionFault>> = {}
  const figure = (key: (typeof wholes)[number] | (typeof levels)[number]) => {
    const read = readNumber(draft[key], 'unknown')
    if (read.kind === 'refused') unread[key] = 'number'
    return read.kind === 'number' ? read.value : null
  }
  const level = (key: (typeof levels)[number]) => {
    const typed = figure(key)
    return typed === null ? null : levelOfTyped(typed, draft.unit)
  }
  const whole = (key: (typeof wholes)[number]) => {
    const typed = figure(key)
    if (typed === null || !Number.isInteger(typed)) unread[key] ??= 'number'
    return typed ?? 0
  }
  const wordsOrNone = ({ vi, en }: DefinitionFields['name']) => (vi.trim() || en.trim() ? { vi, en } : null)
  const fields: DefinitionFields = {
    ...draft,
    retiredOn: draft.retiredOn || null,
    notAbove: draft.notAbove || null,
    denominator: draft.unit === 'share' ? wordsOrNone(draft.denominator) : null,
    caveat: wordsOrNone(draft.caveat),
    reporters: draft.reporters.length > 0 ? draft.reporters : null,
    position: whole('position'),
    dueDay: whole('dueDay'),
    dueLag: whole('dueLag'),
    carries: whole('carries'),
    slack: level('slack') ?? 0,
    least: level('least'),
    most: level('most'),
  }
  return { fields, unread }
}

/** In which fields two definitions differ. */
export const differing = (a: DefinitionFields, b: DefinitionFields): Field[] =>
  (Object.keys(emptyFields(0)) as Field[]).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
