import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemList, ItemRow } from '../../../server/core/items/answers.ts'
import type { SeenProposal } from '../../../server/core/proposals/proposal.ts'
import { renderPage } from '../../app/render.tsx'
import { education, health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { itemList, itemPage, itemRow, milestonesProposal, otherItem } from '../../testing/item-answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead, grant, head } from '../../testing/people.ts'

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const asOfficer = { ...asHead, person: { ...head, id: 'officer', grants: [grant('officer', health)] } }
const plain = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => plain(document.querySelector('main'))
const both = () => itemList([itemRow(), otherItem])
const readOnly = (row: ItemRow): ItemRow => ({ ...row, may: [] })
const name = itemRow().name.vi
const register = 'shared-databases'

function open(list: ItemList | (() => ItemList), answers: Record<string, unknown> = {}, search = '') {
  return openApp(`/items/${register}${search}`, {
    me: asOfficer,
    'items.list': list,
    'items.page': ({ code }: { code: string }) => {
      const { rows } = typeof list === 'function' ? list() : list
      return itemPage(rows.find((row) => row.code === code) ?? itemRow())
    },
    'evidence.list': { files: [], may: { attach: true } },
    'reporting.waiting': [],
    ...answers,
  })
}
type Asked = Awaited<ReturnType<typeof openApp>>['asked']
const inputs = (asked: Asked, path: string) =>
  asked.filter((one) => one.path === path).map(({ input }) => input)
const field = (milestone: string, of = name) =>
  screen.findByLabelText<HTMLInputElement>(`${milestone}: ${of}`)
const type = async (milestone: string, day: string, of = name) =>
  fireEvent.change(await field(milestone, of), { target: { value: day } })
const button = (said: RegExp | string) => screen.findByRole('button', { name: said })
const sentAll = ({ proposals }: { proposals: SeenProposal[] }) => ({
  done: proposals.map(({ seen: _, ...key }) => ({ ...key, state: 'submitted', version: 30 })),
  refused: [],
})
let version = 20
const saved = () => ({ saved: { version: ++version } })

describe('the items of a list', () => {
  it('are said in a sentence, row by row, by the server in English too', async () => {
    const call = callOf({ me: asOfficer, 'items.list': both() })
    const { html } = await renderPage({ url: `/items/${register}?lang=en`, lang: 'en', theme: null, call })
    expect(html.replaceAll('\u00a0', ' ')).toContain('As of 22 Nov 2024: 2 listed; 0 reached, 2 overdue.')
    expect(html).toContain('Database of health records')
  })

  it('are read where they may not be changed, with nothing to send', async () => {
    await open(itemList([readOnly(itemRow()), readOnly(otherItem)]))
    await screen.findByText(name)
    const [, row] = screen.getAllByRole('row')
    expect(plain(row)).toMatch(/DC-034.*30\/09\/2024.*11\/04\/2023.*07\/10\/2024 09:00 ?Sở Y tế/)
    expect(document.querySelectorAll('input[type=date]')).toHaveLength(0)
    expect(screen.queryByRole('region', { name: 'Gửi các mục đã sửa' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Bổ sung mục mới' })).toBeNull()
  })

  it('say whose they are, also where a search leaves those of one office, but not to whom alone they belong', async () => {
    const found = itemList([readOnly(itemRow())], { additions: [] })
    const { unmount } = await open(found)
    await screen.findByText(name)
    expect(plain(screen.getByRole('rowheader'))).toContain('Sở Y tế')
    unmount()
    await open(itemList([itemRow()], { additions: [health] }))
    await screen.findByText(name)
    expect(plain(screen.getByRole('rowheader'))).not.toContain('Sở Y tế')
  })

  it('that there are none of is said, without a search for nothing', async () => {
    await open(itemList([], { additions: [health], stages: [] }))
    await screen.findByText('Danh mục này chưa có mục nào của đơn vị.')
    expect(screen.queryByRole('searchbox', { name: 'Tìm mục' })).toBeNull()
    expect(await button('Bổ sung mục mới')).toBeTruthy()
  })

  it('that were sent are read until they come back', async () => {
    const sent = milestonesProposal({ state: 'submitted', may: ['withdraw'] })
    await open(itemList([itemRow({ proposals: [sent] }), otherItem]))
    await field('Xây dựng xong', otherItem.name.vi)
    expect(screen.queryByLabelText(`Xây dựng xong: ${name}`)).toBeNull()
    expect(main()).toContain('Đã gửi, chờ thủ trưởng đơn vị')
  })

  it('of a list that there is not lead to those there are', async () => {
    await openApp('/items/tables', {
      me: asOfficer,
      'items.list': () => {
        throw refusal('unknown-register', {}, 404)
      },
    })
    await screen.findByText(/^Không có danh mục này/)
    const lists = within(screen.getByRole('navigation', { name: 'Danh mục' })).getAllByRole('link')
    expect(lists.map((link) => link.getAttribute('href'))).toContain('/items/platforms')
    expect(lists).toHaveLength(6)
  })
})

describe('dates changed in the table', () => {
  it('save themselves as a proposal of those dates alone, and are sent all at once', async () => {
    const { asked } = await open(both(), { 'proposals.save': saved, 'proposals.submit': sentAll })
    await type('Xây dựng xong', '2024-10-20')
    await type('Hình thành', '2024-11-20', otherItem.name.vi)
    await screen.findByText(/^Đã lưu nháp \d\d:\d\d$/)
    expect(inputs(asked, 'proposals.save')).toEqual([
      {
        register,
        item: 'DC-034',
        kind: 'milestones',
        seen: null,
        content: { dates: { builtOn: '2024-10-20' }, note: null },
      },
      {
        register,
        item: 'DC-035',
        kind: 'milestones',
        seen: null,
        content: { dates: { createdOn: '2024-11-20' }, note: null },
      },
    ])
    fireEvent.click(await button('Gửi 2 mục cho thủ trưởng đơn vị'))
    await screen.findByText('Đã gửi 2 đề nghị.', { selector: 'p' })
    const [sent, ...more] = inputs(asked, 'proposals.submit') as { proposals: SeenProposal[] }[]
    expect(more).toEqual([])
    expect(sent?.proposals.map(({ item }) => item)).toEqual(['DC-034', 'DC-035'])
    expect(sent?.proposals.every(({ seen }) => seen !== null && seen > 20)).toBe(true)
  })

  it('that are taken away are asked for as such', async () => {
    const { asked } = await open(both(), { 'proposals.save': saved })
    await type('Thiết kế xong', '')
    await screen.findByText(/^Đã lưu nháp/)
    expect(inputs(asked, 'proposals.save')).toMatchObject([{ content: { dates: { designedOn: null } } }])
  })

  it('take their note along, and files once there is something to back', async () => {
    const user = userEvent.setup()
    const { asked } = await open(both(), { 'proposals.save': saved }, '?show=DC-034')
    const note = await screen.findByRole('textbox', { name: /^Ghi chú/ })
    expect(main()).toContain('Sửa ngày hoặc ghi chú trước, rồi đính kèm tệp.')
    await user.type(note, 'Nghiệm thu đợt 2')
    await screen.findByText(/^Đã lưu nháp/)
    expect(inputs(asked, 'proposals.save').at(-1)).toMatchObject({
      item: 'DC-034',
      content: { dates: {}, note: 'Nghiệm thu đợt 2' },
    })
  })

  it('stand beside the version of somebody who was first', async () => {
    const theirs = milestonesProposal({ version: 12, by: 'Thủ trưởng Sở Y tế' })
    const seen: unknown[] = []
    await open(both(), {
      'proposals.save': (input: SeenProposal) => {
        seen.push(input.seen)
        return input.seen === 12 ? saved() : { conflict: theirs }
      },
    })
    await type('Xây dựng xong', '2024-11-01')
    const conflict = await screen.findByRole('region', { name: `Hai bản: ${name}` })
    expect(plain(conflict)).toMatch(
      /Bản của tôi.*Xây dựng xong01\/11\/2024.*Bản của Thủ trưởng Sở Y tế.*Xây dựng xong20\/10\/2024/,
    )
    fireEvent.click(within(conflict).getByRole('button', { name: 'Giữ bản của tôi' }))
    await screen.findByText(/^Đã lưu nháp/)
    expect(seen).toEqual([null, 12])
    expect((await field('Xây dựng xong')).value).toBe('2024-11-01')
  })

  it('that came back say why, hold what was asked, and are sent only once they are changed', async () => {
    const returned = milestonesProposal({
      state: 'returned',
      reason: 'Thiếu biên bản nghiệm thu',
      may: ['enter', 'discard'],
    })
    await open(itemList([itemRow({ proposals: [returned] }), otherItem]))
    await screen.findByText(/Thiếu biên bản nghiệm thu/)
    expect((await field('Xây dựng xong')).value).toBe('2024-10-20')
    expect(screen.queryByRole('button', { name: /^Gửi \d/ })).toBeNull()
  })

  it('that the server refuses to send say why under their row', async () => {
    const entered = milestonesProposal()
    await open(itemList([itemRow({ proposals: [entered] })]), {
      'proposals.submit': ({ proposals }: { proposals: SeenProposal[] }) => ({
        done: [],
        refused: proposals.map(({ seen: _, ...key }) => ({ ...key, why: 'dates-out-of-order' })),
      }),
    })
    fireEvent.click(await button('Gửi 1 mục cho thủ trưởng đơn vị'))
    await screen.findByText('Mốc sau không thể đạt trước mốc trước.')
    expect(main()).toContain('Chưa gửi đề nghị nào')
  })

  it('outlast a lost connection and a closed page', async () => {
    const first = await open(both(), {
      'proposals.save': () => {
        throw new Error('away')
      },
    })
    await type('Xây dựng xong', '2024-10-20')
    await screen.findByText('Chưa lưu: mất kết nối, sẽ tự lưu lại')
    first.unmount()
    await open(both(), { 'proposals.save': saved })
    await screen.findByText('Đã khôi phục 1 dòng bạn nhập lần trước mà máy chủ chưa nhận.')
    expect((await field('Xây dựng xong')).value).toBe('2024-10-20')
    await screen.findByText(/^Đã lưu nháp/)
  })
})

describe('what else is asked', () => {
  it.each([
    {
      ask: 'Đưa ra khỏi danh mục',
      kind: 'retire',
      fill: {},
      content: {},
      missing: 'Ghi lý do.',
    },
    {
      ask: 'Hợp nhất vào mục khác',
      kind: 'merge',
      fill: { 'Hợp nhất vào mục': ' DC-035 ' },
      content: { into: 'DC-035' },
      missing: 'Ghi mã của mục còn lại.',
    },
    {
      ask: 'Bàn giao cho đơn vị khác',
      kind: 'hand-over',
      fill: { 'Đơn vị nhận': education.code },
      content: { to: education.code },
      missing: 'Chọn đơn vị nhận.',
    },
  ])(
    '$kind is entered and sent by one press, with a reason',
    async ({ ask, kind, fill, content, missing }) => {
      const { asked } = await open(
        both(),
        { 'proposals.save': saved, 'proposals.submit': sentAll },
        '?show=DC-034',
      )
      fireEvent.click(await button(ask))
      const form = screen.getByRole('form', { name: ask })
      expect(form.contains(document.activeElement)).toBe(true)
      fireEvent.submit(form)
      await within(form).findByText(missing)
      expect(inputs(asked, 'proposals.save')).toEqual([])
      for (const [label, value] of Object.entries({ ...fill, 'Lý do': ' Trùng phạm vi ' }))
        fireEvent.change(within(form).getByLabelText(new RegExp(`^${label}`)), { target: { value } })
      fireEvent.submit(form)
      const told = await screen.findByText(`Đã gửi đề nghị: ${name}.`)
      expect(inputs(asked, 'proposals.save')).toEqual([
        {
          register,
          item: 'DC-034',
          kind,
          seen: null,
          content: { from: '2024-11-22', reason: 'Trùng phạm vi', document: null, ...content },
        },
      ])
      expect(inputs(asked, 'proposals.submit')).toMatchObject([
        { proposals: [{ register, item: 'DC-034', kind, seen: version }] },
      ])
      expect(document.activeElement).toBe(told)
    },
  )

  it('keeps what was typed where it is refused, and says why of an item, not of a task', async () => {
    await open(
      both(),
      {
        'proposals.save': saved,
        'proposals.submit': ({ proposals }: { proposals: SeenProposal[] }) => ({
          done: [],
          refused: proposals.map(({ seen: _, ...key }) => ({ ...key, why: 'unknown-item' })),
        }),
      },
      '?show=DC-034',
    )
    fireEvent.click(await button('Hợp nhất vào mục khác'))
    const form = screen.getByRole('form', { name: 'Hợp nhất vào mục khác' })
    const into = within(form).getByLabelText<HTMLInputElement>(/^Hợp nhất vào mục/)
    fireEvent.change(into, { target: { value: 'DC-999' } })
    fireEvent.change(within(form).getByLabelText(/^Lý do/), { target: { value: 'Trùng' } })
    fireEvent.submit(form)
    const alert = await within(form).findByRole('alert')
    expect(plain(alert)).toBe('Danh mục không có mục này, hoặc mục không còn trong danh mục.')
    expect(into.value).toBe('DC-999')
  })

  it('is not offered where it is under way or not for the asker', async () => {
    const asked = {
      ...milestonesProposal(),
      kind: 'retire' as const,
      content: { from: '2024-11-22', reason: 'x', document: null },
    }
    const row = itemRow({ proposals: [asked], may: ['milestones', 'retire', 'merge'] })
    await open(itemList([row]), {}, '?show=DC-034')
    await button('Hợp nhất vào mục khác')
    expect(screen.queryByRole('button', { name: 'Đưa ra khỏi danh mục' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Bàn giao cho đơn vị khác' })).toBeNull()
  })
})

describe('what a list lacks', () => {
  const additions = { additions: [health] }

  it('is added under a code of its own, with the dates that are known', async () => {
    const { asked } = await open(itemList([itemRow()], additions), {
      'proposals.save': saved,
      'proposals.submit': sentAll,
    })
    fireEvent.click(await button('Bổ sung mục mới'))
    const form = screen.getByRole('form', { name: 'Bổ sung cơ sở dữ liệu' })
    fireEvent.submit(form)
    await within(form).findByText('Ghi tên.')
    expect(inputs(asked, 'proposals.save')).toEqual([])
    for (const [label, value] of [
      [/^Tên(?! tiếng)/, 'Cơ sở dữ liệu tiêm chủng'],
      [/^Kế hoạch hình thành(?!:)/, '2025-06-30'],
    ] as const)
      fireEvent.change(within(form).getByLabelText(label), { target: { value } })
    fireEvent.submit(form)
    await screen.findByText('Đã gửi đề nghị: Cơ sở dữ liệu tiêm chủng.')
    expect(inputs(asked, 'proposals.save')).toEqual([
      {
        register,
        item: expect.stringMatching(/^SYT-[0-9A-Z]{6}$/),
        kind: 'add',
        seen: null,
        content: {
          office: 'SYT',
          name: { vi: 'Cơ sở dữ liệu tiêm chủng', en: '' },
          from: '2024-11-22',
          dates: { plannedOn: '2025-06-30', designedOn: null, builtOn: null, createdOn: null },
          document: null,
          note: null,
        },
      },
    ])
  })

  it('and was asked for stands under the list, with the reason where it came back', async () => {
    const proposal = {
      ...milestonesProposal({ state: 'returned', reason: 'Đã có DC-012' }),
      key: { register, item: 'SYT-7K3QX9', kind: 'add' } as const,
      kind: 'add' as const,
      content: {
        office: 'SYT',
        name: { vi: 'Cơ sở dữ liệu tiêm chủng', en: 'Vaccinations' },
        from: '2024-11-22',
        dates: {},
        document: null,
        note: null,
      },
    }
    await open(itemList([itemRow()], { added: [{ office: health, proposal }] }))
    const added = await screen.findByRole('region', { name: 'Đang đề nghị bổ sung' })
    expect(plain(added)).toMatch(/SYT-7K3QX9 Cơ sở dữ liệu tiêm chủng.*Sở Y tế.*Đã có DC-012/)
  })
})

it('what waits for the head leads to where it is decided', async () => {
  const submitted = milestonesProposal({ state: 'submitted', may: ['endorse', 'give-back'] })
  await open(itemList([itemRow({ proposals: [submitted] })]), { me: asHead }, '?show=DC-034')
  await waitFor(() => expect(main()).toContain('Cập nhật mốc: Đã gửi, chờ thủ trưởng đơn vị'))
  const way = screen.getByRole('link', { name: 'Mở danh sách chờ quyết định' })
  expect(way.getAttribute('href')).toBe('/review?office=SYT')
})
