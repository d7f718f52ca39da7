import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { officeTemplate } from '../server/decks/testing/office-template.ts'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { decksOf } from './pages/decks-page.ts'
import { kpiOf } from './pages/kpi.ts'

const own = 'Lời của người trình bày'
const remark = `<p:sp><p:nvSpPr><p:cNvPr id="990" name="Own"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="vi-VN"/><a:t>${own}</a:t></a:r></a:p></p:txBody></p:sp>`

/** The deck with a box of text that somebody put on its first slide. */
function edited(deck: Uint8Array): Buffer {
  const parts = unzipSync(deck)
  const slide = strFromU8(parts['ppt/slides/slide1.xml'] ?? new Uint8Array())
  const more = slide.replace('</p:spTree>', `${remark}</p:spTree>`)
  return Buffer.from(zipSync({ ...parts, 'ppt/slides/slide1.xml': strToU8(more) }))
}

const partOf = async (taken: Download, name: string) =>
  strFromU8(unzipSync(await readFile(await taken.path()))[name] ?? new Uint8Array())
const file = (name: string, content: Uint8Array) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  buffer: Buffer.from(content),
})

test('an office keeps its template, makes slides with it, and brings an edited deck up to now', async ({
  page,
  server,
  signedInAs,
  expectAccessible,
}) => {
  test.slow()
  const cookie = await signedInAs('communications')
  await page.goto('/decks')
  const decks = decksOf(page)
  await decks.template.setInputFiles(file('Mẫu.pptx', officeTemplate({ 'ppt/vbaProject.bin': 'x' })))
  await expect(decks.refused).toContainText('macro')
  await decks.template.setInputFiles(file('Mẫu của Sở.pptx', officeTemplate()))
  await expect(decks.kept).toBeVisible()
  await expect(decks.refused).toHaveCount(0)
  await expect(decks.templates).toHaveCount(2)

  await page.goto('/kpis/shared-databases-created')
  const { files, chart } = kpiOf(page)
  await files.opener(chart).click()
  await files.panel.getByLabel('Mẫu PowerPoint').selectOption({ label: 'Mẫu của Sở' })
  await expectAccessible(page)
  const made = page.waitForEvent('download')
  await files.download.click()
  expect(await partOf(await made, 'ppt/theme/theme1.xml')).toContain('Office of a test')

  const old = await fetch(
    `${server.url}/exports/kpis/shared-databases-created?what=trend&format=pptx&asOf=2024-10-31`,
    { headers: { cookie } },
  )
  await page.goto('/decks')
  await decks.deck.setInputFiles(file('Giao ban.pptx', edited(new Uint8Array(await old.arrayBuffer()))))
  await expect(decks.refreshed).toBeFocused()
  await expect(decks.changes).toContainText('19/57')
  await expectAccessible(page)
  await expectFits(page)
  const arriving = page.waitForEvent('download')
  await decks.take.click()
  const taken = await arriving
  expect(taken.suggestedFilename()).toBe('Giao ban 2024-11-22.pptx')
  const slide = await partOf(taken, 'ppt/slides/slide1.xml')
  expect(slide).toContain(own)
  expect(slide).toContain('19/57')

  await decks.withdraw.click()
  await decks.withdraw.click()
  await expect(decks.templates).toHaveCount(0)
})
