import type { AuditRow } from '../../../server/core/access.ts'
import { type State, states, stateWords } from '../../../server/core/approval/states.ts'
import { isDay } from '../../../server/core/day.ts'
import { type ErrorCode, errorSentence, errorWords } from '../../../server/core/error-words.ts'
import type { Formatter } from '../../../server/core/format.ts'
import { isTargetId, targets } from '../../../server/core/ingest/targets.ts'
import { type Vintage, vintages, vintageWords } from '../../../server/core/reporting/vintage.ts'
import {
  type Role,
  roles,
  roleWords,
  type TokenVerb,
  tokenVerbs,
  tokenVerbWords,
} from '../../../server/core/roles.ts'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import type { Vocabulary } from '../../locales/vi.ts'

/** What the words of the log are made with. */
export type Reader = {
  words: Vocabulary['audit']
  format: Formatter
  offices: readonly OfficeRef[]
}

const isRole = (value: unknown): value is Role => roles.some((role) => role === value)
const isTokenVerb = (value: unknown): value is TokenVerb => tokenVerbs.some((verb) => verb === value)
const isState = (value: unknown): value is State => states.some((state) => state === value)
const isVintage = (value: unknown): value is Vintage => vintages.some((vintage) => vintage === value)
const isCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorWords, value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const countOf = (value: unknown, format: Formatter): string =>
  typeof value === 'number' ? format.number(value) : ''

type Facts = Record<string, unknown>
const factsOf = (value: unknown): Facts =>
  typeof value === 'object' && value !== null ? (value as Facts) : {}

const officeText = (code: unknown, { offices, format }: Reader): string =>
  offices.find((office) => office.code === code)?.name[format.lang] ?? textOf(code)

/** "Cấp vai trò “Cán bộ đơn vị, Sở Y tế” cho …": what was done, in a sentence. */
export function auditSentence(row: AuditRow, reader: Reader): string {
  const { words, format } = reader
  const { lang } = format
  const [was, is] = [factsOf(row.before), factsOf(row.after)]
  const facts = { ...was, ...is }
  const { kind, id } = row.subject
  const listed = kind === 'rows' && isTargetId(id) ? targets[id].name[lang] : null
  const named = listed ?? row.subject.name ?? textOf(facts.name)
  const isPerson = kind === 'person'
  // A refusal may concern nobody at all; everything else is done to somebody.
  const isNobody = row.verb === 'session.refused' && !row.subject.id
  return words.sentences[row.verb]({
    subject: named || (isNobody ? '' : isPerson ? words.someone : isDay(id) ? format.day(id) : id),
    role: isRole(facts.role) ? roleWords[facts.role][lang] : textOf(facts.role),
    office: row.office?.name[lang] ?? officeText(facts.office ?? facts.officeCode, reader),
    how: howText(is, reader),
    was: countOf(was.cap, format) || textOf(was.address),
    is: countOf(is.cap, format),
    count: countOf(is.ended ?? is.changed, format) || format.number(countIn(row)),
    values: words.values(countIn(row), format.number(countIn(row))),
    period: format.periodInText(id),
    again: is.again === true,
    lent: Boolean(is.delegatedBy),
  })
}

/** How many an entry is about, which leaves one record of each. */
const countIn = ({ before, after }: AuditRow): number => {
  const records = after ?? before
  return Array.isArray(records) ? records.length : 0
}

/** The way somebody came in, or why not. */
function howText({ by, reason }: Facts, { words, format }: Reader): string {
  if (isCode(reason)) return errorSentence(reason, {}, format.lang).replace(/\.$/, '')
  const ways: Record<string, string> = words.ways
  const way = textOf(by)
  return ways[way] ?? way
}

/** `head@SYT (delegated)` → "Thủ trưởng đơn vị, Sở Y tế, được ủy quyền" */
export function actingText(actingAs: string, reader: Reader): string | null {
  const { words, format } = reader
  if (actingAs === 'self') return words.self
  const [, role, office, lent] = /^([a-z]+)(?:@([^ ]+))?( \(delegated\))?$/.exec(actingAs) ?? []
  if (!isRole(role)) return null
  return [roleWords[role][format.lang], office ? officeText(office, reader) : '', lent ? words.lentRole : '']
    .filter(Boolean)
    .join(', ')
}

export function fieldText(field: string, { words }: Reader): string {
  const fields: Record<string, string> = words.fields
  return Object.hasOwn(fields, field) ? (fields[field] ?? field) : field
}

const officeFields = ['office', 'officeCode', 'officeCodes', 'chargedOfficeCode', 'coordinating']
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** A value as a person reads it. */
export function valueText(field: string, value: unknown, reader: Reader): string {
  const { words, format } = reader
  const { lang } = format
  if (Array.isArray(value)) return format.list(value.map((one) => valueText(field, one, reader)))
  if (typeof value === 'object' && value !== null) return recordText(value as Facts, reader)
  if (value === null || value === undefined || value === '') return words.nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return format.number(value)
  if (officeFields.includes(field)) return officeText(value, reader)
  if (field === 'role' && isRole(value)) return roleWords[value][lang]
  if (field === 'verbs' && isTokenVerb(value)) return tokenVerbWords[value][lang]
  if (field === 'lang' && (value === 'vi' || value === 'en')) return words.languages[value]
  if (field === 'state' && isState(value)) return stateWords[value][lang].toLowerCase()
  if (field === 'vintage' && isVintage(value)) return vintageWords[value][lang].toLowerCase()
  if (field === 'by') return howText({ by: value }, reader)
  if (field === 'reason') return howText({ reason: value }, reader) || textOf(value)
  const text = String(value)
  if (isDay(text)) return format.day(text)
  return instantPattern.test(text) ? instantText(text, format) : text
}

/** "dti/SYT/2024-10: trạng thái đã nhập; tử số 19": one value of an entry about several. */
function recordText({ code, ...facts }: Facts, reader: Reader): string {
  const said = Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([field, value]) => `${fieldText(field, reader).toLowerCase()} ${valueText(field, value, reader)}`)
    .join('; ')
  return [textOf(code), said].filter(Boolean).join(': ')
}

/** Day and time with seconds, which are the same in every zone. */
export function instantText(iso: string, format: Formatter): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  return `${format.instant(iso)}:${String(at.getUTCSeconds()).padStart(2, '0')}`
}
