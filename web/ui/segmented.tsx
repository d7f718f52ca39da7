import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import styles from './segmented.module.css'

type Choice = { key: string; label: ReactNode }

/** One of a few views of the same thing, each with its own address. */
export const SegmentedLinks = ({
  label,
  current,
  choices,
}: {
  label: string
  current: string
  choices: (Choice & { href: string })[]
}) => (
  <nav className={styles.group} aria-label={label}>
    {choices.map(({ key, label: said, href }) => (
      <Link key={key} href={href} preload={false} aria-current={key === current ? 'true' : undefined}>
        {said}
      </Link>
    ))}
  </nav>
)

/** The same where the choice is not worth an address. */
export const SegmentedButtons = ({
  label,
  current,
  choices,
  choose,
}: {
  label: string
  current: string
  choices: Choice[]
  choose: (key: string) => void
}) => (
  <fieldset className={styles.group}>
    <legend className="vh">{label}</legend>
    {choices.map(({ key, label: said }) => (
      <button key={key} type="button" aria-pressed={key === current} onClick={() => choose(key)}>
        {said}
      </button>
    ))}
  </fieldset>
)
