import { readFile } from 'node:fs/promises'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { entryGridOf, evidenceOf } from './pages/updates-page.ts'

const name = 'Hồ sơ khai thác, sử dụng lại dữ liệu số hóa'
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

test('an officer attaches what backs a figure; it comes back as it was, to those entitled', async ({
  page,
  anotherBrowser,
  signedInAs,
  expectAccessible,
}) => {
  await signedInAs('officer')
  await page.goto('/updates/SYT?period=2024-11')
  const opens = entryGridOf(page)
    .row(name)
    .getByRole('button', { name: /^Lịch sử/ })
  await opens.click()
  const evidence = evidenceOf(page, name)
  await expect(evidence.none).toBeVisible()
  await expectAccessible(page)

  // By what is in it, not by what it is called.
  await evidence.file.setInputFiles({
    name: 'Không phải PDF.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('<script>alert(1)</script>'),
  })
  await expect(evidence.refused('Không phải PDF.pdf')).toBeVisible()
  await expectAccessible(page)

  await evidence.file.setInputFiles({ name: 'Công văn 15.pdf', mimeType: 'application/pdf', buffer: pdf })
  const link = evidence.download('Công văn 15.pdf')
  await expect(link).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  const coming = page.waitForEvent('download')
  await link.click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('Công văn 15.pdf')
  expect(await readFile(await download.path())).toEqual(pdf)

  const address = await link.getAttribute('href')
  const stranger = await anotherBrowser()
  await stranger.goto('/')
  const refused = await stranger.request.get(address ?? '')
  expect(refused.status()).toBe(401)
  expect(await refused.text()).not.toContain('%PDF')

  await tabTo(page, evidence.withdraw('Công văn 15.pdf'), 40)
  await page.keyboard.press('Enter')
  await evidence.reallyWithdraw.click()
  await expect(evidence.none).toBeVisible()
})
