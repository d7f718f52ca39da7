import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeenProposal } from '../../../server/core/proposals/proposal.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { renderPage } from '../../app/render.tsx'
import { education, health } from '../../testing/answers.ts'
import { callOf } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead, grant, head, nobody } from '../../testing/people.ts'
import { reviewer } from '../../testing/report-answers.ts'
import { taskPage, taskProposal } from '../../testing/task-answers.ts'

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const code = 'NV-2024-07'
const asOfficer = { ...asHead, person: { ...head, id: 'officer', grants: [grant('officer', health)] } }
const plain = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => plain(document.querySelector('main'))
const noFiles = { files: [], may: { attach: true } }
const saved = { saved: { version: 10 } }

function open(page: TaskPage, answers: Record<string, unknown> = {}, search = '') {
  return openApp(`/tasks/${code}${search}`, {
    me: asOfficer,
    'tasks.page': page,
    'evidence.list': noFiles,
    'reporting.waiting': [],
    ...answers,
  })
}
const button = (name: RegExp | string) => screen.findByRole('button', { name })
const field = (name: RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name })

describe('the page of a task', () => {
  it('says first how it stands, whom it waits on and what it costs', async () => {
    await open(
      taskPage({
        stage: 'overdue',
        dueOn: '2024-11-17',
        originalDueOn: '2024-10-31',
        daysLate: 5,
        costs: true,
        extensions: 1,
        extensionAsked: '2024-12-20',
        waiting: { kind: 'extension', with: 'reviewer' },
      }),
    )
    const sentence = await screen.findByText(/^Quá hạn 5/, { selector: 'strong' })
    expect(plain(sentence.parentElement)).toBe(
      'Quá hạn 5 ngày: hạn 17/11/2024, chưa hoàn thành. Đề nghị gia hạn đến 20/12/2024 chờ thẩm định. ' +
        'Nhiệm vụ này đưa tiêu chí chuyển đổi số của người đứng đầu Sở Y tế về 0 điểm.',
    )
    const deadlines = screen.getByRole('region', { name: 'Thời hạn' })
    expect(plain(deadlines)).toContain('Hạn ban đầu: 31/10/2024')
    expect(plain(deadlines)).toContain('Hạn hiện nay: 17/11/2024')
  })

  it('counts working days to a deadline ahead, and tells what missing it would cost', async () => {
    await open(taskPage())
    expect(plain((await screen.findByText(/^Trong hạn: còn/)).parentElement)).toBe(
      'Trong hạn: còn 6 ngày làm việc, hạn 30/11/2024. ' +
        'Nếu quá hạn, tiêu chí chuyển đổi số của người đứng đầu Sở Y tế từ 2,5 về 0 điểm.',
    )
  })

  it('names the six clear things, and what nobody has said', async () => {
    await open(taskPage({ authority: null }))
    const clear = await screen.findByRole('region', { name: 'Sáu nội dung rõ' })
    const terms = within(clear).getAllByRole('term').map(plain)
    expect(terms).toEqual([
      'Rõ người',
      'Rõ việc',
      'Rõ thời gian',
      'Rõ trách nhiệm',
      'Rõ sản phẩm',
      'Rõ thẩm quyền',
      'Văn bản giao',
    ])
    expect(within(clear).getAllByRole('definition').map(plain)[5]).toBe('chưa ghi')
  })

  it('is drawn by the server in English too', async () => {
    const call = callOf({ me: nobody, 'tasks.page': taskPage() })
    const { html } = await renderPage({ url: `/tasks/${code}?lang=en`, lang: 'en', theme: null, call })
    expect(html.replaceAll('\u00a0', ' ')).toContain('6 working days left')
    expect(html).toContain('Connect electronic medical records')
  })

  it('offers nothing to whoever may do nothing', async () => {
    await open(taskPage())
    await screen.findByRole('region', { name: 'Lịch sử' })
    expect(screen.queryByRole('region', { name: 'Việc cần làm với nhiệm vụ này' })).toBe(null)
  })

  it('offers an office that helps a note, and no dates', async () => {
    const noted: unknown[] = []
    const helping = { ...asOfficer, person: { ...asOfficer.person, grants: [grant('officer', education)] } }
    await open(taskPage({}, { may: { note: true } }), {
      me: helping,
      'tasks.note': (input: unknown) => {
        noted.push(input)
        return true
      },
    })
    const desk = await screen.findByRole('region', { name: 'Việc cần làm với nhiệm vụ này' })
    expect(within(desk).getAllByRole('button').map(plain)).toEqual(['Thêm ghi chú'])
    fireEvent.click(within(desk).getByRole('button'))
    fireEvent.change(await field(/^Ghi chú/), { target: { value: ' Đã gửi số liệu ' } })
    fireEvent.click(await button('Ghi'))
    await screen.findByText('Đã thêm ghi chú.', { selector: 'p' })
    expect(noted).toEqual([expect.objectContaining({ text: 'Đã gửi số liệu' })])
  })
})

describe('what an office reports', () => {
  const may = { may: { report: true, split: true, note: true } }

  it('saves itself once it is whole, is sent by one press, and says so', async () => {
    const user = userEvent.setup()
    const { asked } = await open(taskPage({}, may), {
      'proposals.save': saved,
      'proposals.submit': ({ proposals }: { proposals: SeenProposal[] }) => ({
        done: proposals.map(({ seen: _, ...key }) => ({ ...key, state: 'submitted', version: 11 })),
        refused: [],
      }),
    })
    await user.click(await button('Báo cáo tiến độ'))
    expect(document.activeElement?.textContent).toBe('Báo cáo tiến độ')
    const percent = await field(/^Tỷ lệ hoàn thành/)
    expect(percent.value).toBe('40')
    await user.clear(percent)
    await user.type(percent, '60')
    expect(main()).toContain('Bản nháp giữ trên máy này cho đến khi đủ nội dung để lưu.')
    await user.type(await field(/^Tình hình thực hiện/), 'Đã kết nối 3 bệnh viện')
    await screen.findByText(/^Đã lưu nháp/)
    expect(asked.find(({ path }) => path === 'proposals.save')?.input).toEqual({
      register: 'tasks',
      item: code,
      kind: 'progress',
      seen: null,
      content: { percent: 60, note: 'Đã kết nối 3 bệnh viện', difficulties: null, requests: null },
    })
    await user.click(await button('Gửi thủ trưởng đơn vị'))
    await screen.findByText('Đã gửi.', { selector: 'p' })
    const sent = asked.find(({ path }) => path === 'proposals.submit')?.input as { proposals: unknown[] }
    expect(sent.proposals).toEqual([{ register: 'tasks', item: code, kind: 'progress', seen: 10 }])
  })

  it('says what is missing beside its field, and sends nothing', async () => {
    const user = userEvent.setup()
    const { asked } = await open(taskPage({}, may), {}, '?show=completion')
    await user.click(await button('Gửi thủ trưởng đơn vị'))
    const result = await field(/^Kết quả đạt được/)
    expect(result.getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(result)
    expect(main()).toContain('Ghi kết quả đạt được.')
    expect(asked.filter(({ path }) => path.startsWith('proposals.'))).toEqual([])
  })

  it.each([
    ['2024-11-30', /^Xin trước khi hạn 30\/11\/2024 qua: nếu được chấp thuận, .* theo hạn mới\.$/],
    ['2024-11-21', /^Hạn 21\/11\/2024 đã qua: .* vẫn tính theo hạn 21\/11\/2024 và bằng 0 điểm\.$/],
  ])('says plainly what an extension of %s does to the criterion', async (dueOn, meaning) => {
    await open(taskPage({ dueOn }, may), {}, '?show=extension')
    await screen.findByLabelText(/^Xin gia hạn đến/)
    expect([...document.querySelectorAll('form p')].map(plain)).toContainEqual(expect.stringMatching(meaning))
  })

  it('counts the day on which it was first sent, also when it was returned since', async () => {
    const returned = taskProposal({ state: 'returned', reason: 'Thiếu căn cứ', may: ['enter', 'submit'] })
    const page = taskPage({ dueOn: '2024-11-21' }, { ...may, proposals: [returned] })
    await open(page, {}, '?show=extension')
    await screen.findByLabelText(/^Xin gia hạn đến/)
    expect(main()).toContain('Lý do trả lại: Thiếu căn cứ')
    expect(main()).toContain('Xin trước khi hạn 21/11/2024 qua')
  })

  it('is not sent again as it was returned', async () => {
    const user = userEvent.setup()
    const returned = taskProposal({ state: 'returned', reason: 'Thiếu căn cứ', may: ['enter', 'discard'] })
    const { asked } = await open(
      taskPage({}, { ...may, proposals: [returned] }),
      { 'proposals.save': saved, 'proposals.submit': { done: [], refused: [] } },
      '?show=extension',
    )
    await user.click(await button('Gửi thủ trưởng đơn vị'))
    await screen.findByText(/^Chưa thay đổi so với bản bị trả lại/)
    expect(asked.filter(({ path }) => path === 'proposals.submit')).toEqual([])
    await user.type(await field(/^Lý do/), ', kèm công văn')
    await user.click(await button('Gửi thủ trưởng đơn vị'))
    await waitFor(() => expect(asked.map(({ path }) => path)).toContain('proposals.submit'))
  })

  it('outlasts a lost connection and a closed page', async () => {
    const user = userEvent.setup()
    const away = () => {
      throw new Error('away')
    }
    const first = await open(taskPage({}, may), { 'proposals.save': away }, '?show=progress')
    await user.type(await field(/^Tình hình thực hiện/), 'Đã xong')
    await screen.findByText('Chưa lưu: mất kết nối, sẽ tự lưu lại')
    first.unmount()
    await open(taskPage({}, may), { 'proposals.save': saved }, '?show=progress')
    await screen.findByText('Đã khôi phục phần bạn soạn lần trước mà máy chủ chưa nhận.')
    expect((await field(/^Tình hình thực hiện/)).value).toBe('Đã xong')
    await screen.findByText(/^Đã lưu nháp/)
  })

  it('stands beside the version of somebody who was first, and keeps the one that is chosen', async () => {
    const user = userEvent.setup()
    const theirs = taskProposal({
      kind: 'progress',
      version: 12,
      state: 'entered',
      content: { percent: 55, note: 'Bản của thủ trưởng', difficulties: null, requests: null },
    })
    const seen: unknown[] = []
    await open(
      taskPage({}, may),
      {
        'proposals.save': (input: { seen: number | null }) => {
          seen.push(input.seen)
          return input.seen === 12 ? saved : { conflict: theirs }
        },
      },
      '?show=progress',
    )
    await user.type(await field(/^Tình hình thực hiện/), 'Bản của tôi đây')
    const conflict = await screen.findByRole('region', { name: 'Hai bản: Báo cáo tiến độ' })
    expect(plain(conflict)).toContain('Bản của thủ trưởng')
    expect(plain(conflict)).toContain('Bản của tôi đây')
    await user.click(within(conflict).getByRole('button', { name: 'Giữ bản của tôi' }))
    await screen.findByText(/^Đã lưu nháp/)
    expect(seen).toEqual([null, 12])
  })

  it('says at the form why the server refused to take it', async () => {
    const user = userEvent.setup()
    const entered = taskProposal({
      kind: 'completion',
      state: 'entered',
      content: { doneOn: '2024-11-20', result: 'Đã xong' },
      may: ['enter', 'discard', 'submit'],
      sentOn: null,
    })
    await open(
      taskPage({}, { ...may, proposals: [entered] }),
      {
        'proposals.submit': ({ proposals }: { proposals: SeenProposal[] }) => ({
          done: [],
          refused: proposals.map(({ seen: _, ...key }) => ({ ...key, why: 'evidence-missing' })),
        }),
      },
      '?show=completion',
    )
    await user.click(await button('Gửi thủ trưởng đơn vị'))
    await screen.findByText('Chưa đính kèm sản phẩm. Cần ít nhất một tệp minh chứng.')
  })
})

describe('what is decided', () => {
  it('grants an extension by a document, and only by one', async () => {
    const decided: unknown[] = []
    await open(taskPage({}, { proposals: [taskProposal()] }), {
      me: reviewer,
      'proposals.approve': (input: { proposals: SeenProposal[] }) => {
        decided.push(input)
        return {
          done: input.proposals.map((one) => ({ ...one, state: 'approved', version: null })),
          refused: [],
        }
      },
    })
    const asked = await screen.findByRole('article', { name: 'Xin gia hạn' })
    expect(plain(asked)).toContain('Xin gia hạn đến: 20/12/2024')
    fireEvent.click(within(asked).getByRole('button', { name: 'Chấp thuận gia hạn…' }))
    const document = await within(asked).findByLabelText<HTMLInputElement>(/^Văn bản quyết định/)
    fireEvent.click(within(asked).getByRole('button', { name: 'Chấp thuận gia hạn' }))
    expect(plain(asked)).toContain('Ghi số, ký hiệu và ngày của văn bản.')
    expect(decided).toEqual([])
    fireEvent.change(document, { target: { value: 'Công văn 123/VP' } })
    fireEvent.click(within(asked).getByRole('button', { name: 'Chấp thuận gia hạn' }))
    await screen.findByText('Đã chấp thuận.', { selector: 'p' })
    expect(decided).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f-]{36}$/),
        proposals: [{ register: 'tasks', item: code, kind: 'extension', seen: 9 }],
        document: 'Công văn 123/VP',
      },
    ])
  })

  it('refuses with a reason and a document, and says at its place what was not taken', async () => {
    await open(taskPage({}, { proposals: [taskProposal()] }), {
      me: reviewer,
      'proposals.refuse': (input: { proposals: SeenProposal[] }) => ({
        done: [],
        refused: input.proposals.map(({ seen: _, ...key }) => ({ ...key, why: 'changed-meanwhile' })),
      }),
    })
    const asked = await screen.findByRole('article', { name: 'Xin gia hạn' })
    fireEvent.click(within(asked).getByRole('button', { name: 'Không chấp thuận…' }))
    fireEvent.change(await within(asked).findByLabelText(/^Lý do/), { target: { value: 'Không có căn cứ' } })
    fireEvent.change(within(asked).getByLabelText(/^Văn bản/), { target: { value: 'Công văn 124/VP' } })
    fireEvent.click(within(asked).getByRole('button', { name: 'Không chấp thuận' }))
    await waitFor(() => expect(plain(asked)).toContain('vừa được người khác thay đổi'))
  })

  it('is confirmed by the head of the office by one press', async () => {
    const sent = taskProposal({ state: 'submitted', may: ['endorse', 'give-back'] })
    const { asked } = await open(taskPage({}, { proposals: [sent] }), {
      me: asHead,
      'proposals.endorse': (input: { proposals: SeenProposal[] }) => ({
        done: input.proposals.map((one) => ({ ...one, state: 'endorsed', version: 10 })),
        refused: [],
      }),
    })
    fireEvent.click(await button('Xác nhận, gửi thẩm định'))
    await screen.findByText('Đã xác nhận và gửi thẩm định.', { selector: 'p' })
    expect(asked.some(({ path }) => path === 'proposals.endorse')).toBe(true)
  })
})

describe('what a reviewer does at once', () => {
  it('hands a task over, and says who answers for it', async () => {
    const handed: unknown[] = []
    await open(
      taskPage({ dueOn: '2024-11-17', stage: 'overdue', daysLate: 5 }, { may: { handOver: true } }),
      {
        me: reviewer,
        'tasks.handOver': (input: unknown) => {
          handed.push(input)
          return true
        },
      },
      '?show=hand-over',
    )
    fireEvent.change(await screen.findByLabelText(/^Đơn vị nhận/), { target: { value: 'SGDDT' } })
    expect(main()).toContain('Hạn đã qua trước ngày bàn giao: Sở Y tế vẫn chịu trách nhiệm trong tiêu chí.')
    fireEvent.click(await button('Ghi bàn giao'))
    expect(main()).toContain('Ghi số, ký hiệu và ngày của văn bản.')
    fireEvent.change(screen.getByLabelText(/^Văn bản/), { target: { value: 'Quyết định 5/QĐ' } })
    fireEvent.change(screen.getByLabelText(/^Lý do/), { target: { value: 'Chuyển chức năng' } })
    fireEvent.click(await button('Ghi bàn giao'))
    await screen.findByText('Đã bàn giao cho Sở Giáo dục và Đào tạo.', { selector: 'p' })
    expect(handed).toEqual([expect.objectContaining({ to: 'SGDDT', from: '2024-11-22' })])
  })

  it('stops a task, and says that lateness stays', async () => {
    await open(
      taskPage({ dueOn: '2024-11-17', stage: 'overdue', daysLate: 5 }, { may: { stop: true } }),
      { me: reviewer },
      '?show=stop',
    )
    await screen.findByLabelText(/^Từ ngày/)
    expect(main()).toContain('dừng không xóa việc quá hạn')
  })
})
