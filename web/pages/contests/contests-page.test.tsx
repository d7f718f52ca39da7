import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { contestRow } from '../../testing/change-answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))

const decided = contestRow({
  code: 'contest-2',
  state: 'dismissed',
  decision: 'Không có căn cứ',
  decidedBy: 'Người thẩm định',
  decidedAt: '2024-11-18T03:00:00.000Z',
  days: 10,
  may: { decide: false },
})

async function draw(rows: unknown[], lang: 'vi' | 'en' = 'vi') {
  const call = callOf({ me: asHead, 'reporting.contests': rows })
  const page = await renderPage({ url: '/contests', lang, theme: null, call })
  document.body.innerHTML = page.html
}

describe('contests', () => {
  it('open ones come first, with both values and their age; decided ones with who and after how long', async () => {
    await draw([contestRow(), decided])
    expect(main()).toContain('1 đề nghị đang chờ quyết định, lâu nhất đã 14 ngày.')
    const [open, done] = screen.getAllByRole('article')
    for (const part of [
      '80/100 (80,0%)',
      '88/100 (88,0%)',
      'Chờ 14 ngày',
      'Công văn 12',
      'Thủ trưởng Sở Y tế đề nghị',
    ])
      expect(textOf(open)).toContain(part)
    expect(textOf(open)).not.toContain('Số liệu hiện nay')
    for (const part of [
      'Không chấp nhận',
      'Quyết định sau 10 ngày',
      'Không có căn cứ',
      'Người thẩm định, 18/11/2024 10:00',
    ])
      expect(textOf(done)).toContain(part)
    expect(screen.getAllByRole('button', { name: /^Quyết định/ })).toHaveLength(1)
  })

  it('says what the figure is by now where it is another than the one contested', async () => {
    await draw([contestRow({ current: { numerator: 81, denominator: 100 } })])
    expect(main()).toContain('Số liệu hiện nay81/100')
  })

  it('says why there are none', async () => {
    await draw([])
    expect(main()).toContain('Chưa có đề nghị điều chỉnh nào.')
  })

  it('reads in English', async () => {
    await draw([contestRow(), decided], 'en')
    expect(main()).toContain('Waiting for a decision: 1, the oldest for 14 days.')
    expect(main()).toContain('Decided after 10 days')
  })

  it('is decided with a reason, after what follows was said', async () => {
    const { asked } = await openApp('/contests', {
      me: asHead,
      'reporting.contests': [contestRow()],
      'reporting.decideContest': () => null,
    })
    fireEvent.click(await screen.findByRole('button', { name: /^Quyết định/ }))
    const form = screen.getByRole('form', { name: 'Quyết định' })
    const reason = within(form).getByRole('textbox', { name: /^Lý do quyết định/ })
    fireEvent.click(within(form).getByRole('button', { name: 'Chấp nhận' }))
    expect(textOf(form)).toContain('Ghi lý do quyết định.')
    expect(document.activeElement).toBe(reason)
    expect(asked.some(({ path }) => path === 'reporting.decideContest')).toBe(false)
    fireEvent.change(reason, { target: { value: 'Đúng như công văn' } })
    fireEvent.click(within(form).getByRole('button', { name: 'Chấp nhận' }))
    expect(textOf(form)).toContain('Số liệu của đơn vị trở thành 88/100 (88,0%).')
    fireEvent.click(within(form).getByRole('button', { name: 'Chấp nhận' }))
    await waitFor(() =>
      expect(asked.find(({ path }) => path === 'reporting.decideContest')?.input).toEqual({
        code: 'contest-1',
        version: 7,
        uphold: true,
        decision: 'Đúng như công văn',
      }),
    )
  })

  it('that somebody else has decided meanwhile says so, and keeps what was typed', async () => {
    await openApp('/contests', {
      me: asHead,
      'reporting.contests': [contestRow()],
      'reporting.decideContest': () => {
        throw refusal('changed-meanwhile', {}, 409)
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: /^Quyết định/ }))
    const form = screen.getByRole('form', { name: 'Quyết định' })
    const reason = within(form).getByRole<HTMLInputElement>('textbox', { name: /^Lý do quyết định/ })
    fireEvent.change(reason, { target: { value: 'Không có căn cứ' } })
    fireEvent.click(within(form).getByRole('button', { name: 'Không chấp nhận' }))
    fireEvent.click(within(form).getByRole('button', { name: 'Không chấp nhận' }))
    await within(form).findByRole('alert')
    expect(reason.value).toBe('Không có căn cứ')
  })
})
