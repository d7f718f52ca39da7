import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead } from '../../testing/people.ts'
import { dispute, sealPage, sealRow } from '../../testing/register-answers.ts'
import { reviewer } from '../../testing/report-answers.ts'
import { periodsToSeal } from './periods-to-seal.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))

async function draw(url: string, answers: Record<string, unknown>) {
  const page = await renderPage({ url, lang: 'vi', theme: null, call: callOf({ me: asHead, ...answers }) })
  document.body.innerHTML = page.html
  return page
}

const sealed = (may = false) => ({
  today: '2024-11-22',
  seals: [
    sealRow({ openDisputes: 2 }),
    sealRow({ code: '2024-Q3', verified: false, version: 2, reason: 'Theo đề nghị' }),
  ],
  may: { seal: may },
})

describe('frozen periods', () => {
  it('say when and by whom they were frozen, and whether the bytes still give the hash', async () => {
    await draw('/tasks/seals', { 'seals.list': sealed() })
    const [, october, quarter] = screen.getAllByRole('row').map(textOf)
    for (const part of ['Tháng 10/2024', 'Người thẩm định, 01/11/2024 09:00', 'Khớp mã băm', 'a3f5a3f5a3f5…'])
      expect(october).toContain(part)
    expect(october).toContain('Đề nghị chờ trả lời 2')
    expect(quarter).toContain('Quý III/2024Lần chốt 2')
    expect(quarter).toContain('Không khớp mã băm')
    expect(screen.queryByRole('form')).toBe(null)
  })

  it('are frozen by the reviewer after being asked; anew only with a reason', async () => {
    const { asked } = await openApp('/tasks/seals', {
      me: reviewer,
      'seals.list': sealed(true),
      'seals.seal': ({ code }: { code: string }) => ({ code, hash: 'c0ffee'.repeat(8), version: 2 }),
    })
    const form = within(await screen.findByRole('form', { name: 'Chốt kết quả một kỳ' }))
    const choose = (code: string) =>
      fireEvent.change(form.getByLabelText(/^Kỳ cần chốt/), { target: { value: code } })
    fireEvent.click(form.getByRole('button', { name: 'Chốt' }))
    expect(main()).toContain('Chọn kỳ cần chốt.')

    choose('2024-10')
    fireEvent.click(form.getByRole('button', { name: 'Chốt' }))
    expect(main()).toContain('Kỳ này đã chốt: ghi lý do chốt lại.')
    fireEvent.change(form.getByLabelText(/^Lý do chốt lại/), { target: { value: 'Theo đề nghị' } })
    fireEvent.click(form.getByRole('button', { name: /^Chốt tháng\s10\/2024$/ }))
    expect(main()).toContain('Chốt kết quả tháng 10/2024 như lúc này?')
    expect(asked.some(({ path }) => path === 'seals.seal')).toBe(false)
    fireEvent.click(form.getByRole('button', { name: 'Chốt' }))
    await waitFor(() => expect(main()).toContain('Đã chốt Tháng 10/2024, mã băm c0ffeec0ffee.'))
    expect(asked.find(({ path }) => path === 'seals.seal')?.input).toEqual({
      code: '2024-10',
      reason: 'Theo đề nghị',
    })
  })

  it('offers years, quarters and months that have begun', () => {
    const offered = periodsToSeal('2024-11-22')
    expect(offered.slice(0, 4)).toEqual(['2024', '2023', '2024-Q4', '2024-Q3'])
    expect(offered).toContain('2024-11')
    expect(offered).not.toContain('2024-12')
  })
})

describe('one frozen period', () => {
  it('shows its proof, the points of each office and the tasks as they stood', async () => {
    await draw('/tasks/seals/2024-10', { 'seals.page': sealPage() })
    for (const part of [
      'Kết quả đã chốt: Tháng 10/2024',
      'Các byte đang lưu cho đúng mã băm đã ghi khi chốt.',
      'Xét theo trạng thái cuối ngày 31/10/2024.',
      'Chưa có đề nghị điều chỉnh nào về kết quả này.',
    ])
      expect(main()).toContain(part)
    const offices = within(screen.getByRole('table', { name: /^Điểm tiêu chí/ }))
    expect(offices.getAllByRole('row').map(textOf)[1]).toContain('Sở Y tế 0Nhiệm vụ 3NV-1 quá hạn 5 ngày.')
    const tasks = within(screen.getByRole('table', { name: /^Nhiệm vụ như lúc chốt/ }))
    expect(tasks.getAllByRole('row').map(textOf)[2]).toContain('Trễ 6 ngày; 1 tệp minh chứng')
    expect(screen.queryByRole('link', { name: 'Tải tệp đã chốt' })).toBe(null)
    expect(screen.queryByRole('button', { name: 'Đề nghị điều chỉnh' })).toBe(null)
  })

  it('whose bytes were changed raises the alarm, with both hashes', async () => {
    const page = sealPage({ seal: sealRow({ verified: false }), foundHash: 'dead'.repeat(16) })
    await draw('/tasks/seals/2024-10', { 'seals.page': page })
    expect(textOf(screen.getByRole('alert'))).toContain('KHÔNG cho mã băm')
    expect(main()).toContain('dead'.repeat(16))
  })

  it('can be downloaded by who may', async () => {
    const may = { seal: false, download: true, disputeFor: [] }
    await draw('/tasks/seals/2024-10', { 'seals.page': sealPage({ may }) })
    expect(screen.getByRole('link', { name: 'Tải tệp đã chốt' }).getAttribute('href')).toBe(
      '/seals/2024-10.json',
    )
  })

  it('is searched without accents', async () => {
    await draw('/tasks/seals/2024-10?q=chuan hoa', { 'seals.page': sealPage() })
    expect(screen.getAllByRole('row').map(textOf).join()).not.toContain('Kết nối bệnh án điện tử')
    expect(textOf(screen.getByRole('table', { name: /^Nhiệm vụ như lúc chốt/ }))).toContain('NV-2')
  })

  it('is disputed by the office for a task of its own', async () => {
    const { asked } = await openApp('/tasks/seals/2024-10', {
      me: asHead,
      'seals.page': sealPage({ may: { seal: false, download: false, disputeFor: ['SYT'] } }),
      'seals.dispute': () => ({ code: 'dispute-1' }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Đề nghị điều chỉnh' }))
    const form = within(screen.getByRole('form', { name: 'Đề nghị điều chỉnh' }))
    fireEvent.click(form.getByRole('button', { name: 'Gửi đề nghị' }))
    for (const part of ['Chọn nhiệm vụ.', 'Ghi kết quả đúng theo đơn vị.', 'Ghi lý do và căn cứ.'])
      expect(main()).toContain(part)
    const task = form.getByLabelText(/^Nhiệm vụ/)
    expect(within(task).getAllByRole('option').map(textOf)).toEqual([
      'Chọn nhiệm vụ',
      'NV-1: Kết nối bệnh án điện tử',
    ])
    fireEvent.change(task, { target: { value: 'NV-1' } })
    fireEvent.change(form.getByLabelText(/^Kết quả đúng/), { target: { value: 'Đúng hạn' } })
    fireEvent.change(form.getByLabelText(/^Lý do và căn cứ/), { target: { value: 'Biên bản' } })
    fireEvent.click(form.getByRole('button', { name: 'Gửi đề nghị' }))
    await waitFor(() =>
      expect(asked.find(({ path }) => path === 'seals.dispute')?.input).toEqual({
        code: '2024-10',
        task: 'NV-1',
        claim: 'Đúng hạn',
        reason: 'Biên bản',
      }),
    )
  })

  it('is answered by the reviewer after what follows was said, and the answer stays with it', async () => {
    const { asked } = await openApp('/tasks/seals/2024-10', {
      me: reviewer,
      'seals.page': sealPage({ disputes: [dispute({ may: { answer: true } })] }),
      'seals.answer': () => ({ sealed: null }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Trả lời đề nghị về NV-1 của Sở Y tế' }))
    const form = within(screen.getByRole('form', { name: 'Trả lời' }))
    fireEvent.click(form.getByRole('button', { name: 'Không chấp nhận' }))
    expect(main()).toContain('Ghi nội dung trả lời.')
    fireEvent.change(form.getByLabelText(/^Nội dung trả lời/), { target: { value: 'Không có căn cứ' } })
    fireEvent.click(form.getByRole('button', { name: 'Không chấp nhận' }))
    expect(main()).toContain('Kết quả đã chốt giữ nguyên.')
    fireEvent.click(form.getByRole('button', { name: 'Không chấp nhận' }))
    await waitFor(() =>
      expect(asked.find(({ path }) => path === 'seals.answer')?.input).toEqual({
        code: 'dispute-1',
        upheld: false,
        answer: 'Không có căn cứ',
      }),
    )
    cleanup()
    await draw('/tasks/seals/2024-10', {
      'seals.page': sealPage({
        disputes: [
          dispute({
            state: 'dismissed',
            answer: 'Không có căn cứ',
            answeredBy: 'Người thẩm định',
            answeredAt: '2024-11-06T02:00:00.000Z',
          }),
        ],
      }),
    })
    expect(main()).toContain('Không có căn cứNgười thẩm định trả lời 06/11/2024 09:00')
  })

  it('that is not frozen says so, and leads to those that are', async () => {
    const { status } = await draw('/tasks/seals/2024-05', {
      'seals.page': () => {
        throw refusal('unknown-seal', {}, 404)
      },
    })
    expect(status).toBe(404)
    expect(screen.getByRole('heading', { level: 1, name: 'Kỳ này chưa được chốt' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Mọi kỳ đã chốt' }).getAttribute('href')).toBe('/tasks/seals')
  })

  it.each([
    ['/tasks/seals?lang=en', { 'seals.list': sealed(true) }],
    [
      '/tasks/seals/2024-10?lang=en',
      { 'seals.page': sealPage({ disputes: [dispute({ claim: 'x', reason: 'y' })] }) },
    ],
  ])('%s is complete in English', async (url, answers) => {
    await draw(url, answers)
    expect(main()).not.toMatch(/nhiệm vụ|đơn vị|chốt|băm/i)
  })
})
