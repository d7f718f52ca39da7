import { useState } from 'react'

type Missing<Field extends string> = Partial<Record<Field, true>>

/** Which of the fields that must be filled in were empty when the form was last sent; null: none. */
export function useMissing<Field extends string>(): {
  missing: Missing<Field> | null
  /** true when all are filled in */
  check: (values: Record<Field, string>) => boolean
} {
  const [missing, setMissing] = useState<Missing<Field> | null>(null)
  return {
    missing,
    check: (values) => {
      const empty = (Object.keys(values) as Field[]).filter((field) => values[field].trim() === '')
      const found = Object.fromEntries(empty.map((field) => [field, true])) as Missing<Field>
      setMissing(empty.length ? found : null)
      return empty.length === 0
    },
  }
}
