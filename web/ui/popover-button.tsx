import { type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react'
import { Button, buttonClass } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './popover-button.module.css'

type Props = {
  /** names the panel */
  label: string
  closeLabel: string
  button: ReactNode
  /** where the words of the button do not say what it is for */
  buttonLabel?: string | undefined
  look?: 'usual' | 'quiet'
  printed?: boolean
  className?: string | undefined
  /** called ahead of the first opening, to fetch what the panel needs */
  prepare?: () => void
  /** drawn while open only */
  children: (close: () => void) => ReactNode
}

/** A button with a panel under it; at the foot of the screen on a phone. Escape and a press elsewhere close it. */
export function PopoverButton(props: Props) {
  const { label, closeLabel, button, buttonLabel, look, printed, className, prepare, children } = props
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    panel.current?.hidePopover()
    opener.current?.focus()
  }

  function place(event: ToggleEvent<HTMLDivElement>) {
    const from = opener.current?.getBoundingClientRect()
    if (event.newState !== 'open' || !from) return
    setOpen(true)
    const right = document.documentElement.clientWidth - 8
    const width = panel.current?.offsetWidth || 320
    panel.current?.style.setProperty(
      '--left',
      `${Math.max(8, Math.min(from.left, right - width)) + scrollX}px`,
    )
    panel.current?.style.setProperty('--top', `${from.bottom + 4 + scrollY}px`)
  }

  function settle(event: ToggleEvent<HTMLDivElement>) {
    if (event.newState === 'closed') return setOpen(false)
    // Now that it has its content it has its width: a panel at the right edge moves in.
    const box = panel.current?.getBoundingClientRect()
    const overshoot = box ? box.right - (document.documentElement.clientWidth - 8) : 0
    if (box && overshoot > 0)
      panel.current?.style.setProperty('--left', `${Math.max(8, box.left - overshoot) + scrollX}px`)
    // What asked for focus while the panel was still hidden did not get it.
    const wanted = panel.current?.querySelector<HTMLElement>('[data-autofocus]') ?? panel.current
    if (!panel.current?.contains(document.activeElement)) wanted?.focus()
  }

  return (
    <>
      <button
        ref={opener}
        type="button"
        className={classNames(buttonClass({ look, printed }), className)}
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        aria-label={buttonLabel}
        onPointerEnter={prepare}
        onFocus={prepare}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className={styles.panel}
        onBeforeToggle={place}
        onToggle={settle}
      >
        {isOpen ? (
          <>
            <div className={styles.head}>
              {label}
              <Button look="quiet" aria-label={closeLabel} onClick={close}>
                <Icon name="x" />
              </Button>
            </div>
            {children(close)}
          </>
        ) : null}
      </div>
    </>
  )
}
