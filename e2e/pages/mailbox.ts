import type { Page } from '@playwright/test'

/** Letters that a demonstration does not send. */
export function mailboxOf(page: Page) {
  const letters = page.getByRole('main').getByRole('article')
  /** the newest to an address */
  const to = (email: string) => letters.filter({ hasText: email }).first()
  return {
    letters,
    to,
    /** where a letter leads that lets its reader set a password */
    link: (email: string) => to(email).getByRole('link', { name: /\/set-password#/ }),
  }
}
