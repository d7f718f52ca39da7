import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './sortable-list.module.css'

export type SortableWords = {
  /** how the keyboard moves an item; read with every handle */
  help: string
  handle: (name: string) => string
  /** said aloud; `place` counts from 1 */
  lifted: (name: string, place: number, all: number) => string
  moved: (name: string, place: number, all: number) => string
  dropped: (name: string, place: number, all: number) => string
  returned: (name: string) => string
}

type Props<T> = {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  nameOf: (item: T) => string
  /** the new order of the keys, once an item was put down elsewhere */
  reorder: (keys: string[]) => void
  announce: (said: string) => void
  words: SortableWords
  disabled?: boolean | undefined
  children: (item: T, place: number) => ReactNode
}

/** What is in hand, and the order as it would be. */
type Held = { key: string; order: string[]; by: 'pointer' | 'keys' }

const moved = (order: readonly string[], key: string, to: number): string[] => {
  const rest = order.filter((one) => one !== key)
  return [...rest.slice(0, to), key, ...rest.slice(to)]
}

/**
 * A list whose order is the person's: each item has a handle, dragged with a pointer or lifted with Space or Enter, moved with the arrow
 * keys, put down with Space or Enter, put back with Escape.
 */
export function SortableList<T>(props: Props<T>) {
  const { label, items, keyOf, nameOf, reorder, announce, words, disabled, children } = props
  const helpId = useId()
  const list = useRef<HTMLOListElement>(null)
  const [held, setHeld] = useState<Held | null>(null)
  const usual = items.map(keyOf)
  // Somebody else may have taken an item away meanwhile: what is in hand then no longer fits.
  const order = held && held.order.length === usual.length ? held.order : usual
  const byKey = new Map(items.map((item) => [keyOf(item), item]))
  const shown = order.map((key) => byKey.get(key)).filter((item): item is T => item !== undefined)
  const say = (what: keyof SortableWords & ('lifted' | 'moved' | 'dropped'), key: string, now: string[]) => {
    const item = byKey.get(key)
    if (item) announce(words[what](nameOf(item), now.indexOf(key) + 1, now.length))
  }

  function drop({ key, order: now }: Held) {
    setHeld(null)
    if (now.join() !== usual.join()) reorder(now)
    say('dropped', key, now)
  }

  function cancel({ key }: Held) {
    setHeld(null)
    const item = byKey.get(key)
    if (item) announce(words.returned(nameOf(item)))
  }

  function shift(now: Held, to: number) {
    const at = Math.max(0, Math.min(usual.length - 1, to))
    if (at === now.order.indexOf(now.key)) return
    const next = { ...now, order: moved(now.order, now.key, at) }
    setHeld(next)
    if (now.by === 'keys') say('moved', now.key, next.order)
  }

  function press(event: KeyboardEvent, key: string) {
    const isPress = event.key === ' ' || event.key === 'Enter'
    if (!held || held.key !== key) {
      if (!isPress || disabled) return
      event.preventDefault()
      setHeld({ key, order: usual, by: 'keys' })
      say('lifted', key, usual)
      return
    }
    const at = held.order.indexOf(key)
    const to = {
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      Home: 0,
      End: usual.length - 1,
    }[event.key]
    if (to !== undefined) shift(held, to)
    else if (isPress) drop(held)
    else if (event.key === 'Escape') cancel(held)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Over the middle of which item the pointer is: its place is where the one in hand goes. */
  function drag(event: PointerEvent) {
    if (held?.by !== 'pointer' || !list.current) return
    const boxes = [...list.current.children].map((child) => child.getBoundingClientRect())
    const isRow = boxes.length > 1 && (boxes[1]?.left ?? 0) >= (boxes[0]?.right ?? 0)
    const before = boxes.filter((box, i) => {
      if (order[i] === held.key) return false
      return isRow ? event.clientX > box.left + box.width / 2 : event.clientY > box.top + box.height / 2
    })
    shift(held, before.length)
  }

  return (
    <>
      <p id={helpId} className="vh">
        {words.help}
      </p>
      <ol ref={list} className={styles.list} aria-label={label}>
        {shown.map((item, i) => {
          const key = keyOf(item)
          return (
            <li key={key} className={classNames(styles.item, held?.key === key && styles.held)}>
              <button
                type="button"
                className={styles.handle}
                aria-label={words.handle(nameOf(item))}
                aria-describedby={helpId}
                aria-pressed={held?.key === key}
                disabled={disabled}
                onKeyDown={(event) => press(event, key)}
                onBlur={() => held?.by === 'keys' && held.key === key && drop(held)}
                onPointerDown={(event) => {
                  if (event.button !== 0 || disabled) return
                  event.currentTarget.setPointerCapture(event.pointerId)
                  setHeld({ key, order: usual, by: 'pointer' })
                }}
                onPointerMove={drag}
                onPointerUp={() => held?.by === 'pointer' && drop(held)}
                onPointerCancel={() => held?.by === 'pointer' && cancel(held)}
              >
                <Icon name="grip" />
              </button>
              {children(item, i + 1)}
            </li>
          )
        })}
      </ol>
    </>
  )
}
