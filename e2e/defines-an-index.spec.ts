import { expect, test } from './fixtures.ts'

test('an administrator defines an index, and follows its points down to the dossiers', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  await signedInAs('administrator')
  await page.goto('/admin/indices?view=new')
  const field = (label: RegExp | string) => page.getByLabel(label).first()
  const inTwo = async (label: string, vi: string, en: string) => {
    await field(`${label} (tiếng Việt)`).fill(vi)
    await field(`${label} (tiếng Anh)`).fill(en)
  }
  const record = page.getByRole('button', { name: 'Ghi bộ chỉ số' })
  await record.click()
  await expect(page.getByText(/^Chưa ghi được, có/)).toBeVisible()
  await expectAccessible(page)

  await field(/^Mã/).fill('phuc-vu')
  await field(/^Áp dụng từ ngày/).fill('2024-01-01')
  await inTwo('Tên', 'Bộ chỉ số phục vụ', 'Service index')
  await inTwo('Tên ngắn', 'Phục vụ', 'Service')
  await inTwo('Nguồn', 'Dữ liệu của thành phố', 'Rows of the city')
  await field('Quận, huyện').check()
  await field('Công khai').check()
  await field(/^Mã nhóm/).fill('dich-vu')
  await inTwo('Tên nhóm', 'Dịch vụ', 'Services')
  const component = page.getByRole('group').filter({ hasText: 'Điểm tối đa' }).last()
  await component.getByLabel(/^Mã/).last().fill('TRUC_TUYEN')
  await component.getByLabel(/^Điểm tối đa/).fill('100')
  const parts = [
    ['Tên', 'Hồ sơ nộp trực tuyến'],
    ['Tử số', 'Nộp trực tuyến'],
    ['Mẫu số', 'Tiếp nhận'],
  ] as const
  for (const [label, said] of parts)
    for (const lang of ['tiếng Việt', 'tiếng Anh'])
      await component.getByLabel(`${label} (${lang})`).fill(said)
  await component.getByLabel(/^Đếm từ dữ liệu/).selectOption({ label: 'Hồ sơ nộp trực tuyến' })
  await page.getByLabel('Tử số, Hồ sơ nộp trực tuyến').fill('1')
  await page.getByLabel('Mẫu số, Hồ sơ nộp trực tuyến').fill('8')
  await expect(page.getByText('Tổng điểm: 12,50/100')).toBeVisible()
  await record.click()

  await page.getByRole('link', { name: 'Xem bộ chỉ số' }).click()
  await expect(page.getByRole('heading', { name: 'Bộ chỉ số phục vụ' })).toBeVisible()
  await expect(page.getByText('Đếm từ dữ liệu của thành phố:')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Hồ sơ nộp trực tuyến', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Hồ sơ nộp trực tuyến' }).first()).toBeVisible()
})
