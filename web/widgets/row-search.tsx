import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './row-search.module.css'
import { rowsPlace } from './rows-link.tsx'

/** Long enough not to ask for every letter, short enough not to be waited for. */
const pauseMs = 300

/** Searches on the server; what is searched for is in the address. Without scripts it is an ordinary form. */
export function RowSearch() {
  const { kpi } = useWords()
  const { view, path, set } = useViewState()
  const asked = view.q ?? ''
  const [typed, setTyped] = useState(asked)
  const sent = useRef(asked)
  const submit = (q: string) => {
    sent.current = q
    set({ q: q || undefined }, { replace: true })
  }

  // The address may change by another way than typing: back, a link, "drop the search words".
  useEffect(() => {
    if (asked === sent.current) return
    sent.current = asked
    setTyped(asked)
  }, [asked])

  const latest = useRef(submit)
  latest.current = submit
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => latest.current(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])

  function press(event: FormEvent) {
    event.preventDefault()
    if (typed !== sent.current) submit(typed)
  }

  const { q: _q, page: _page, ...kept } = view
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser in use knows the element <search>
    <form
      role="search"
      className={styles.search}
      action={`${path}#${rowsPlace}`}
      method="get"
      onSubmit={press}
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className={styles.field}>
        <Icon name="search" />
        <span className="vh">{kpi.search}</span>
        <input
          type="search"
          name="q"
          value={typed}
          placeholder={kpi.searchHint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
    </form>
  )
}
