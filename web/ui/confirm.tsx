import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './confirm.module.css'

type Props = {
  /** the button as it stands */
  label: ReactNode
  /** for those who listen, where `label` does not say what it is about: "Vô hiệu hóa tài khoản an@…" */
  name?: string | undefined
  /** what will happen */
  question: ReactNode
  /** the second button: the verb again */
  yes: ReactNode
  /** the way back */
  no: ReactNode
  look?: 'usual' | 'quiet' | undefined
  busy?: boolean | undefined
  /** may take its time; what is asked goes away when it is through */
  confirm: () => unknown
}

/** A button for what cannot be undone: the first press asks in place, the second does it. Escape takes it back. */
export function ConfirmButton({ label, name, question, yes, no, look, busy, confirm }: Props) {
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const back = useRef<HTMLButtonElement>(null)
  const was = useRef(false)

  // The way back gets the focus: a key pressed twice by mistake must do nothing.
  useEffect(() => {
    if (isAsking) back.current?.focus()
    else if (was.current) opener.current?.focus()
    was.current = isAsking
  }, [isAsking])

  if (!isAsking)
    return (
      <Button ref={opener} look={look} aria-label={name} disabled={busy} onClick={() => setAsking(true)}>
        {label}
      </Button>
    )

  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape' || busy) return
    event.stopPropagation()
    setAsking(false)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" className={styles.asked} aria-labelledby={id} onKeyDown={press}>
      <p id={id}>{question}</p>
      <div className={styles.buttons}>
        <Button ref={back} disabled={busy} aria-describedby={id} onClick={() => setAsking(false)}>
          {no}
        </Button>
        <Button
          className={styles.yes}
          disabled={busy}
          aria-describedby={id}
          onClick={async () => {
            await confirm()
            setAsking(false)
          }}
        >
          {yes}
        </Button>
      </div>
    </div>
  )
}
