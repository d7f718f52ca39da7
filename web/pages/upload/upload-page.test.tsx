import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ImportAnswer } from '../../../server/core/reporting/import-answer.ts'
import { health } from '../../testing/answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { grant, head, nobody } from '../../testing/people.ts'
import { cell, gridOf, kpi } from '../updates/testing/grids.ts'

type Options = { corrections: unknown[]; conventions: object; take?: string }
type Sent = {
  url: string
  options: Options
  text: Promise<string>
  answer: (status: number, body: unknown) => Promise<void>
  lose: () => Promise<void>
  progress: (share: number) => void
}

/** The browser's way to send a file, ended by the test. */
let sent: Sent[]
class FakeRequest {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload = () => {}
  onerror = () => {}
  onabort = () => {}
  status = 0
  responseText = ''
  private url = ''
  open(_method: string, url: string) {
    this.url = url
  }
  send(form: FormData) {
    sent.push({
      url: this.url,
      options: JSON.parse(String(form.get('options'))),
      text: (form.get('file') as Blob).text(),
      answer: (status, body) => {
        this.status = status
        this.responseText = JSON.stringify(body)
        return act(async () => this.onload())
      },
      lose: () => act(async () => this.onerror()),
      progress: (share) => act(() => this.upload.onprogress?.({ loaded: share * 100, total: 100 })),
    })
  }
}

beforeEach(() => {
  sent = []
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const clean: ImportAnswer = {
  file: [],
  problems: [],
  unlisted: 0,
  ask: [],
  columns: { kpi: 1, period: 2, numerator: 3, denominator: 4, note: 5 },
  values: { fresh: 1, changed: 1, unchanged: 3 },
  changes: [
    {
      kpi: 'a',
      name: { vi: 'Chỉ số a', en: 'KPI a' },
      unit: 'share',
      period: '2024-11',
      row: 2,
      old: { numerator: 80, denominator: 100, vintage: 'official' },
      next: { numerator: 90, denominator: 100, vintage: 'estimate' },
    },
    {
      kpi: 'b',
      name: { vi: 'Chỉ số b', en: 'KPI b' },
      unit: 'count',
      period: '2024-11',
      row: 3,
      old: null,
      next: { numerator: 12, denominator: null, vintage: 'official' },
    },
  ],
  seen: 'as seen',
  taken: false,
}
const broken: ImportAnswer = {
  ...clean,
  seen: null,
  values: { fresh: 0, changed: 0, unchanged: 1 },
  changes: [],
  file: [
    {
      row: 2,
      column: 4,
      isNotice: false,
      mendable: true,
      words: { vi: 'Ô này là công thức.', en: 'This cell is a formula.' },
    },
  ],
  problems: [
    { row: 3, column: 3, text: '1.O34', code: 'number: not-a-number', params: {} },
    { row: 4, column: null, text: 'b', code: 'period-locked', params: {} },
  ],
}

const answers = {
  me: { ...nobody, person: { ...head, grants: [grant('officer', health)] } },
  'reporting.grid': () => gridOf([kpi('a')], [cell('a')]),
}

async function open(query = '?period=2024-11') {
  const app = await openApp(`/updates/SYT/upload${query}`, answers)
  await screen.findByRole('heading', { level: 1, name: `Nhập từ tệp: ${health.name.vi}` })
  return { ...app, user: userEvent.setup() }
}
const choose = async (text = 'a,b', name = 'thang-11.csv') => {
  const field = screen.getByLabelText(/^Chọn tệp/)
  const before = sent.length
  await act(async () => {
    fireEvent.change(field, { target: { files: [new File([text], name)] } })
  })
  await waitFor(() => expect(sent.length).toBe(before + 1))
  return sent.at(-1) as Sent
}
const next = async (count: number) => {
  await waitFor(() => expect(sent.length).toBe(count))
  return sent.at(-1) as Sent
}
const sentence = () => screen.getByRole('heading', { level: 2 }).textContent

describe('a file that is right', () => {
  it('is looked at, shown old beside new, taken over, and leads to the grid', async () => {
    const { user } = await open()
    expect(screen.getByRole('link', { name: 'Tải tệp mẫu Excel' }).getAttribute('href')).toBe(
      '/reporting/template?office=SYT&period=2024-11&lang=vi',
    )
    const look = await choose('nội dung')
    expect(look).toMatchObject({
      url: '/reporting/import?office=SYT&lang=vi',
      options: { corrections: [], conventions: {} },
    })
    expect(look.options.take).toBeUndefined()
    expect(await look.text).toBe('nội dung')
    look.progress(0.5)
    expect(screen.getByRole('progressbar', { name: 'Đang gửi thang-11.csv…' }).getAttribute('value')).toBe(
      '0.5',
    )
    look.progress(1)
    expect(screen.getByRole('progressbar', { name: 'Đang kiểm tra thang-11.csv…' })).toBeTruthy()
    await look.answer(200, clean)
    expect(sentence()).toBe('Đọc được 5 dòng: 1 số liệu mới, 1 thay đổi, 3 không đổi')
    expect(document.activeElement?.textContent).toBe(sentence())
    const rows = screen.getAllByRole('row').map((row) => row.textContent)
    expect(rows[1]).toMatch(/Chỉ số a.*80\/100, 80,0%.*90\/100, 90,0%, ước.*tăng 10,0.điểm phần trăm/)
    expect(rows[2]).toMatch(/Chỉ số b.*chưa có.*12.*mới/)
    await user.click(screen.getByRole('button', { name: 'Ghi 2 số liệu' }))
    const take = await next(2)
    expect(take.options.take).toBe('as seen')
    await take.answer(200, { ...clean, taken: true })
    await waitFor(() => expect(sentence()).toBe('Đã ghi 2 số liệu'))
    expect(screen.queryByRole('button', { name: /^Ghi/ })).toBeNull()
    expect(screen.getByRole('link', { name: 'Mở bảng nhập để gửi' }).getAttribute('href')).toBe(
      '/updates/SYT?period=2024-11',
    )
  })

  it('with nothing new offers nothing to press', async () => {
    await open()
    const look = await choose()
    await look.answer(200, { ...clean, values: { fresh: 0, changed: 0, unchanged: 5 }, changes: [] })
    expect(screen.getByText(/^Không có gì để ghi/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Ghi/ })).toBeNull()
  })

  it('that somebody overtook is looked at again, and that is said', async () => {
    const { user } = await open()
    await (await choose()).answer(200, clean)
    await user.click(screen.getByRole('button', { name: 'Ghi 2 số liệu' }))
    const take = await next(2)
    await take.answer(409, { error: { code: 'changed-meanwhile', message: '', params: {} } })
    const again = await next(3)
    expect(again.options.take).toBeUndefined()
    await again.answer(200, {
      ...clean,
      seen: 'as seen later',
      values: { fresh: 0, changed: 2, unchanged: 3 },
    })
    await screen.findByText(/^Có người vừa thay đổi số liệu của đơn vị/)
    await user.click(screen.getByRole('button', { name: 'Ghi 2 số liệu' }))
    expect((await next(4)).options.take).toBe('as seen later')
  })
})

describe('a file that is wrong', () => {
  it('each thing by its cell, put right in place, left out by row, and kept for the next look', async () => {
    const { user } = await open()
    await (await choose()).answer(200, broken)
    expect(sentence()).toBe('3 chỗ cần sửa, chưa có gì được ghi')
    expect(screen.getByText('Ô D2, Mẫu số').parentElement?.textContent).toContain('Ô này là công thức.')
    expect(screen.getByText('Ô C3, Tử số').parentElement?.textContent).toContain('Không nhận “1.O34”')
    expect(screen.getByText('Dòng 4').parentElement?.textContent).toContain('đã khóa')
    expect(screen.queryByRole('button', { name: /^Ghi/ })).toBeNull()
    await user.type(screen.getByLabelText(/Ô D2/), '100')
    const figure = screen.getByLabelText(/Ô C3/) as HTMLInputElement
    expect(figure.value).toBe('1.O34')
    await user.clear(figure)
    await user.type(figure, '1034{Enter}')
    const second = await next(2)
    const first = [
      { row: 2, column: 4, text: '100' },
      { row: 3, column: 3, text: '1034' },
    ]
    expect(second.options.corrections).toEqual(first)
    await second.answer(200, { ...broken, file: [], problems: broken.problems.slice(1) })
    expect(screen.getByText(/^2 ô được sửa tại đây/)).toBeTruthy()
    await user.click(screen.getByLabelText(/^Bỏ qua dòng 4/))
    await user.click(screen.getByRole('button', { name: 'Kiểm tra lại' }))
    const third = await next(3)
    expect(third.options.corrections).toEqual([
      ...first,
      { row: 4, column: 3, text: '' },
      { row: 4, column: 4, text: '' },
      { row: 4, column: 5, text: '' },
    ])
    await third.answer(200, clean)
    await user.click(screen.getByRole('button', { name: 'Ghi 2 số liệu' }))
    expect((await next(4)).options.corrections).toEqual(third.options.corrections)
  })

  it('a column that reads two ways is asked about once, and must be answered', async () => {
    const { user } = await open()
    const asks = { ...clean, seen: null, ask: [{ column: 'numerator' as const, example: '1.579' }] }
    await (await choose()).answer(200, asks)
    expect(sentence()).toBe('Cần bạn trả lời cách viết số trong tệp')
    await user.click(screen.getByRole('button', { name: 'Kiểm tra lại' }))
    expect(sent).toHaveLength(1)
    expect(screen.getByText('Hãy chọn một cách viết.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('1.579 (dấu ngăn hàng nghìn)'))
    await user.click(screen.getByLabelText('1,579 (dấu thập phân)'))
    await user.click(screen.getByRole('button', { name: 'Kiểm tra lại' }))
    expect((await next(2)).options.conventions).toEqual({ numerator: 'en' })
  })

  it('of more than 20 MB is not sent, and the reason stands at the field', async () => {
    await open()
    const large = new File(['x'], 'large.xlsx')
    Object.defineProperty(large, 'size', { value: 20_000_001 })
    await act(async () => {
      fireEvent.change(screen.getByLabelText(/^Chọn tệp/), { target: { files: [large] } })
    })
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Tệp lớn quá 20 MB nên chưa gửi/)
    expect(sent).toEqual([])
  })
})

describe('a connection that is lost', () => {
  it('keeps the file, the corrections and what was to be done; one press does it again', async () => {
    const { user } = await open()
    await (await choose('giữ lại')).answer(200, broken)
    await user.type(screen.getByLabelText(/Ô D2/), '100')
    await user.click(screen.getByRole('button', { name: 'Kiểm tra lại' }))
    const lost = await next(2)
    await lost.lose()
    expect(screen.getByRole('alert').textContent).toMatch(/^Mất kết nối/)
    expect((screen.getByLabelText(/Ô D2/) as HTMLInputElement).value).toBe('100')
    await user.click(screen.getByRole('button', { name: 'Thử lại' }))
    const again = await next(3)
    expect(again.options).toEqual(lost.options)
    expect(await again.text).toBe('giữ lại')
    await again.answer(200, clean)
    await user.click(screen.getByRole('button', { name: 'Ghi 2 số liệu' }))
    const take = await next(4)
    await take.lose()
    await user.click(await screen.findByRole('button', { name: 'Thử lại' }))
    const retaken = await next(5)
    expect(retaken.options).toEqual(take.options)
    // The first answer was lost on its way: there was nothing left to do.
    await retaken.answer(200, { ...clean, taken: true, values: { fresh: 0, changed: 0, unchanged: 5 } })
    await waitFor(() => expect(sentence()).toBe('Số liệu trong tệp đã được ghi'))
  })

  it('what the server refuses is said in its words; where it is only busy, one press asks again', async () => {
    const { user } = await open()
    await (await choose()).answer(403, { error: { code: 'not-yours', message: '', params: {} } })
    expect(screen.getByRole('alert').textContent).toMatch(/^Quyền của bạn/)
    expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull()
    await (await choose()).answer(503, { error: { code: 'too-many-uploads', message: '', params: {} } })
    expect(screen.getByRole('alert').textContent).toMatch(/^Máy chủ đang đọc nhiều tệp khác/)
    await user.click(screen.getByRole('button', { name: 'Thử lại' }))
    await next(3)
  })
})
