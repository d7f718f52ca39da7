import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { CalendarDays } from '../../../server/core/calendar-answer.ts'
import { openApp } from '../../testing/open-app.tsx'
import { grant, head, nobody } from '../../testing/people.ts'

afterEach(cleanup)

const me = { ...nobody, person: { ...head, grants: [grant('administrator')] } }
const page = (more: Partial<CalendarDays> = {}): CalendarDays => ({
  today: '2024-11-22',
  year: 2024,
  days: [
    {
      day: '2024-04-29',
      version: 3,
      working: false,
      name: { vi: 'Nghỉ hoán đổi', en: 'Bridge' },
      document: 'Văn bản số 1',
    },
    {
      day: '2024-05-04',
      version: 4,
      working: true,
      name: { vi: 'Làm bù', en: 'Worked instead' },
      document: null,
    },
  ],
  may: { manage: true },
  ...more,
})
const open = (url: string, answers: Record<string, unknown> = {}) =>
  openApp(url, { me, 'calendar.days': page(), ...answers })
const sent = (asked: { path: string; input: unknown }[], verb: string) =>
  asked.filter(({ path }) => path === `calendar.${verb}`).map(({ input }) => input)

describe('the calendar of a year', () => {
  it('has twelve months, in which a day off and a Saturday worked say so', async () => {
    await open('/admin/calendar')
    const months = await screen.findAllByRole('table', { name: /^Tháng\s\d+\/2024$/ })
    expect(months).toHaveLength(12)
    expect(months[3]?.textContent).toContain('Nghỉ: Nghỉ hoán đổi')
    expect(months[4]?.textContent).toContain('Làm bù: Làm bù')
  })

  it('is not changed by whoever may only read it', async () => {
    await open('/admin/calendar', { 'calendar.days': page({ may: { manage: false } }) })
    await screen.findByRole('table', { name: /^Các ngày khác thường lệ/ })
    expect(screen.queryByRole('link', { name: /^Sửa|^Ghi/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Bỏ/ })).toBeNull()
  })
})

describe('a day', () => {
  it('is recorded with its names, kind and document', async () => {
    const { asked } = await open('/admin/calendar?view=new', { 'calendar.set': null })
    fireEvent.change(await screen.findByLabelText(/^Ngày/), { target: { value: '2025-05-13' } })
    fireEvent.change(screen.getByLabelText(/^Tên tiếng Việt/), { target: { value: 'Giải phóng Hải Phòng' } })
    fireEvent.change(screen.getByLabelText(/^Tên tiếng Anh/), { target: { value: 'Liberation' } })
    fireEvent.click(screen.getByRole('button', { name: 'Ghi vào lịch' }))
    await waitFor(() =>
      expect(sent(asked, 'set')).toEqual([
        {
          day: '2025-05-13',
          working: false,
          name: { vi: 'Giải phóng Hải Phòng', en: 'Liberation' },
          document: null,
          seen: null,
        },
      ]),
    )
  })

  it('is changed as it was seen, and keeps its day and kind', async () => {
    const { asked } = await open('/admin/calendar?view=new&show=2024-05-04', { 'calendar.set': null })
    const day = await screen.findByLabelText<HTMLInputElement>(/^Ngày/)
    expect([day.value, day.disabled]).toEqual(['2024-05-04', true])
    fireEvent.change(screen.getByLabelText(/^Văn bản/), { target: { value: 'Văn bản số 2' } })
    fireEvent.click(screen.getByRole('button', { name: 'Ghi vào lịch' }))
    await waitFor(() =>
      expect(sent(asked, 'set')).toMatchObject([{ working: true, document: 'Văn bản số 2', seen: 4 }]),
    )
  })

  it('is taken away only when asked twice', async () => {
    const { asked } = await open('/admin/calendar', { 'calendar.clear': null })
    fireEvent.click(await screen.findByRole('button', { name: 'Bỏ ngày 29/04/2024 khỏi lịch' }))
    expect(sent(asked, 'clear')).toEqual([])
    const group = screen.getByRole('group', { name: /^Bỏ ngày 29\/04\/2024/ })
    fireEvent.click(within(group).getByRole('button', { name: 'Bỏ' }))
    await waitFor(() => expect(sent(asked, 'clear')).toEqual([{ day: '2024-04-29', seen: 3 }]))
  })
})
