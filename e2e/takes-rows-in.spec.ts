import type { Page } from '@playwright/test'
import { expectFits } from './fits.ts'
import { expect, test } from './fixtures.ts'

/** Answers to the survey; the second scores beyond the scale, the third is of an office that there is not. */
const file = (code: string) => ({
  name: 'khao-sat.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'code,office_code,subject,answered_on,score,access_score,officials_score',
      `${code}-1,SYT,dossier,2024-11-20,5,4,5`,
      `${code}-2,SYT,dossier,2024-11-20,4,9,`,
      `${code}-3,KHONG-CO,dossier,2024-11-20,3,,`,
      `${code}-4,SYT,dossier,2024-11-21,2,2,3`,
    ].join('\n'),
  ),
})

const said = {
  vi: {
    what: 'Dữ liệu gì',
    file: /^Tệp/,
    look: 'Kiểm tra tệp',
    take: 'Nhận dữ liệu',
    fileNeeded: 'Chọn một tệp.',
    would: 'Sẽ nhận 2 thay đổi, từ chối 2 dòng. Chưa ghi gì.',
    took: 'Đã nhận 2 thay đổi, từ chối 2 dòng.',
    again: 'Mọi dòng nhận được đều giống số liệu đang có. Không có gì thay đổi.',
    refused: [/^3 accessScore .*1 đến 5/, /^4 officeCode .*KHONG-CO/],
  },
  en: {
    what: 'What it holds',
    file: /^File/,
    look: 'Check the file',
    take: 'Take the data in',
    fileNeeded: 'Choose a file.',
    would: 'Would take 2 changes and refuse 2 rows. Nothing has been written.',
    took: 'Took 2 changes, refused 2 rows.',
    again: 'Every row that can be taken says what is known already. Nothing changes.',
    refused: [/^3 accessScore .*1 to 5/, /^4 officeCode .*KHONG-CO/],
  },
} as const

const answered = async (page: Page) => {
  await page.goto('/kpis/satisfaction-survey?lang=vi')
  const found = page.getByRole('link', { name: /xem mọi dòng của mẫu số/ })
  return Number(((await found.textContent()) ?? '').replace(/\D/g, ''))
}

for (const lang of ['vi', 'en'] as const)
  test(`in ${lang}, an administrator tries a file, sees each refused row by line, field and reason, and takes the rest in, once`, async ({
    page,
    signedInAs,
    expectAccessible,
  }) => {
    const words = said[lang]
    await signedInAs('administrator')
    const before = await answered(page)
    await page.goto(`/admin/rows?lang=${lang}`)
    await page.getByRole('button', { name: words.look }).click()
    await expect(page.getByText(words.fileNeeded)).toBeVisible()
    await expectAccessible(page)

    await page.getByLabel(words.what).selectOption('survey-responses')
    await page.getByLabel(words.file).setInputFiles(file(`E2E-${lang}`))
    await page.getByRole('button', { name: words.look }).click()
    await expect(page.getByText(words.would)).toBeVisible()
    for (const row of words.refused) await expect(page.getByRole('row', { name: row })).toBeVisible()
    await expectAccessible(page)
    await expectFits(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    // Tried only: nothing is there yet.
    const other = await page.context().newPage()
    expect(await answered(other)).toBe(before)
    await other.close()

    await page.getByRole('button', { name: words.take }).click()
    await expect(page.getByRole('form').getByText(words.took)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: words.look }).click()
    await expect(page.getByText(words.again)).toBeVisible()
    expect(await answered(page)).toBe(before + 2)
  })
