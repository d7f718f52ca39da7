import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { formatter } from '../../server/core/format.ts'
import { vi as viWords } from '../locales/vi.ts'
import { viAccounts } from '../locales/vi-accounts.ts'
import { health } from '../testing/answers.ts'
import { refusal } from '../testing/calls.ts'
import { contestRow } from '../testing/change-answers.ts'
import { kpiPage } from '../testing/kpi-answers.ts'
import { openApp } from '../testing/open-app.tsx'
import { asHead, grant, nobody } from '../testing/people.ts'
import { typedFigure } from './typed-figure.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))
const button = () => screen.queryByRole('button', { name: 'Đề nghị điều chỉnh' })

const ofHealth = { ...kpiPage, office: health }
const mine = contestRow({
  kpi: { id: kpiPage.kpi.id, name: kpiPage.kpi.name, unit: kpiPage.kpi.unit, noun: kpiPage.kpi.noun },
})
const reporting = {
  fromOn: '2024-01-01',
  retiredOn: null,
  offices: null,
  cadence: 'month',
  dueDay: 25,
  dueLag: 0,
  carries: 1,
  least: null,
  most: null,
  notAbove: null,
  origin: 'office',
} as const

async function open(url: string, answers: Record<string, unknown> = {}) {
  const opened = await openApp(url, {
    me: asHead,
    'kpi.page': ofHealth,
    'reporting.contests': [],
    'reporting.waiting': [],
    ...answers,
  })
  await screen.findByRole('heading', { level: 1, name: kpiPage.kpi.name.vi })
  await waitFor(() => expect(document.querySelector('main')?.textContent).toContain('19'))
  return opened
}
const page = `/kpis/${kpiPage.kpi.id}`

describe('a figure that is contested', () => {
  it('shows both values until it is decided, and how long it has been so', async () => {
    await open(`${page}?office=SYT`, {
      'reporting.contests': [mine, { ...mine, code: 'x', state: 'upheld' }],
    })
    const marks = (await screen.findAllByRole('listitem')).filter((item) =>
      textOf(item).includes('Đang đề nghị điều chỉnh'),
    )
    expect(marks.map(textOf)).toEqual([
      expect.stringMatching(/Số liệu hiện có 80\/100 \(80,0%\)Đơn vị đề nghị 88\/100 \(88,0%\)đã 14 ngày/),
    ])
    expect(button()).toBeNull()
  })

  it('of another office or KPI is not marked here', async () => {
    const other = contestRow({ kpi: { ...mine.kpi, id: 'another' } })
    await open(`${page}?office=SYT`, { 'reporting.contests': [other] })
    await waitFor(() => expect(button()).not.toBeNull())
    expect(main()).not.toContain('Đang đề nghị điều chỉnh')
  })

  it('is not asked about for those who are not signed in', async () => {
    const { asked } = await open(`${page}?office=SYT`, { me: nobody })
    expect(asked.map(({ path }) => path)).not.toContain('reporting.contests')
    expect(button()).toBeNull()
  })
})

describe('contesting a figure', () => {
  it('is offered to officers and heads of the office, now, of figures that they do not report', async () => {
    const { unmount } = await open(`${page}?office=SYT`)
    await waitFor(() => expect(button()).not.toBeNull())
    unmount()
    const refused: [string, Record<string, unknown>][] = [
      [`${page}?office=SYT&asOf=2024-11-01`, {}],
      [`${page}?office=SYT`, { 'kpi.page': { ...ofHealth, kpi: { ...kpiPage.kpi, reporting } } }],
      [
        `${page}?office=SYT`,
        { me: { ...asHead, person: { ...asHead.person, grants: [grant('reviewer')] } } },
      ],
    ]
    for (const [url, answers] of refused) {
      const shown = await open(url, answers)
      expect(button()).toBeNull()
      shown.unmount()
    }
    await open(page, { 'kpi.page': kpiPage })
    const link = await screen.findByRole('link', { name: /^Xem số liệu của Sở Y tế/ })
    expect(link.getAttribute('href')).toBe(`${page}?office=SYT`)
    expect(button()).toBeNull()
  })

  it('sends numbers, reason and source; what is missing or unreadable is said beside its field', async () => {
    const { asked } = await open(`${page}?office=SYT`, { 'reporting.contest': () => ({ code: 'new' }) })
    await waitFor(() => expect(button()).not.toBeNull())
    fireEvent.click(button() as HTMLElement)
    const form = await screen.findByRole('form', { name: /^Đề nghị điều chỉnh: / })
    const field = (name: RegExp) => within(form).getByRole<HTMLInputElement>('textbox', { name })
    const numerator = field(/Cơ sở dữ liệu đã tạo lập/)
    expect(document.activeElement).toBe(numerator)
    fireEvent.change(numerator, { target: { value: '1.579' } })
    fireEvent.click(within(form).getByRole('button', { name: 'Gửi đề nghị' }))
    await waitFor(() => expect(textOf(form)).toContain('“1.579” đọc được hai cách: 1.579 hoặc 1,579.'))
    expect(asked.some(({ path }) => path === 'reporting.contest')).toBe(false)
    expect(document.activeElement).toBe(numerator)
    fireEvent.change(numerator, { target: { value: '1.579,5' } })
    fireEvent.change(field(/Cơ sở dữ liệu trong danh mục/), { target: { value: '1,600.5' } })
    fireEvent.change(field(/^Lý do/), { target: { value: 'Thiếu ba cơ sở dữ liệu' } })
    fireEvent.change(field(/^Căn cứ/), { target: { value: 'Công văn 12' } })
    fireEvent.click(within(form).getByRole('button', { name: 'Gửi đề nghị' }))
    await waitFor(() =>
      expect(asked.find(({ path }) => path === 'reporting.contest')?.input).toEqual({
        kpi: kpiPage.kpi.id,
        office: 'SYT',
        period: kpiPage.item.period,
        numerator: 1579.5,
        denominator: 1600.5,
        reason: 'Thiếu ba cơ sở dữ liệu',
        source: 'Công văn 12',
      }),
    )
    await waitFor(() => expect(screen.queryByRole('form', { name: /^Đề nghị/ })).toBeNull())
  })

  it('that is contested already says so, and keeps what was typed', async () => {
    await open(`${page}?office=SYT`, {
      'reporting.contest': () => {
        throw refusal('already-contested', {}, 409)
      },
    })
    await waitFor(() => expect(button()).not.toBeNull())
    fireEvent.click(button() as HTMLElement)
    const form = await screen.findByRole('form', { name: /^Đề nghị điều chỉnh: / })
    const fields = within(form).getAllByRole<HTMLInputElement>('textbox')
    for (const field of fields) fireEvent.change(field, { target: { value: '20' } })
    fireEvent.click(within(form).getByRole('button', { name: 'Gửi đề nghị' }))
    expect(textOf(await within(form).findByRole('alert'))).not.toBe('')
    expect(fields.map(({ value }) => value)).toEqual(['20', '20', '20', '20'])
  })
})

describe('a number as typed', () => {
  const words = { ...viWords, ...viAccounts }.contests.wrong
  const read = (typed: string) => typedFigure(typed, words, formatter('vi'))
  it.each([
    ['1579', 1579],
    ['1.579,5', 1579.5],
    ['1,579.5', 1579.5],
    ['1 579', 1579],
    ['0', 0],
  ])('%s is %d', (typed, value) => {
    expect(read(typed)).toEqual({ value })
  })
  it.each([
    ['1.579', /hai cách/],
    ['81,5%', /phần trăm/],
    ['', /Nhập một số/],
    ['chín', /“chín” không phải là một số/],
  ])('%s is refused', (typed, why) => {
    expect(read(typed)).toEqual({ wrong: expect.stringMatching(why) })
  })
})
