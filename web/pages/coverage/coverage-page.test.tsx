import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead } from '../../testing/people.ts'
import { coverageOf, reviewer } from '../../testing/report-answers.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))
const locked = {
  locked: true,
  reason: 'Đã chốt báo cáo',
  by: 'Người thẩm định',
  at: '2024-11-20T03:00:00.000Z',
}

async function draw(url: string, answers: Record<string, unknown>) {
  const asked: unknown[] = []
  const call = callOf({
    'reporting.coverage': (input: unknown) => {
      asked.push(input)
      return coverageOf()
    },
    ...answers,
  })
  const page = await renderPage({ url, lang: 'vi', theme: null, call })
  document.body.innerHTML = page.html
  return asked
}

describe('who has reported', () => {
  it('is said in a sentence and by office', async () => {
    const asked = await draw('/coverage?period=2024-10', { me: reviewer })
    expect(asked).toEqual([{ period: '2024-10' }])
    expect(main()).toContain('1/2 đơn vị đã báo cáo đủ tháng 10/2024; chậm nhất: Sở Y tế (thiếu 2).')
    const [, row] = screen.getAllByRole('row')
    expect(textOf(row)).toMatch(/Sở Y tế6\/8.*8.*5.*1.*0.*2Trễ hạn 3/)
    expect(
      within(row as HTMLElement)
        .getByRole('link', { name: 'Xem số chờ duyệt: Sở Y tế' })
        .getAttribute('href'),
    ).toBe('/review?office=SYT')
  })

  it('without a period in the address is about the month now being reported', async () => {
    expect(await draw('/coverage', { me: reviewer })).toEqual([{ period: '2024-11' }])
  })

  it('leads an office to its own figures, and does not offer it the lock', async () => {
    await draw('/coverage?period=2024-10', { me: asHead })
    const link = screen.getByRole('link', { name: 'Nhập số liệu: Sở Y tế' })
    expect(link.getAttribute('href')).toBe('/updates/SYT?period=2024-10')
    expect(screen.getAllByRole('link', { name: /^Nhập số liệu/ })).toEqual([link])
    expect(main()).toContain('Kỳ đang mở')
    expect(screen.queryByRole('button', { name: /^Khóa/ })).toBeNull()
  })

  it('says who locked the period, when, and why', async () => {
    await draw('/coverage?period=2024-10', { me: asHead, 'reporting.coverage': coverageOf(locked) })
    expect(main()).toContain('Người thẩm định khóa lúc 20/11/2024 10:00. Lý do: Đã chốt báo cáo')
  })
})

describe('the lock', () => {
  it('wants a reason, and turns what the page says', async () => {
    let lock: typeof locked | null = null
    const { asked } = await openApp('/coverage?period=2024-10', {
      me: reviewer,
      'reporting.coverage': () => coverageOf(lock),
      'reporting.setLock': () => {
        lock = locked
        return undefined as never
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: /^Khóa tháng\s10\/2024…$/ }))
    const form = screen.getByRole('form', { name: /^Khóa tháng\s10\/2024$/ })
    fireEvent.submit(form)
    const field = within(form).getByLabelText<HTMLInputElement>(/^Lý do/)
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
    expect(asked.some(({ path }) => path === 'reporting.setLock')).toBe(false)
    fireEvent.change(field, { target: { value: 'Đã chốt báo cáo' } })
    fireEvent.submit(form)
    await screen.findByRole('button', { name: /^Mở lại tháng\s10\/2024…$/ })
    expect(asked.find(({ path }) => path === 'reporting.setLock')?.input).toEqual({
      period: '2024-10',
      locked: true,
      reason: 'Đã chốt báo cáo',
    })
    expect(textOf(document.activeElement)).toContain('Kỳ đã khóa')
    expect(textOf(document.body)).toContain('Đã khóa tháng 10/2024.')
  })

  it('keeps the reason where it is refused', async () => {
    await openApp('/coverage?period=2024-10', {
      me: reviewer,
      'reporting.coverage': coverageOf(locked),
      'reporting.setLock': () => {
        throw refusal('second-factor-required', {}, 403)
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: /^Mở lại tháng\s10\/2024…$/ }))
    const form = screen.getByRole('form', { name: /^Mở lại tháng\s10\/2024$/ })
    const field = within(form).getByLabelText<HTMLInputElement>(/^Lý do/)
    fireEvent.change(field, { target: { value: 'Bổ sung số' } })
    fireEvent.submit(form)
    await within(form).findByRole('alert')
    expect(field.value).toBe('Bổ sung số')
  })
})
