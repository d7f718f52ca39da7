import { type FormEvent, useEffect, useRef, useState } from 'react'
import { fold } from '../../server/core/text.ts'
import { useViewState } from '../app/use-view-state.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './row-search.module.css'

/** A list is filtered at once; only the address waits for the end of a word. */
const pauseMs = 250

/** Every word typed must be somewhere in the texts, accents aside. */
export function holdsWords(q: string | undefined, ...texts: readonly string[]): boolean {
  const held = fold(texts.join(' '))
  return fold((q ?? '').normalize('NFC'))
    .split(/\s+/)
    .every((word) => held.includes(word))
}

type Props = { label: string; hint: string }

/** Searches what the page already has; what is searched for is in the address. Without scripts it is an ordinary form. */
export function ListSearch({ label, hint }: Props) {
  const { view, path, set } = useViewState()
  const asked = view.q ?? ''
  const [typed, setTyped] = useState(asked)
  const sent = useRef(asked)
  const send = useRef((_: string) => {})
  send.current = (q) => {
    sent.current = q
    set({ q: q || undefined }, { replace: true })
  }

  // The address may change by another way than typing: back, a link, "clear the search".
  useEffect(() => {
    if (asked === sent.current) return
    sent.current = asked
    setTyped(asked)
  }, [asked])

  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => send.current(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])

  function press(event: FormEvent) {
    event.preventDefault()
    if (typed !== sent.current) send.current(typed)
  }

  const { q: _q, ...kept } = view
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser in use knows the element <search>
    <form role="search" className={styles.search} action={path} method="get" onSubmit={press}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className={styles.field}>
        <Icon name="search" />
        <span className="vh">{label}</span>
        <input
          type="search"
          name="q"
          value={typed}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
    </form>
  )
}
