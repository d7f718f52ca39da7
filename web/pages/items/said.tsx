import { type ReactNode, useEffect, useRef } from 'react'
import styles from './items.module.css'

/** What has been done, where its form stood: the focus, which went with the form, comes here. */
export function Said({ children }: { children: ReactNode }) {
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <p ref={said} tabIndex={-1} className={styles.said}>
      {children}
    </p>
  )
}
