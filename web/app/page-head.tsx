import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useWords } from './lang.tsx'

export type Head = { title: string; description: string }
/** On the server a page leaves its head here while it is drawn. */
export const HeadContext = createContext<Partial<Head> | null>(null)
/** How the page was come to; null once its heading has seen to it, and for the first page. */
export type Arrival = { by: 'link' | 'back' | null }
export const ArrivalContext = createContext<Arrival>({ by: null })

export function usePageHead(head: Head) {
  const collected = useContext(HeadContext)
  const { product } = useWords().shell
  const title = `${head.title} · ${product}`
  if (collected) Object.assign(collected, { title, description: head.description })
  useEffect(() => {
    document.title = title
    document.querySelector('meta[name="description"]')?.setAttribute('content', head.description)
  }, [title, head.description])
}

type Props = Head & { className?: string | undefined; children?: ReactNode }

/**
 * The one heading of a page. It names the document, and whoever came by a link is taken to it: focus, top of the page.
 * `children` where the heading says more than the title of the document.
 */
export function PageHeading({ title, description, className, children }: Props) {
  usePageHead({ title, description })
  const arrival = useContext(ArrivalContext)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!arrival.by) return
    if (arrival.by === 'link') window.scrollTo(0, 0)
    arrival.by = null
    heading.current?.focus({ preventScroll: true })
  }, [arrival])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  )
}
