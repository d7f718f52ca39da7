import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import { kindWords, upperFirst } from '../../../server/core/sentences/words.ts'
import { fold } from '../../../server/core/text.ts'
import { useLang, useWords } from '../lang.tsx'
import { placeOf } from '../routes.ts'
import { usePaths, useViewState } from '../use-view-state.ts'
import type { PanelProps } from './context-bar.tsx'
import styles from './panel.module.css'

/** A longer list is not read but searched. */
const mostShown = 60

/** Every word typed must begin a word of the name: "so giao duc" and "gd dt" are both tried by people. */
function matches(typed: string, office: OfficeRef): boolean {
  const names = fold(`${office.name.vi} ${office.name.en} ${office.code}`)
  return fold(typed)
    .split(/\s+/)
    .every((word) => names.includes(word))
}

/** On the page of an office another office is another page; elsewhere it is the scope of this one. */
export function OfficePanel({ setting, shown, close }: PanelProps) {
  const { pickers, shell } = useWords()
  const lang = useLang()
  const id = useId()
  const { path, href } = useViewState()
  const to = usePaths()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const found = useMemo(
    () => setting.offices.filter((office) => matches(typed, office)),
    [setting.offices, typed],
  )
  const options = found.slice(0, mostShown)

  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector(`[data-index="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const nameOf = (office: OfficeRef) => (office.kind === 'city' ? shell.wholeCity : office.name[lang])

  function choose(office: OfficeRef | undefined) {
    if (!office) return
    close()
    const isCity = office.kind === 'city'
    if (placeOf(path).route.pattern === '/offices/:')
      navigate(isCity ? to.overview({ office: undefined }) : to.office(office.code))
    else navigate(href({ office: isCity ? undefined : office.code }))
  }

  function press(event: KeyboardEvent) {
    const steps: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, options.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => choose(options[at]),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }

  return (
    <div className={styles.panel}>
      <input
        ref={input}
        data-autofocus
        className={styles.search}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
        aria-label={pickers.searchOffice}
        placeholder={pickers.searchOffice}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div ref={list} id={id} role="listbox" aria-label={pickers.offices} className={styles.options}>
        {options.map((office, i) => {
          const isFirstOfKind = office.kind !== 'city' && options[i - 1]?.kind !== office.kind
          return (
            <div key={office.code} role="presentation">
              {isFirstOfKind ? (
                <div className={styles.group} role="presentation">
                  {upperFirst(kindWords[office.kind][lang])}
                </div>
              ) : null}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field above */}
              <div
                id={`${id}-${i}`}
                role="option"
                tabIndex={-1}
                data-index={i}
                data-at={i === at ? '' : undefined}
                aria-selected={office.code === shown.office?.code}
                className={styles.choice}
                onClick={() => choose(office)}
              >
                {nameOf(office)}
              </div>
            </div>
          )
        })}
      </div>
      <p className="faint" role="status">
        {found.length === 0
          ? pickers.noOffice(typed)
          : found.length > mostShown
            ? pickers.moreOffices(found.length - mostShown)
            : pickers.foundOffices(found.length)}
      </p>
    </div>
  )
}
