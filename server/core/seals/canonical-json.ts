/** What can be frozen: no `undefined`, no number that is not finite. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * One text for one content, as in RFC 8785: keys in the order of their UTF-16 units, no blanks, texts composed (NFC).
 * What was written once is written the same way again, byte for byte.
 * @throws RangeError for what JSON has no form for
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value as { readonly [key: string]: Json })
      .map(([key, one]) => [key.normalize('NFC'), one] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
  }
  throw new RangeError(`cannot be frozen: ${String(value)}`)
}
