import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useAnnounce } from '../app/announce.tsx'
import { useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import type { Answer } from '../data/answer.ts'
import { type ShownFigure, whatIsNew } from '../data/what-is-new.ts'
import styles from './new-figures.module.css'

type News = { ids: ReadonlySet<string>; seen: (id: string) => void }
const none: ReadonlySet<string> = new Set()
const NewsContext = createContext<News>({ ids: none, seen: () => {} })

type Props<T> = { answer: Answer<T>; figures: (data: T) => readonly ShownFigure[]; children: ReactNode }

/**
 * Remembers which figures of the page have changed before the eyes of whoever looks at it, until they ask for something
 * else. It is said once, however many there are.
 */
export function NewFigures<T>({ answer, figures, children }: Props<T>) {
  const { parts } = useWords()
  const announce = useAnnounce()
  const { asOf, period, office, compare } = useViewState()
  const question = [asOf, period, office, compare].join(' ')
  const [marked, setMarked] = useState({ question, ids: none })
  const shown = useRef<{ question: string; figures: readonly ShownFigure[] } | null>(null)
  const data = answer.face === 'here' && !answer.before ? answer.data : undefined

  useEffect(() => {
    if (data === undefined) return
    const last = shown.current
    const now = figures(data)
    shown.current = { question, figures: now }
    if (last?.question !== question) return
    const ids = whatIsNew(last.figures, now)
    if (ids.length === 0) return
    setMarked((before) => ({
      question,
      ids: new Set(before.question === question ? [...before.ids, ...ids] : ids),
    }))
    announce(parts.newFigures(ids.length))
  }, [data, figures, question, announce, parts])

  const seen = useCallback(
    (id: string) => setMarked((now) => ({ ...now, ids: new Set([...now.ids].filter((one) => one !== id)) })),
    [],
  )
  const ids = marked.question === question ? marked.ids : none
  const news = useMemo(() => ({ ids, seen }), [ids, seen])
  return <NewsContext value={news}>{children}</NewsContext>
}

/** Beside a figure that is new. It stands still, and goes with a press. */
export function NewMark({ kpi }: { kpi: string }) {
  const { parts } = useWords()
  const { ids, seen } = useContext(NewsContext)
  if (!ids.has(kpi)) return null
  return (
    <button type="button" className={styles.mark} onClick={() => seen(kpi)} title={parts.takeMarkOff}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path d="M7 .6 8.9 5.1 13.4 7 8.9 8.9 7 13.4 5.1 8.9.6 7 5.1 5.1Z" fill="var(--info)" />
      </svg>
      {parts.justUpdated}
      <span className="vh">. {parts.takeMarkOff}</span>
    </button>
  )
}
