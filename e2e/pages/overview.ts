import { expect, type Page } from '@playwright/test'
import { figureOf, type Item } from '../rest.ts'

export function overviewOf(page: Page) {
  const attention = page.getByRole('region', { name: 'Cần chú ý' })
  const tile = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
  return {
    attention,
    attentionLines: attention.getByRole('listitem'),
    tile,
    /** the figure of a tile, which leads to its KPI */
    figure: (name: string, figure: string) =>
      tile(name).getByRole('link', { name: `${figure} : ${name}`, exact: true }),
    /** Every tile says what REST says. */
    async expectFigures(items: readonly Item[]) {
      await expect(page.getByRole('article')).toHaveCount(items.length)
      for (const item of items) {
        const name = item.name.vi
        const figure = figureOf(item)
        if (figure === null) await expect(tile(name), item.id).toContainText('Chưa có số liệu')
        else await expect(this.figure(name, figure), `${item.id}: ${figure}`).toBeVisible()
      }
    },
  }
}
