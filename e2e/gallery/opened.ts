import type { Locator, Page } from '@playwright/test'
import type { Lang } from '../../server/core/words.ts'
import type { Kind } from './kinds.ts'

/** The component that draws a kind on its page, drawn. */
export async function opened(
  page: Page,
  url: string,
  { path, place, native }: Kind,
  lang: Lang,
): Promise<Locator> {
  await page.goto(`${url}${path}&lang=${lang}`)
  const found = place(page, lang)
  await found.first().scrollIntoViewIfNeeded()
  if (native === 'line')
    await found.getByRole('application').locator('svg path').first().waitFor({ state: 'attached' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return found
}
