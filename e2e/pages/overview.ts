import { expect, type Page } from '@playwright/test'
import { figureOf, type Item } from '../rest.ts'

export function overviewOf(page: Page) {
  const attention = page.getByRole('region', { name: 'Cần chú ý' })
  const tile = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const includeHidden = true
  const tiles = page.getByRole('article', { includeHidden })
  /** also one that is folded away */
  const anyTile = (name: string) =>
    tiles.filter({ has: page.getByRole('heading', { name, exact: true, includeHidden }) })
  return {
    attention,
    anyTile,
    attentionLines: attention.getByRole('listitem'),
    tile,
    /** the figure of a tile, which leads to its KPI */
    figure: (name: string, figure: string) =>
      tile(name).getByRole('link', { name: `${figure} : ${name}`, exact: true }),
    /** Every tile says what REST says, those that are folded away too. */
    async expectFigures(items: readonly Item[]) {
      await expect(tiles).toHaveCount(items.length)
      for (const item of items) {
        const name = item.name.vi
        const figure = figureOf(item)
        const one = anyTile(name)
        const link = one.getByRole('link', { name: `${figure} : ${name}`, exact: true, includeHidden })
        if (figure === null) await expect(one, item.id).toContainText('Chưa có số liệu')
        else await expect(link, `${item.id}: ${figure}`).toHaveCount(1)
      }
    },
    /** Its tiles are there; that of a KPI which is not public only for those who may see it. */
    async expectTiles({ guarded }: { guarded: boolean }) {
      await expect(page.getByRole('article').first()).toBeVisible()
      const own = page.getByRole('article').filter({ has: page.locator('a[href*="/kpis/tasks-overdue"]') })
      await expect(own).toHaveCount(guarded ? 1 : 0)
    },
  }
}
