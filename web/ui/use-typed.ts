import { useState } from 'react'

type Wrong<Field extends string> = Partial<Record<Field, string>>

/** The texts of a form, and what is wrong with them since it was last sent. */
export function useTyped<Field extends string>(first: Record<Field, string>) {
  const [typed, setTyped] = useState(first)
  const [wrong, setWrong] = useState<Wrong<Field> | null>(null)
  return {
    typed,
    wrong,
    set: (name: Field, value: string) => setTyped((now) => ({ ...now, [name]: value })),
    field: (name: Field) => ({
      value: typed[name],
      error: wrong?.[name],
      autoComplete: 'off',
      onChange: (event: { target: { value: string } }) => {
        const { value } = event.target
        setTyped((now) => ({ ...now, [name]: value }))
      },
    }),
    /** true when nothing is; `found`: a sentence, or false where it is right */
    check(found: Partial<Record<Field, string | false>>): boolean {
      const only = Object.fromEntries(Object.entries(found).filter(([, said]) => said)) as Wrong<Field>
      const isRight = Object.keys(only).length === 0
      setWrong(isRight ? null : only)
      return isRight
    },
  }
}
