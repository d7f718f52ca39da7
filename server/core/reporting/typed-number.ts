/** How a number is written: `vi` 1.579,5 and `en` 1,579.5. */
export type Convention = 'vi' | 'en'

/** Why a text is not taken for a number. Each calls for its own advice beside the cell. */
export type NumberRefusal =
  /** two conventions read it as two numbers: 1.579 */
  | 'ambiguous'
  /** a number, but only in the other convention: 12.5 where a comma is the decimal sign */
  | 'other-convention'
  /** percentages are never stored: 81,5% */
  | 'percent'
  /** more digits than a number can hold exactly */
  | 'too-long'
  /** digits were lost where it was copied: 1,5E+06 */
  | 'exponent'
  /** =A1+B1 */
  | 'formula'
  /** #N/A, #REF!, Err:502, ##### */
  | 'sheet-error'
  /** 1.200 đồng, $5, 12 người */
  | 'unit-attached'
  | 'not-a-number'

export type NumberReading =
  | { kind: 'number'; value: number }
  /** nothing, blanks or a dash: no value, never zero */
  | { kind: 'empty' }
  | { kind: 'refused'; why: NumberRefusal }

/** Decimal digits that a double keeps exactly, and that a spreadsheet shows (DBL_DIG of IEEE 754 binary64). */
const mostDigits = 15

/** Longer cells are prose; nothing is looked for in them. */
const longestCell = 100

/**
 * A number as someone types or pastes it, read or refused, never guessed. Without a known convention it is read
 * only where every convention that can read it agrees.
 */
export function readNumber(text: string, convention: Convention | 'unknown'): NumberReading {
  const cell = folded(text)
  if (/^[-–—]*$/.test(cell)) return { kind: 'empty' }
  if (convention !== 'unknown') return readAs(cell, convention)
  const vi = readAs(cell, 'vi')
  const en = readAs(cell, 'en')
  if (vi.kind === 'number' && en.kind === 'number') {
    return vi.value === en.value ? vi : refused('ambiguous')
  }
  const viSays = vi.kind === 'number' || vi.why !== 'other-convention'
  return viSays ? vi : en
}

type Read = Exclude<NumberReading, { kind: 'empty' }>

const refused = (why: NumberRefusal): Read => ({ kind: 'refused', why })

/** Full-width signs, the typographic minus and every width of space become the plain ones; invisible marks at the ends go. */
function folded(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length > longestCell) return trimmed
  return trimmed
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u2212', '-')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
}

/**
 * Groups are of three, begin with no zero and are parted by one kind of sign; a space parts them in either
 * convention. Leading zeros ("05 đơn vị") stand only in a number without signs.
 */
const shapeOf = (group: string, decimal: string) =>
  new RegExp(
    `^(?<sign>[+-]?)(?:(?<plain>\\d+)|(?<whole>0|[1-9]\\d*|[1-9]\\d{0,2}(?<group>[${group} ])\\d{3}(?:\\k<group>\\d{3})*)(?:[${decimal}](?<decimals>\\d+))?)$`,
  )
const shapes = { vi: shapeOf('.', ','), en: shapeOf(',', '.') } satisfies Record<Convention, RegExp>
const other = { vi: 'en', en: 'vi' } as const

function readAs(cell: string, convention: Convention): Read {
  if (cell.length > longestCell) return refused('not-a-number')
  const match = shapes[convention].exec(cell)
  if (!match?.groups) return refused(shapes[other[convention]].test(cell) ? 'other-convention' : whyNot(cell))
  const { sign, plain, whole = plain, decimals = '' } = match.groups
  const digits = (whole as string).replace(/\D/g, '')
  const significant = (digits + decimals.replace(/0+$/, '')).replace(/^0+/, '')
  if (significant.length > mostDigits) return refused('too-long')
  return { kind: 'number', value: Number(`${sign}${digits}.${decimals}`) + 0 }
}

const signsOfRefusal: readonly (readonly [sign: RegExp, why: NumberRefusal])[] = [
  [/^=/, 'formula'],
  [/^(?:#|Err:\d)/i, 'sheet-error'],
  [/\d ?%$/, 'percent'],
  [/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i, 'exponent'],
  [/^[+-]?\d[\d., ]*(?:\p{Sc}|\p{L}\D*)$/u, 'unit-attached'],
  [/^(?:\p{Sc}|[A-Z]{3}) ?[+-]?\d[\d., ]*$/u, 'unit-attached'],
]

const whyNot = (cell: string): NumberRefusal =>
  signsOfRefusal.find(([sign]) => sign.test(cell))?.[1] ?? 'not-a-number'
