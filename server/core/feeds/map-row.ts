import { dayOfInstant, isDay } from '../day.ts'
import type { Field } from '../ingest/targets.ts'
import { nfc } from '../text.ts'
import type { FieldSource, Mapping } from './feed.ts'

type Row = Readonly<Record<string, unknown>>

/** Looks into objects by a path with dots; a column whose own name has dots wins. */
export function at(row: Row, path: string): unknown {
  if (path in row) return row[path]
  let found: unknown = row
  for (const part of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Row)[part]
  }
  return found
}

/**
 * A row of a source as a row of ours. What cannot be read as what the field asks for stays as it is, so that whoever takes
 * the row refuses it by its own name; nothing is guessed. Columns that no field asks for are left out.
 */
export function mapRow(
  row: Row,
  fields: readonly Pick<Field, 'id' | 'kind'>[],
  mapping: Mapping,
): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const { id, kind } of fields) {
    const said = valueOf(row, mapping[id] ?? { from: id })
    if (said !== undefined) made[id] = readAs(said, kind)
  }
  return made
}

function valueOf(row: Row, { from, value, words }: FieldSource): unknown {
  if (value !== undefined) return value
  const found = from === undefined ? undefined : at(row, from)
  if (typeof found === 'string') {
    const text = nfc(found).trim()
    return words?.[text] ?? text
  }
  if (words && found !== null && found !== undefined) return words[String(found)] ?? found
  return found
}

const yes = ['true', 't', '1', 'có', 'yes']
const no = ['false', 'f', '0', 'không', 'no']

function readAs(said: unknown, kind: Field['kind']): unknown {
  if (said === '') return null
  if (kind === 'day' && typeof said === 'string') return dayIn(said) ?? said
  if (kind === 'flag' && (typeof said === 'string' || typeof said === 'number')) {
    const word = String(said).toLowerCase()
    return yes.includes(word) ? true : no.includes(word) ? false : said
  }
  return said
}

/** The day of an ISO instant in the city; one without a zone is the city's own. Other ways of writing a day are left alone. */
function dayIn(text: string): string | null {
  const [, day, zone] =
    /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text) ?? []
  if (!day || !isDay(day)) return null
  if (!zone) return day
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))
  return Number.isNaN(instant.getTime()) ? null : dayOfInstant(instant)
}
