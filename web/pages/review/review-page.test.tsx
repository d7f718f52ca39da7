import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { SeenProposal } from '../../../server/core/proposals/proposal.ts'
import type { WorkItem } from '../../../server/core/reporting/answers.ts'
import type { Acted, RefusedValue, SeenKey } from '../../../server/core/reporting/entry.ts'
import { renderPage } from '../../app/render.tsx'
import { education, health } from '../../testing/answers.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { milestonesItem } from '../../testing/item-answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead } from '../../testing/people.ts'
import { approved, onlineShare, reviewer, waitingItem } from '../../testing/report-answers.ts'
import { proposalItem } from '../../testing/task-answers.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))
const box = (name: RegExp | string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
const rows = () => [...document.querySelectorAll<HTMLElement>('th[scope=row]')]
const bar = () => screen.getByRole('region', { name: 'Quyết định về phần đã chọn' })
const press = (name: RegExp | string) => fireEvent.click(within(bar()).getByRole('button', { name }))

const september = { period: '2024-09', due: '2024-09-25' }
const ofHealth = waitingItem(health, { value: approved })
const earlier = waitingItem(health, { ...september, late: true, entry: { vintage: 'estimate' } })
const ofEducation = waitingItem(education, {
  status: 'behind',
  evidence: 2,
  entry: { explanation: 'Thiếu máy' },
})
const all = [ofHealth, earlier, ofEducation]

type Sent = { key: string; values: SeenKey[]; reason?: string }
const same = (a: SeenKey | RefusedValue, b: WorkItem['cell']) =>
  a.kpi === b.kpi && a.office === b.office && a.period === b.period

/** A list from which what is decided goes, unless some of it is refused. */
function deskOf(items: WorkItem[], refuse: (sent: Sent) => RefusedValue[] = () => []) {
  let left = items
  const sent: Sent[] = []
  const answer = (input: Sent): Acted => {
    sent.push(input)
    const refused = refuse(input)
    if (refused.length > 0) return { done: [], refused }
    left = left.filter(({ cell }) => !input.values.some((value) => same(value, cell)))
    return {
      done: input.values.map(({ seen: _, ...key }) => ({ ...key, state: 'approved', version: null })),
      refused: [],
    }
  }
  return {
    sent,
    answers: {
      me: reviewer,
      'reporting.review': () => ({ today: '2024-11-22', items: left, found: left.length }),
      'reporting.waiting': [],
      'proposals.review': { today: '2024-11-22', items: [], found: 0 },
      'reporting.approve': answer,
      'reporting.return': answer,
      'reporting.giveBack': answer,
      'reporting.endorse': answer,
    },
  }
}

async function open(desk: { answers: Record<string, unknown> }, url = '/review') {
  const app = await openApp(url, desk.answers)
  await screen.findByRole('heading', { name: 'Chờ phê duyệt' })
  return app
}

describe('what waits', () => {
  it('is drawn before any script: new value, that in force, that before, and the difference in words', async () => {
    const page = await renderPage({
      url: '/review',
      lang: 'vi',
      theme: null,
      call: callOf(deskOf(all).answers),
    })
    document.body.innerHTML = page.html
    expect(main()).toContain('3 số liệu của 2 đơn vị đang chờ bạn, 1 gửi trễ hạn.')
    const [first, second, third] = [...document.querySelectorAll('tbody tr')].filter((row) =>
      row.querySelector('th[scope=row]'),
    )
    expect(textOf(first)).toMatch(/90,0%90\/100Chính thức.*88,0%88\/100Ước.*85,0%85\/100/)
    expect(textOf(first)).toContain('Tăng 2,0 điểm phần trăm: tốt hơnso với số đang dùng')
    expect(textOf(first)).toContain('Sửa số đã phê duyệt')
    expect(textOf(second)).toMatch(/Ước.*chưa có.*Trễ hạn \(25\/09\/2024\)/)
    expect(textOf(second)).toContain('Tăng 5,0 điểm phần trăm: tốt hơnso với tháng 9/2024')
    expect(textOf(third)).toContain('Giải trình: Thiếu máy')
    expect(textOf(third)).toContain('2 tệp minh chứng')
    expect(textOf(third)).toContain('Chậm tiến độ')
  })

  it('is narrowed to an office, a KPI, what is late; and what is no longer shown is not decided on', async () => {
    const desk = deskOf(all)
    await open(desk)
    fireEvent.click(box('Chọn tất cả 3 số liệu'))
    fireEvent.change(screen.getByLabelText('Chỉ xem'), { target: { value: 'late' } })
    await waitFor(() => expect(rows()).toHaveLength(1))
    press('Phê duyệt 1 số liệu của 1 đơn vị')
    await waitFor(() => expect(desk.sent).toHaveLength(1))
    expect(desk.sent[0]?.values).toEqual([{ kpi: onlineShare.id, office: 'SYT', period: '2024-09', seen: 7 }])
  })

  it('is warned of where the server tells what is usual', async () => {
    const history = Array.from({ length: 6 }, (_, i) => ({
      period: `2024-0${i + 1}`,
      value: 0.2 + i / 1000,
      numerator: 20,
    }))
    const odd = {
      ...ofHealth,
      cell: { ...ofHealth.cell, history, othersReported: 0, othersExpected: 0, related: [] },
    }
    await open(deskOf([odd, ofEducation]), '/review?filter=warnings')
    expect(rows()).toHaveLength(1)
    expect(main()).toContain('Giá trị 90,0% chênh lệch nhiều so với 6 kỳ đã phê duyệt')
  })

  it('opens its history in place', async () => {
    const desk = deskOf(all)
    const step = { ...ofHealth.cell.entry, state: 'returned', reason: 'Sai mẫu số', by: 'Người thẩm định' }
    const answers = {
      ...desk.answers,
      'reporting.history': { key: {}, kpi: onlineShare, office: health, steps: [step] },
    }
    await openApp('/review', answers)
    const button = await screen.findByRole('button', {
      name: /^Lịch sử của Hồ sơ nộp trực tuyến, Sở Y tế, tháng\s10\/2024$/,
    })
    fireEvent.click(button)
    await waitFor(() => expect(main()).toContain('Lý do trả lại: Sai mẫu số'))
    expect(button.getAttribute('aria-expanded')).toBe('true')
  })
})

describe('approving', () => {
  it('many by one press: what will be approved stands on the button; then the list moves on', async () => {
    const desk = deskOf(all)
    await open(desk)
    fireEvent.click(box('Chọn 2 số liệu: Sở Y tế'))
    expect(box('Chọn tất cả 3 số liệu').indeterminate).toBe(true)
    expect(textOf(bar())).toContain('Trong đó: 1 số sửa số đã phê duyệt và 1 số chưa chính thức.')
    press('Phê duyệt 2 số liệu của 1 đơn vị')
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(desk.sent[0]?.values).toHaveLength(2)
    expect(desk.sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
    expect(textOf(document.body)).toContain('Đã phê duyệt 2 số liệu của 1 đơn vị.')
    await waitFor(() => expect(document.activeElement).toBe(box(/Sở Giáo dục và Đào tạo, tháng\s10/)))
    expect(textOf(bar())).toContain('Chưa chọn gì.')
  })

  it('names what was refused at its row, and goes on with the rest by one press', async () => {
    const desk = deskOf(all, ({ values }) =>
      values.filter(({ office }) => office === 'SGDDT').map((value) => ({ ...value, why: 'period-locked' })),
    )
    await open(desk)
    fireEvent.click(box('Chọn tất cả 3 số liệu'))
    press('Phê duyệt 3 số liệu của 2 đơn vị')
    await waitFor(() => expect(textOf(bar())).toContain('1 mục không ghi được'))
    const [row] = rows().filter((head) => textOf(head).includes('Kỳ đã khóa'))
    expect(textOf(row?.closest('tr'))).toContain('Thiếu máy')
    press('Tiếp tục với 2 số liệu còn lại')
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(desk.sent.map(({ values }) => values.length)).toEqual([3, 2])
    expect(desk.sent[0]?.key).not.toBe(desk.sent[1]?.key)
  })

  it('keeps its key while no answer has come', async () => {
    const desk = deskOf(all)
    let isAway = true
    const keys: string[] = []
    const answers = {
      ...desk.answers,
      'reporting.approve': (input: Sent) => {
        keys.push(input.key)
        if (isAway) throw new Error('away')
        return desk.answers['reporting.approve'](input)
      },
    }
    await openApp('/review', answers)
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Chọn tất cả 3 số liệu' }))
    press('Phê duyệt 3 số liệu của 2 đơn vị')
    await waitFor(() => expect(textOf(bar())).toContain('chưa biết đã ghi hay chưa'))
    isAway = false
    press('Gửi lại')
    await waitFor(() => expect(main()).toContain('Không còn số liệu, đề nghị nào chờ bạn phê duyệt.'))
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  it('says why the whole was refused', async () => {
    const desk = deskOf(all)
    const answers = {
      ...desk.answers,
      'reporting.approve': () => {
        throw refusal('second-factor-required', {}, 403)
      },
    }
    await openApp('/review', answers)
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Chọn tất cả 3 số liệu' }))
    press(/^Phê duyệt 3/)
    await waitFor(() => expect(within(bar()).getByRole('alert').textContent).toMatch(/hai lớp/))
    expect(box('Chọn tất cả 3 số liệu').checked).toBe(true)
  })

  it('is endorsing for the head of an office', async () => {
    const mine = waitingItem(health, { state: 'submitted', may: ['endorse', 'give-back'] })
    const desk = deskOf([mine])
    await open({ ...desk, answers: { ...desk.answers, me: asHead } as typeof desk.answers })
    fireEvent.click(box(/^Chọn tất cả/))
    press('Duyệt và gửi 1 số liệu')
    await waitFor(() => expect(main()).toContain('Không còn số liệu, đề nghị nào'))
    expect(textOf(document.body)).toContain('Đã duyệt và gửi 1 số liệu đến đơn vị thẩm định.')
  })
})

describe('returning', () => {
  it('wants a reason, the same for all that is selected', async () => {
    const desk = deskOf(all)
    const { asked } = await open(desk)
    fireEvent.click(box('Chọn 2 số liệu: Sở Y tế'))
    press(/^Trả lại 2 số liệu/)
    const form = screen.getByRole('form', { name: 'Trả lại 2 số liệu' })
    const field = within(form).getByLabelText<HTMLInputElement>(/^Lý do/)
    expect(document.activeElement).toBe(field)
    fireEvent.submit(form)
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
    expect(textOf(form)).toContain('Ghi lý do.')
    expect(desk.sent).toHaveLength(0)
    fireEvent.change(field, { target: { value: ' Sai mẫu số ' } })
    fireEvent.submit(form)
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(desk.sent[0]?.reason).toBe('Sai mẫu số')
    expect(desk.sent[0]?.values).toHaveLength(2)
    expect(asked.some(({ path }) => path === 'reporting.return')).toBe(true)
    expect(textOf(document.body)).toContain('Đã trả lại 2 số liệu.')
  })
})

describe('what is asked of tasks', () => {
  const extension = proposalItem()
  const progress = {
    ...proposalItem({
      key: { register: 'tasks', item: 'NV-2024-08', kind: 'progress' },
      kind: 'progress',
      content: { percent: 60, note: 'Đã nối 3 bệnh viện', difficulties: null, requests: null },
      may: ['return', 'approve'],
    }),
    differences: [
      { label: { vi: 'Tiến độ', en: 'Progress' }, before: '40%', after: '60%' },
      { label: { vi: 'Tình hình', en: 'Note' }, before: null, after: 'Đã nối 3 bệnh viện' },
    ],
  }
  type Act = { proposals: { item: string }[]; reason?: string; document?: string }
  function both() {
    const desk = deskOf([ofEducation])
    let left = [extension, progress]
    const acted: (Act & { verb: string })[] = []
    const answer = (verb: string) => (input: Act) => {
      acted.push({ verb, ...input })
      left = left.filter(({ proposal }) => !input.proposals.some(({ item }) => item === proposal.key.item))
      return {
        done: input.proposals.map((one) => ({ ...one, state: 'approved', version: null })),
        refused: [],
      }
    }
    const answers = {
      ...desk.answers,
      'evidence.list': { files: [], may: { attach: false } },
      'proposals.review': () => ({ today: '2024-11-22', items: left, found: left.length }),
      'proposals.approve': answer('approve'),
      'proposals.return': answer('return'),
      'proposals.refuse': answer('refuse'),
    }
    return { ...desk, acted, answers }
  }

  it('stands beside figures: what is asked, what is in force, and the page of the task', async () => {
    await open(both())
    expect(main()).toContain('1 số liệu và 2 đề nghị của 2 đơn vị đang chờ bạn.')
    const head = rows().find((one) => textOf(one).startsWith('Xin gia hạn'))
    expect(textOf(head?.closest('tr'))).toMatch(
      /20\/12\/2024.*30\/11\/2024.*Thời hạn.*Gửi lần đầu 20\/11\/2024/,
    )
    expect(
      within(head as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('/tasks/NV-2024-07')
    fireEvent.click(screen.getByRole('button', { name: /^Chi tiết: Báo cáo tiến độ/ }))
    await screen.findByText('Chưa có tệp minh chứng nào.')
  })

  it('is approved with figures by one press, and an extension by the document that is asked for', async () => {
    const desk = both()
    await open(desk)
    fireEvent.click(box('Chọn tất cả 1 số liệu và 2 đề nghị'))
    expect(textOf(bar())).toContain('1 đề nghị gia hạn, cần văn bản quyết định')
    press('Phê duyệt 1 số liệu và 2 đề nghị của 2 đơn vị…')
    const field = within(bar()).getByLabelText<HTMLInputElement>(/^Văn bản quyết định/)
    press('Phê duyệt 1 số liệu và 2 đề nghị của 2 đơn vị')
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
    expect(desk.acted).toEqual([])
    fireEvent.change(field, { target: { value: 'Công văn 5/VP' } })
    press('Phê duyệt 1 số liệu và 2 đề nghị của 2 đơn vị')
    await waitFor(() => expect(main()).toContain('Không còn số liệu, đề nghị nào'))
    expect(desk.sent.map(({ values }) => values.length)).toEqual([1])
    expect(desk.acted).toMatchObject([{ verb: 'approve', document: 'Công văn 5/VP' }])
    expect(desk.acted[0]?.proposals).toHaveLength(2)
  })

  it('is refused only where that can be, with a reason and a document', async () => {
    const desk = both()
    await open(desk)
    fireEvent.click(box(/^Chọn Báo cáo tiến độ/))
    expect(within(bar()).queryByRole('button', { name: /^Không chấp thuận/ })).toBe(null)
    fireEvent.click(box(/^Chọn Báo cáo tiến độ/))
    fireEvent.click(box(/^Chọn Xin gia hạn/))
    press('Không chấp thuận 1 đề nghị…')
    fireEvent.change(within(bar()).getByLabelText(/^Lý do/), { target: { value: 'Không có căn cứ' } })
    fireEvent.change(within(bar()).getByLabelText(/^Văn bản/), { target: { value: 'Công văn 6/VP' } })
    press('Không chấp thuận 1 đề nghị')
    await waitFor(() => expect(rows()).toHaveLength(2))
    expect(desk.acted).toMatchObject([
      { verb: 'refuse', reason: 'Không có căn cứ', document: 'Công văn 6/VP' },
    ])
  })

  it('is grouped by its kind beside KPIs', async () => {
    await open(both(), '/review?view=kpi')
    expect(box('Chọn 1 đề nghị: Xin gia hạn')).toBeTruthy()
    expect(box('Chọn 1 số liệu: Hồ sơ nộp trực tuyến')).toBeTruthy()
  })
})

describe('what is asked of items of lists', () => {
  it('says its list, what changes and where it stands; what is refused of it is not said of a task', async () => {
    const item = milestonesItem({
      state: 'endorsed',
      sentOn: '2024-11-20',
      may: ['return', 'refuse', 'approve'],
    })
    await open({
      ...deskOf([]),
      answers: {
        ...deskOf([]).answers,
        'proposals.review': { today: '2024-11-22', items: [item], found: 1 },
        'proposals.approve': ({ proposals }: { proposals: SeenProposal[] }) => ({
          done: [],
          refused: proposals.map(({ seen: _, ...key }) => ({ ...key, why: 'unknown-item' })),
        }),
      },
    })
    expect(main()).toContain('1 đề nghị của 1 đơn vị đang chờ bạn.')
    const link = screen.getByRole('link', { name: 'Cơ sở dữ liệu hồ sơ sức khỏe' })
    expect(link.getAttribute('href')).toBe('/items/shared-databases?q=DC-034&show=DC-034')
    expect(textOf(link.closest('tr'))).toMatch(
      /Cập nhật mốc: Cơ sở dữ liệu hồ sơ sức khỏeCơ sở dữ liệu dùng chung.*20\/10\/2024.*Xây dựng xong/,
    )
    fireEvent.click(box(/^Chọn Cập nhật mốc/))
    press('Phê duyệt 1 đề nghị của 1 đơn vị')
    await screen.findByText('Danh mục không có mục này, hoặc mục không còn trong danh mục.')
    expect(main()).not.toContain('Nhiệm vụ')
  })
})
