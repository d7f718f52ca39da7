import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import styles from './pager.module.css'

type Props = {
  page: number
  pages: number
  /** "Rows 1–25 of 57" */
  shown: ReactNode
  hrefOf: (page: number) => string
  numberText: (n: number) => string
  words: { label: string; previous: string; next: string; page: (n: number) => string }
}

/** First, last and those around the current one; `null` stands for those left out. */
export function pagesShown(page: number, pages: number): (number | null)[] {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages)
  return near.flatMap((n, i) => {
    const before = near[i - 1] ?? n - 1
    if (n - before === 2) return [n - 1, n]
    return n - before > 2 ? [null, n] : [n]
  })
}

export function Pager({ page, pages, shown, hrefOf, numberText, words }: Props) {
  return (
    <div className={styles.pager}>
      <p>{shown}</p>
      {pages > 1 ? (
        <nav className={styles.pages} aria-label={words.label}>
          {page > 1 ? (
            <Link href={hrefOf(page - 1)} preload={false} aria-label={words.previous}>
              <Icon name="left" />
            </Link>
          ) : null}
          {pagesShown(page, pages).map((n, i) =>
            n === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place
              <span key={`gap ${i}`} aria-hidden="true">
                …
              </span>
            ) : (
              <Link
                key={n}
                href={hrefOf(n)}
                preload={false}
                aria-label={words.page(n)}
                aria-current={n === page ? 'page' : undefined}
              >
                {numberText(n)}
              </Link>
            ),
          )}
          {page < pages ? (
            <Link href={hrefOf(page + 1)} preload={false} aria-label={words.next}>
              <Icon name="right" />
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  )
}
