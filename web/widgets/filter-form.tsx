import { type ChangeEvent, type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useAllWords } from '../app/all-words.ts'
import { useViewState } from '../app/use-view-state.ts'
import type { ViewPatch, ViewState } from '../app/view-state.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import styles from './filter-form.module.css'

type Key = Exclude<keyof ViewState, 'lang'>

type Props = {
  label: string
  /** the words of the address that the fields stand for; each field has one of them for its name */
  keys: readonly Key[]
  children: ReactNode
}

/** Fields that narrow a list through the address. A choice counts at once, words when sent; without scripts it is an ordinary form. */
export function FilterForm({ label, keys, children }: Props) {
  const { forms: words } = useAllWords()
  const { view, path, href, set } = useViewState()
  const form = useRef<HTMLFormElement>(null)

  // The address may change by another way than this form: back, a link, "clear".
  useEffect(() => {
    for (const field of form.current?.elements ?? [])
      if (
        (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) &&
        isKey(field.name, keys)
      )
        field.value = view[field.name] ?? ''
  }, [view, keys])

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const patch: ViewPatch = { show: undefined }
    for (const key of keys) patch[key] = String(typed.get(key) ?? '').trim() || undefined
    set(patch)
  }

  function choose(event: ChangeEvent<HTMLFormElement>) {
    if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit()
  }

  const narrowed = keys.some((key) => view[key])
  const cleared = Object.fromEntries(keys.map((key) => [key, undefined]))
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser in use knows the element <search>
    <form
      ref={form}
      role="search"
      aria-label={label}
      className={styles.form}
      action={path}
      method="get"
      onSubmit={send}
      onChange={choose}
    >
      {view.lang ? <input type="hidden" name="lang" value={view.lang} /> : null}
      {children}
      <div className={styles.buttons}>
        <Button type="submit">
          <Icon name="search" />
          {words.find}
        </Button>
        {narrowed ? (
          <Link
            className={buttonClass({ look: 'quiet' })}
            href={href({ ...cleared, show: undefined })}
            preload={false}
          >
            <Icon name="x" size={11} />
            {words.clear}
          </Link>
        ) : null}
      </div>
    </form>
  )
}

const isKey = (name: string, keys: readonly Key[]): name is Key => keys.includes(name as Key)
