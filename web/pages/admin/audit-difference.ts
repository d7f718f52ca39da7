/** One field of an entry. `changed`: it stood on both sides, and differently. */
export type Difference = { field: string; before: unknown; after: unknown; changed: boolean }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field inside another is named by both: `grant.role`. A side that is no record stands under the empty name. */
function flat(value: unknown, under = ''): Map<string, unknown> {
  if (value === null || value === undefined) return new Map()
  if (!isRecord(value)) return new Map([[under, value]])
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => {
      const path = under ? `${under}.${key}` : key
      return isRecord(inner) ? [...flat(inner, path)] : [[path, inner] as [string, unknown]]
    }),
  )
}

const isNothing = (value: unknown) => value === null || value === undefined || value === ''
const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What an entry says of before and after, field by field; what is empty on both sides is left out. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [was, is] = [flat(before), flat(after)]
  const fields = new Set([...was.keys(), ...is.keys()])
  return [...fields]
    .map((field) => {
      const sides = { before: was.get(field), after: is.get(field) }
      return {
        field,
        ...sides,
        changed: was.has(field) && is.has(field) && !isSame(sides.before, sides.after),
      }
    })
    .filter((one) => !isNothing(one.before) || !isNothing(one.after))
}
