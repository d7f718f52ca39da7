import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import styles from './form.module.css'

type Props = {
  /** names it for those who listen, where no heading does */
  label?: string | undefined
  submit: () => void
  /** what is wrong: each new object leads the focus to the first field that says so, else to the message above */
  wrong?: object | null | undefined
  /** room for fields side by side */
  wide?: boolean
  children: ReactNode
}

/**
 * A form whose faults are said in our words, beside the fields. Sent before any script runs it goes nowhere:
 * fields have no names, and `post` keeps what is typed out of the address.
 */
export function Form({ label, submit, wrong, wide, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!wrong) return
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector)
    const first = find('[aria-invalid="true"]') ?? find('[role="alert"]')
    first?.focus()
  }, [wrong])
  return (
    <form
      ref={form}
      aria-label={label}
      className={classNames(styles.form, wide && styles.wide)}
      method="post"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit()
      }}
    >
      {children}
    </form>
  )
}
