import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { type Vintage, vintages, vintageWords } from '../../../server/core/reporting/vintage.ts'
import { useLang } from '../../app/lang.tsx'
import styles from './entry-grid.module.css'
import { type Field, type Held, isRefused, longestText, readCell, typedText } from './row-draft.ts'

/** Milliseconds of rest after which what stands in a cell is taken while it is still typed in. */
const stageMs = 250

type Props = {
  field: Field
  held: Held
  /** typed over what stood there */
  over: boolean
  label: string
  describedBy: string | undefined
  take: (held: Held) => void
  /** told how to take what is typed before the rest is over, until the given end is called */
  typing: (handOver: () => void) => () => void
  /** Enter, Tab and the arrows that leave a cell, in the words of the keyboard */
  leave: (key: 'Enter' | 'Tab' | 'ArrowUp' | 'ArrowDown' | 'Escape', back: boolean) => boolean
}

/** What a cell becomes while something is typed in it. The browser alone draws each key. */
export function CellEditor({ field, held, over, label, describedBy, take, typing, leave }: Props) {
  const lang = useLang()
  const box = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const before = useRef(held)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const taken = useRef<string | null>(null)
  const isTouched = useRef(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  }, [take])

  const stage = useRef(() => {
    clearTimeout(timer.current)
    const text = box.current?.value
    // Only what was changed: a number of many decimals must not be rewritten by having been looked at.
    if (text === undefined || !isTouched.current || text === taken.current) return
    taken.current = text
    latest.current(readCell(field, text, lang))
  })
  // What was typed is still to be had when the page has been left and the box is gone.
  const keepBox = useCallback((node: (HTMLInputElement & HTMLSelectElement) | null) => {
    if (node) box.current = node
  }, [])

  useEffect(() => {
    const input = box.current
    if (!input) return
    input.focus()
    if (!over && 'select' in input) input.select()
    const end = typing(stage.current)
    return () => {
      clearTimeout(timer.current)
      end()
    }
  }, [over, typing])

  function press(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const { key } = event
    if (key === 'Escape') {
      clearTimeout(timer.current)
      if (isTouched.current) latest.current(before.current)
      isTouched.current = false
    } else if (key === 'Enter' || key === 'Tab') stage.current()
    else if ((key === 'ArrowUp' || key === 'ArrowDown') && field !== 'vintage') stage.current()
    else return
    if (leave(key as Parameters<typeof leave>[0], event.shiftKey)) event.preventDefault()
  }

  const shared = {
    ref: keepBox,
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': isRefused(held) || undefined,
    className: styles.editor,
    onKeyDown: press,
    onBlur: () => stage.current(),
  }
  if (field === 'vintage')
    return (
      <select
        {...shared}
        defaultValue={isRefused(held) ? '' : (held as Vintage)}
        onChange={(event) => {
          isTouched.current = true
          taken.current = event.target.value
          take(event.target.value as Vintage)
        }}
      >
        {isRefused(held) ? <option value="">{held.text}</option> : null}
        {vintages.map((one) => (
          <option key={one} value={one}>
            {vintageWords[one][lang]}
          </option>
        ))}
      </select>
    )
  const isNumber = field === 'numerator' || field === 'denominator'
  return (
    <input
      {...shared}
      type="text"
      inputMode={isNumber ? 'decimal' : 'text'}
      enterKeyHint="next"
      autoComplete="off"
      maxLength={isNumber ? undefined : longestText}
      defaultValue={over ? '' : typedText(field, held, lang)}
      onInput={() => {
        isTouched.current = true
        clearTimeout(timer.current)
        timer.current = setTimeout(stage.current, stageMs)
      }}
    />
  )
}
