import { isDay } from '../day.ts'
import { formatter } from '../format.ts'
import { type Period, parsePeriod } from '../period.ts'
import { fold } from '../text.ts'
import { langs } from '../words.ts'

const plainOf = (text: string) => fold(text).replaceAll(/\s+/g, ' ')
const months = Array.from({ length: 12 }, (_, at) => `-${String(at + 1).padStart(2, '0')}`)
const tails = [...months, '-Q1', '-Q2', '-Q3', '-Q4', '-H1', '-H2', '-9M', '']
const formatters = langs.map(formatter)
const names = new Map<string, ReadonlyMap<string, Period>>()
const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** Vietnamese ways of writing a period; `y` is the year, `n` which of that grain. */
const spellings: readonly (readonly [shape: RegExp, tail: (n: string) => string])[] = [
  [/^(?:thang |ky |month |t)?(?<n>\d{1,2})(?:\/| nam |\s)(?<y>\d{4})$/, (n) => `-${n.padStart(2, '0')}`],
  [/^(?<y>\d{4})[-/](?<n>\d{1,2})$/, (n) => `-${n.padStart(2, '0')}`],
  [
    /^(?:quy |q|quarter )(?<n>i{1,3}|iv|[1-4])(?:[/-]| nam |, nam |\s)(?<y>\d{4})$/,
    (n) => `-Q${roman[n] ?? n}`,
  ],
  [/^(?<n>i{1,3}|iv)\/(?<y>\d{4})$/, (n) => `-Q${roman[n]}`],
  [/^(?<y>\d{4})[-/ ]?q(?<n>[1-4])$/, (n) => `-Q${n}`],
  [/^6 thang (?<n>dau|cuoi) nam (?<y>\d{4})$/, (n) => (n === 'dau' ? '-H1' : '-H2')],
  [/^6 ?(?:thang|t)(?:\/| nam |\s)(?<y>\d{4})$/, () => '-H1'],
  [/^9 ?(?:thang|t)(?:\/| nam | dau nam |\s)(?<y>\d{4})$/, () => '-9M'],
  [/^(?<y>\d{4})-(?:h(?<n>[12])|6m)$/, (n) => `-H${n || 1}`],
  [/^(?<y>\d{4})-9m$/, () => '-9M'],
  [/^(?:ca )?(?:nam |year )(?<y>\d{4})$/, () => ''],
]

/**
 * A period as a person writes it: by its id (2024-11, 2024-Q4, 2024), or Tháng 11/2024, 11/2024, Quý IV/2024,
 * Quý 4 năm 2024, Q4 2024, 6 tháng đầu năm 2024, 9 tháng năm 2024, Năm 2024. A day (2024-11-01) means its month: a
 * spreadsheet makes one of 11/2024. Undefined for anything else: never guessed.
 */
export function readTypedPeriod(text: string): Period | undefined {
  const typed = text.trim()
  const exact = parsePeriod(typed)
  if (exact) return exact
  if (isDay(typed)) return parsePeriod(typed.slice(0, 7))
  const plain = plainOf(typed)
  for (const [shape, tail] of spellings) {
    const { y, n = '' } = shape.exec(plain)?.groups ?? {}
    if (y !== undefined) return parsePeriod(`${y}${tail(n)}`)
  }
  return printed(plain)
}

/** As this product prints it in either language: November 2024, first half of 2024. */
function printed(plain: string): Period | undefined {
  const year = /\b(?:19|2[01])\d{2}\b/.exec(plain)?.[0]
  return year === undefined ? undefined : namesIn(year).get(plain)
}

/** Kept, because a file says the same year in a hundred thousand rows. */
function namesIn(year: string): ReadonlyMap<string, Period> {
  const kept = names.get(year)
  if (kept) return kept
  const made = new Map(
    tails
      .flatMap((tail) => parsePeriod(year + tail) ?? [])
      .flatMap((period) => formatters.map((format) => [plainOf(format.period(period.id)), period] as const)),
  )
  names.set(year, made)
  return made
}
