import { useEffect, useRef } from 'react'
import { useAllWords } from '../app/all-words.ts'
import { TextField } from '../ui/field.tsx'
import styles from './code-field.module.css'

type Props = { value: string; change: (code: string) => void; error?: string | undefined; focused?: boolean }

/** The six digits that an authenticator shows; what comes along when they are pasted is left out. */
export function CodeField({ value, change, error, focused = false }: Props) {
  const { signIn } = useAllWords()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focused) input.current?.focus()
  }, [focused])
  return (
    <TextField
      ref={input}
      label={signIn.code}
      hint={signIn.codeHint}
      error={error}
      className={styles.code}
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      value={value}
      onChange={({ target }) => change(target.value.replace(/\D/g, '').slice(0, 6))}
    />
  )
}
