import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { catalogueOf, targetsOf } from './pages/catalogue-page.ts'
import { frameOf } from './pages/frame.ts'
import { signInAs } from './people.ts'

const name = 'Cuộc họp không giấy'
const id = 'paperless-meetings'

test('an administrator adds a KPI, changes it from a day, and it is everywhere at once', async ({
  page,
  signedInAs,
  anotherBrowser,
  expectAccessible,
}) => {
  await signedInAs('administrator')
  const reader = await anotherBrowser()
  await reader.goto('/kpis')
  await page.goto('/admin/catalogue')
  const catalogue = catalogueOf(page)
  await expectAccessible(page)
  await catalogue.add.click()
  await expect(catalogue.field(/^Mã chỉ số/)).toBeVisible()
  await expectAccessible(page)
  await catalogue.save('Thêm chỉ số').click()
  await expect(catalogue.field(/^Mã chỉ số/)).toBeFocused()
  await expect(page.getByText(/^Mã chỉ gồm chữ thường/)).toBeVisible()
  await expectAccessible(page)

  await catalogue.field(/^Mã chỉ số/).fill(id)
  await catalogue.field(/^Áp dụng từ ngày/).fill('2024-01-01')
  await catalogue.field(/^Nhóm/).selectOption('work')
  await catalogue.inTwo('Tên chỉ số', name, 'Paperless meetings')
  await catalogue.inTwo('Tên ngắn', 'Họp không giấy', 'Paperless')
  await catalogue.inTwo(
    'Câu hỏi mà chỉ số trả lời',
    'Bao nhiêu cuộc họp không giấy?',
    'How many are paperless?',
  )
  await catalogue.inTwo('Nguồn', 'Báo cáo của các sở', 'Reports of the departments')
  await catalogue.inTwo('Đối tượng đếm', 'cuộc họp', 'meetings')
  await catalogue.inTwo('Cách tính', 'Không giấy chia tổng số.', 'Paperless over all.')
  await catalogue.inTwo('Tử số', 'Cuộc họp không giấy', 'Paperless meetings')
  await catalogue.inTwo('Mẫu số', 'Cuộc họp', 'Meetings')
  await catalogue.field(/^Đơn vị chủ trì/).selectOption('VPUBND')
  await catalogue.field('Công khai').check()
  await catalogue.save('Thêm chỉ số').click()
  await expect(catalogue.toKpi).toBeVisible()
  // The other browser was open all the time.
  await expect(reader.getByRole('link', { name }).first()).toBeVisible()

  await catalogue.change(name).click()
  await catalogue.field(/^Áp dụng từ ngày/).fill('2024-11-01')
  await catalogue.inTwo('Cách tính', 'Tính theo cách mới.', 'Worked out anew.')
  await catalogue.save('Ghi định nghĩa mới').click()
  await expect(catalogue.row(name)).toContainText('từ 01/11/2024')
  await reader.goto(`/kpis/${id}?period=2024-11`)
  await expect(reader.getByText('Tính theo cách mới.')).toBeVisible()
  await reader.goto(`/kpis/${id}?period=2024-10`)
  await expect(reader.getByText('Không giấy chia tổng số.')).toBeVisible()
})

test('the catalogue goes out as a workbook and comes in again', async ({
  page,
  signedInAs,
  expectAccessible,
}) => {
  await signedInAs('administrator')
  await page.goto('/admin/catalogue')
  const { upload, fromSheet, row } = catalogueOf(page)
  await fromSheet.click()
  const coming = page.waitForEvent('download')
  await upload.template.click()
  const template = await (await coming).path()
  await upload.file.setInputFiles({
    name: 'catalogue.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await readFile(template),
  })
  await upload.look.click()
  await expect(upload.nothingNew).toBeVisible()

  const head =
    'Mã chỉ số,Từ ngày,Nhóm,Tên chỉ số (tiếng Việt),Tên chỉ số (tiếng Anh),Đơn vị tính,Đối tượng đếm (tiếng Việt),Đối tượng đếm (tiếng Anh),Câu hỏi (tiếng Việt),Câu hỏi (tiếng Anh),Cách tính (tiếng Việt),Cách tính (tiếng Anh),Tử số (tiếng Việt),Tử số (tiếng Anh),Nguồn (tiếng Việt),Nguồn (tiếng Anh),Đơn vị chủ trì,Khối đơn vị báo cáo,Kỳ báo cáo'
  const line =
    'tra-cuu-nhanh,2024-01-01,Thời tiết,Lượt tra cứu,Look-ups,Số lượng,lượt,look-ups,Bao nhiêu?,How many?,Đếm.,Count.,Lượt,Look-ups,Cổng,Portal,VPUBND,"Sở, ngành",Hằng tháng'
  await upload.file.setInputFiles({
    name: 'catalogue.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${head}\n${line}\n`),
  })
  await upload.look.click()
  await expect(page.getByText('Không có nhóm này.')).toBeVisible()
  await expectAccessible(page)
  await upload.put('C2').fill('Dịch vụ công trực tuyến')
  await upload.again.click()
  await upload.take.click()
  await expect(row('Lượt tra cứu')).toBeVisible()
})

test('a target is proposed by one and approved by another, also on a phone', async ({
  page,
  server,
  signedInAs,
  anotherBrowser,
  expectAccessible,
}) => {
  await signedInAs('reviewer')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/targets?view=new')
  const targets = targetsOf(page)
  await targets.field(/^Chỉ số/).selectOption({ label: 'Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia' })
  await targets.field(/^Đơn vị/).selectOption('SYT')
  await targets.field(/^Từ ngày/).fill('2031-01-01')
  await targets.field(/^Đến hết ngày/).fill('2031-12-31')
  await targets.field(/^Mức \(%\)/).fill('81,5')
  await expectAccessible(page)
  await targets.send.click()
  await expect(targets.waiting).toContainText('81,5%')
  await expect(targets.approve).toHaveCount(0)
  await expectAccessible(page)

  const second = await anotherBrowser()
  const [cookie = ''] = (await signInAs(server.url, 'leader')).split('; ')
  const [key = '', ...value] = cookie.split('=')
  await second.context().addCookies([{ name: key, value: value.join('='), url: server.url }])
  await second.goto('/targets?from=2031')
  await expect(frameOf(second).headline).toHaveText('Chỉ tiêu')
  const decided = targetsOf(second)
  await decided.choose('Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia', 'Sở Y tế').check()
  await decided.approve.click()
  await expect(decided.inForce).toContainText('81,5%')
})
