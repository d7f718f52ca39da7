import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Me } from '../../../server/core/access.ts'
import type { BriefingBlock, BriefingPage, BriefingRow } from '../../../server/core/briefings/briefing.ts'
import type { BlockSpec } from '../../../server/core/briefings/spec.ts'
import { refusal } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'
import { grant, head, nobody } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Figures of blocks come over the door of the files. */
beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ blocks: [] })))
  vi.stubGlobal('scrollTo', () => {})
})

const communications: Me = {
  ...nobody,
  person: { ...head, id: 'press', name: 'Cán bộ truyền thông', grants: [grant('communications')] },
}
const row = (more: Partial<BriefingRow> = {}): BriefingRow => ({
  code: 'b1',
  version: 1,
  title: 'Giao ban tháng 11',
  lang: 'vi',
  period: '2024-11',
  template: 'monthly',
  state: 'draft',
  blocks: 3,
  startedBy: 'Cán bộ truyền thông',
  changedAt: '2024-11-22T03:00:00.000Z',
  changedBy: 'Cán bộ truyền thông',
  issuedAt: null,
  hash: null,
  ...more,
})
const block = (key: string, title: string, more: Partial<BlockSpec> = {}): BriefingBlock => ({
  key,
  spec: { kind: 'text', title, text: title, ...more } as BlockSpec,
})
const page = (more: Partial<BriefingPage> = {}): BriefingPage => ({
  briefing: row(),
  blocks: [block('a', 'Mở đầu'), block('b', 'Thân bài'), block('c', 'Kết luận')],
  basedOn: null,
  differences: [],
  verified: null,
  may: { edit: true, duplicate: true, refresh: false },
  ...more,
})

/** A server that keeps what is saved, and refuses what rests on an older state. */
function keeping(start: BriefingPage) {
  let now = start
  const saved: { version: number; blocks: BriefingBlock[] }[] = []
  return {
    saved,
    change: (more: Partial<BriefingPage>) => {
      now = { ...now, ...more }
    },
    answers: {
      me: communications,
      'index.list': [],
      'briefings.page': () => now,
      'briefings.save': (input: {
        version: number
        blocks: BriefingBlock[]
        title: string
        period: string
      }) => {
        if (input.version !== now.briefing.version) throw refusal('changed-meanwhile', {}, 409)
        saved.push(input)
        const { title, period, blocks } = input
        now = {
          ...now,
          briefing: { ...now.briefing, title, period, version: input.version + 1 },
          blocks,
        }
        return { code: 'b1', version: now.briefing.version }
      },
    },
  }
}

const keysOf = (saved: { blocks: BriefingBlock[] } | undefined) => saved?.blocks.map(({ key }) => key)
const handle = (name: string) => screen.getByRole('button', { name: `Đổi chỗ: ${name}` })

describe('a draft', () => {
  it('is put in another order by keyboard, one change after the other upon what the one before gave', async () => {
    const server = keeping(page())
    await openApp('/briefings/b1', server.answers)
    const first = await screen.findByRole('button', { name: 'Đổi chỗ: Mở đầu' })
    first.focus()
    await userEvent.keyboard(' {ArrowDown}{ArrowDown} ')
    expect(screen.getByText(/Đã đặt “Mở đầu” xuống vị trí 3\/3/)).toBeTruthy()
    handle('Kết luận').focus()
    await userEvent.keyboard('{Enter}{ArrowUp}{Enter}')
    await waitFor(() => expect(server.saved).toHaveLength(2))
    expect(server.saved.map(keysOf)).toEqual([
      ['b', 'c', 'a'],
      ['c', 'b', 'a'],
    ])
    expect(server.saved.map(({ version }) => version)).toEqual([1, 2])
  })

  it('takes a block out of what can be found by a word, behind the selected one', async () => {
    const server = keeping(page())
    await openApp('/briefings/b1?show=a', server.answers)
    HTMLElement.prototype.hidePopover = () => {}
    const opener = await screen.findByRole('button', { name: 'Thêm khối' })
    const panel = document.getElementById(opener.getAttribute('popovertarget') ?? '')
    if (!panel) throw new Error('no panel')
    fireEvent(panel, Object.assign(new Event('beforetoggle'), { newState: 'open' }))
    const choices = within(panel)
    await userEvent.click(choices.getByRole('button', { name: 'Bảng', hidden: true }))
    await userEvent.type(choices.getByLabelText('Tìm chỉ số hoặc bảng'), 'dung chung dong')
    await userEvent.click(choices.getByRole('button', { name: /Các dòng/, hidden: true }))
    await waitFor(() => expect(server.saved).toHaveLength(1))
    expect(server.saved[0]?.blocks.map(({ spec }) => spec)[1]).toEqual({
      kind: 'rows',
      kpi: 'shared-databases-created',
    })
  })

  it('keeps what was written until the field is left, and over what somebody else did only when told to', async () => {
    const server = keeping(page())
    await openApp('/briefings/b1?show=b', server.answers)
    const text = await screen.findByLabelText('Đoạn chữ')
    await userEvent.type(text, ' thêm')
    expect(server.saved).toHaveLength(0)
    server.change({ briefing: row({ version: 7 }), blocks: [block('b', 'Của người khác')] })
    await act(async () => text.blur())
    await waitFor(() => expect(screen.getByRole('button', { name: 'Ghi theo bản của tôi' })).toBeTruthy())
    expect(server.saved).toHaveLength(0)
    expect(screen.getByLabelText<HTMLTextAreaElement>('Đoạn chữ').value).toBe('Thân bài thêm')
    await userEvent.click(screen.getByRole('button', { name: 'Ghi theo bản của tôi' }))
    await waitFor(() => expect(server.saved).toHaveLength(1))
    expect(keysOf(server.saved[0])).toEqual(['a', 'b', 'c'])
  })

  it('is not issued before it was asked about', async () => {
    const server = keeping(page())
    const { asked } = await openApp('/briefings/b1', {
      ...server.answers,
      'briefings.issue': () => ({ code: 'b1', issuedAt: '2024-11-22T03:00:00.000Z', hash: 'a3f5' }),
    })
    const issues = () => asked.filter(({ path }) => path === 'briefings.issue')
    await userEvent.click(await screen.findByRole('button', { name: 'Phát hành' }))
    expect(issues()).toHaveLength(0)
    await userEvent.click(screen.getByRole('button', { name: 'Phát hành' }))
    await waitFor(() => expect(issues().map(({ input }) => input)).toEqual([{ code: 'b1', version: 1 }]))
  })

  it('says before it is issued that 1 of its 2 texts still holds the words of its template', async () => {
    const texts = ['Viết nhận định ở đây.', 'Đã xong.'].map((text, i) => ({
      key: `k${i}`,
      spec: { kind: 'text', text } as const,
    }))
    await openApp('/briefings/b1', keeping({ ...page(), blocks: texts }).answers)
    await userEvent.click(await screen.findByRole('button', { name: 'Phát hành' }))
    expect(screen.getByText(/Còn 1 đoạn chữ chưa viết/)).toBeDefined()
  })
})

describe('an issued briefing', () => {
  const issuedAt = '2024-11-22T03:00:00.000Z'
  const issued = page({
    briefing: row({ state: 'issued', issuedAt, hash: 'a3f5'.repeat(16) }),
    verified: true,
    may: { edit: false, duplicate: true, refresh: true },
  })
  const difference = {
    key: 'a',
    title: 'CSDL dùng chung',
    row: 'Sở Y tế',
    column: 'Tử số',
    rowKey: 'SYT',
    old: '8',
    now: '9',
  }

  it('has no way to be changed, and says which of its figures were revised, by whom and why', async () => {
    const why = { by: 'Người thẩm định', at: issuedAt, reason: 'Bổ sung hồ sơ' }
    await openApp('/briefings/b1', {
      me: communications,
      'index.list': [],
      'briefings.page': issued,
      'briefings.revised': {
        code: 'b1',
        asOfDay: '2024-11-22',
        revised: [
          { ...difference, why },
          { ...difference, key: 'b', title: 'Dữ liệu mở', why: null },
          { ...difference, column: 'Mẫu số', why },
        ],
      },
    })
    const table = await screen.findByRole('table', { name: /^Số đã đổi từ khi chốt/ })
    const [, figure, told, more, other, unexplained] = within(table)
      .getAllByRole('row')
      .map((one) => one.textContent ?? '')
    expect([figure, other]).toEqual(['CSDL dùng chung (2)', 'Dữ liệu mở (1)'])
    for (const part of ['Sở Y tế', 'Tử số', '8', '9', 'Bổ sung hồ sơ', 'Người thẩm định duyệt'])
      expect(told).toContain(part)
    expect(more).toContain('Mẫu số')
    expect(unexplained).toContain('Không ghi lý do')
    expect(screen.queryByRole('button', { name: /^Đổi chỗ/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Phát hành' })).toBeNull()
  })

  it('is refreshed into a draft that says what that changed', async () => {
    let shown: BriefingPage = issued
    await openApp('/briefings/b1', {
      me: communications,
      'index.list': [],
      'briefings.page': () => shown,
      'briefings.revised': { code: 'b1', asOfDay: '2024-11-22', revised: [] },
      'briefings.refresh': () => {
        shown = page({
          briefing: row({ code: 'b2' }),
          basedOn: { code: 'b1', title: 'Giao ban tháng 11' },
          differences: [difference],
        })
        return { code: 'b2', differences: [difference] }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Cập nhật thành bản soạn mới' }))
    expect(await screen.findByText('Xem khác biệt: 1')).toBeTruthy()
    expect(location.pathname).toBe('/briefings/b2')
  })
})

describe('the list of briefings', () => {
  it('leads to a draft out of a template, named after its period until somebody names it', async () => {
    const { asked } = await openApp('/briefings', {
      me: communications,
      'index.list': [],
      'briefings.list': {
        drafts: [],
        issued: [{ ...row({ state: 'issued' }), revisions: 3 }],
        may: { write: true },
      },
      'briefings.start': { code: 'b1' },
      'briefings.page': page(),
    })
    expect(await screen.findByText('3 lần điều chỉnh số liệu')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Soạn tài liệu mới' }))
    await userEvent.selectOptions(screen.getByLabelText('Bắt đầu từ mẫu'), 'Họp báo')
    await userEvent.click(screen.getByRole('button', { name: 'Tạo bản soạn' }))
    await waitFor(() => expect(location.pathname).toBe('/briefings/b1'))
    expect(asked.find(({ path }) => path === 'briefings.start')?.input).toEqual({
      template: 'press',
      lang: 'vi',
      title: 'Họp báo, tháng 11/2024',
      period: '2024-11',
    })
  })

  it('offers nothing to make to those who only read', async () => {
    await openApp('/briefings', {
      me: { ...nobody, person: head },
      'briefings.list': {
        drafts: [],
        issued: [{ ...row({ state: 'issued' }), revisions: null }],
        may: { write: false },
      },
    })
    expect(await screen.findByRole('link', { name: 'Giao ban tháng 11' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Soạn/ })).toBeNull()
  })
})
