import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './section.module.css'

type Props = {
  title: ReactNode
  note?: ReactNode
  /** switches and links at the end of the line */
  end?: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** A part of a page under one strong rule. */
export function Section({ title, note, end, className, children }: Props) {
  const id = useId()
  return (
    <section className={classNames(styles.section, className)} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note ? <p className={styles.note}>{note}</p> : null}
        {end ? <div className={styles.end}>{end}</div> : null}
      </header>
      {children}
    </section>
  )
}
