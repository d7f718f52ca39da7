import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Changes } from '../../../server/core/reporting/answers.ts'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { changesOf } from '../../testing/change-answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))
const group = (name: string | RegExp) => screen.getByRole('region', { name })
const hrefOf = (within_: HTMLElement, name: string | RegExp) =>
  within(within_).getByRole('link', { name }).getAttribute('href')

async function draw(url: string, changes: Changes | (() => never) = changesOf(), lang: 'vi' | 'en' = 'vi') {
  const asked: unknown[] = []
  const answer = (input: unknown) => {
    asked.push(input)
    return typeof changes === 'function' ? changes() : changes
  }
  const call = callOf({ me: asHead, 'reporting.changes': answer })
  const page = await renderPage({ url, lang, theme: null, call })
  document.body.innerHTML = page.html
  return asked
}

describe('what has changed', () => {
  it('is said in a sentence first', async () => {
    const asked = await draw('/changes?since=2024-11-08')
    expect(asked).toEqual([{ since: '2024-11-08' }])
    expect(main()).toContain(
      'Từ hết ngày 08/11/2024: 1 số liệu được sửa, 2 đánh giá thay đổi, 1 báo cáo còn thiếu, 1 số liệu mới, 1 chỉ tiêu thay đổi, 1 định nghĩa thay đổi, 1 lượt đề nghị điều chỉnh, 1 lần khóa hoặc mở kỳ.',
    )
  })

  it('an official value that turned a verdict announced on an estimate stands first, and says so', async () => {
    await draw('/changes')
    const [first] = screen.getAllByRole('region')
    expect(first).toBe(group('Số chính thức làm thay đổi kết luận'))
    const row = within(first as HTMLElement).getAllByRole('row')[1] as HTMLElement
    for (const part of [
      'Sở Y tế, tháng 10/2024',
      '80/100 (80,0%)Ước',
      '70/100 (70,0%)Chính thức',
      '−10,0 điểm %',
      'Ước thành chính thức',
      'Đúng tiến độ',
      'Chậm tiến độ',
      'Người thẩm định12/11/2024 10:00',
      'Theo báo cáo chính thức',
    ])
      expect(textOf(row)).toContain(part)
    const flips = within(group('Đánh giá thay đổi')).getAllByRole('listitem')
    expect(textOf(flips[0])).toContain('Số chính thức khác kết luận đã công bố')
    expect(textOf(flips[1])).toMatch(/Toàn thành phốCó nguy cơ.*Đúng tiến độ/)
  })

  it('leads to the figure as it is and as it was', async () => {
    await draw('/changes?since=2024-11-08&office=SYT')
    const turned = group('Số chính thức làm thay đổi kết luận')
    expect(hrefOf(turned, 'Văn bản ký số')).toBe('/kpis/files-signed?period=2024-10&office=SYT')
    expect(hrefOf(turned, /^Xem Văn bản ký số/)).toBe(
      '/kpis/files-signed?period=2024-10&asOf=2024-11-12T02:59:59.999Z&office=SYT',
    )
    const flips = group('Đánh giá thay đổi')
    // The filter of this page is none of the figure's: the city's is the city's.
    expect(hrefOf(flips, /Toàn thành phố/)).toBe('/kpis/files-signed?asOf=2024-11-08T16:59:59.999Z')
  })

  it('says what moved, was redefined, is contested, is missing and was locked', async () => {
    await draw('/changes')
    expect(textOf(group('Chỉ tiêu'))).toMatch(/80%hạn 31\/12\/2024.*90%hạn 31\/12\/2024.*Quyết định 123/)
    expect(textOf(group('Định nghĩa chỉ số'))).toMatch(/áp dụng từ 01\/11\/2024Đổi tên, công thức/)
    expect(textOf(group('Đề nghị điều chỉnh'))).toMatch(/Mới đề nghị.*Chưa tính hồ sơ chuyển tiếp/)
    expect(textOf(group('Báo cáo còn thiếu'))).toContain('25/10/2024')
    expect(textOf(group('Khóa và mở kỳ'))).toContain('Khóa tháng 9/2024')
    expect(textOf(group('Số liệu mới'))).toMatch(/chưa có.*70\/100/)
  })

  it('shows one kind where the address asks for one', async () => {
    await draw('/changes?kind=lock')
    expect(screen.getAllByRole('region').map((region) => textOf(region.querySelector('h2')))).toEqual([
      'Khóa và mở kỳ',
    ])
    const kinds = screen.getByRole('navigation', { name: 'Loại thay đổi' })
    expect(within(kinds).getByRole('link', { current: true }).textContent).toBe('Khóa và mở kỳ 1')
  })

  it('says what is not listed, with the way to see it', async () => {
    const usual = changesOf()
    const many = { ...usual.tally, revised: 2_001 }
    const [count] = usual.values
    await draw('/changes', changesOf({ tally: many, values: count ? [{ ...count, revised: 2_001 }] : [] }))
    expect(textOf(group('Số liệu được sửa'))).toContain('Còn 2.000 thay đổi cũ hơn không liệt kê ở đây.')
  })

  it('says that nothing has changed', async () => {
    const none = { flip: 0, revised: 0, first: 0, target: 0, definition: 0, contest: 0, missing: 0, lock: 0 }
    const empty = { changes: [], values: [], flips: [], missing: [], locks: [] }
    await draw('/changes?theme=data', changesOf({ tally: none, ...empty }))
    expect(main()).toContain('Từ hết ngày 08/11/2024 chưa có gì thay đổi.')
    expect(main()).toContain('Không có thay đổi nào khớp với điều kiện lọc.')
  })

  it('is refused in words with a way out', async () => {
    await draw('/changes', () => {
      throw refusal('sign-in-needed', {}, 401)
    })
    expect(textOf(screen.getByRole('alert'))).not.toBe('')
  })

  it('reads in English', async () => {
    await draw('/changes?since=2024-11-08', changesOf(), 'en')
    expect(main()).toContain(
      'Since the end of 8 Nov 2024: 1 figure revised, 2 judgements changed, 1 report missing',
    )
    expect(textOf(group('Definitions of indicators'))).toContain('Changed: name, formula')
  })
})

describe('since when', () => {
  it('is since the own last approval where there is one, else since yesterday', async () => {
    await draw('/changes', changesOf({ lastApproval: '2024-11-20T02:00:00.000Z' }))
    const choice = () => screen.getByRole('navigation', { name: 'Xem thay đổi từ' })
    const current = () => within(choice()).getByRole('link', { current: true })
    expect(current().textContent).toBe('Lần phê duyệt gần nhất của tôi')
    expect(hrefOf(choice(), 'Hôm qua')).toBe('/changes?since=2024-11-21')
    expect(hrefOf(choice(), '7 ngày')).toBe('/changes?since=2024-11-15')
    expect(hrefOf(choice(), 'Đầu tháng')).toBe('/changes?since=2024-10-31')
    await draw('/changes')
    expect(current().textContent).toBe('Hôm qua')
  })

  it('narrowed by an office, the server is asked anew, since the same moment', async () => {
    const { asked } = await openApp('/changes?since=2024-11-08', {
      me: asHead,
      'reporting.changes': () => changesOf(),
    })
    const office = await screen.findByRole('combobox', { name: 'Đơn vị' })
    fireEvent.change(office, { target: { value: 'SYT' } })
    await waitFor(() =>
      expect(asked.filter(({ path }) => path === 'reporting.changes').at(-1)?.input).toEqual({
        since: '2024-11-08',
        office: 'SYT',
      }),
    )
    expect(location.search).toContain('since=2024-11-08')
  })
})
