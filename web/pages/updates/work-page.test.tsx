import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { education, health } from '../../testing/answers.ts'
import { callOf } from '../../testing/calls.ts'
import { milestonesItem } from '../../testing/item-answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead, nobody } from '../../testing/people.ts'
import { proposalItem, taskRow } from '../../testing/task-answers.ts'
import { entry, item, noTasks, workOf } from './testing/grids.ts'
import { groupsOf } from './work-groups.ts'

afterEach(cleanup)

const work = workOf({
  owed: [
    item('late', { due: '2024-11-17' }),
    item('back', { state: 'returned', entry: entry(3, { state: 'returned', reason: 'Sai mẫu số' }) }),
    item('soon'),
    item('later', { due: '2024-12-02' }),
  ],
  waiting: [item('asked', { state: 'submitted' })],
  sent: [item('gone', { state: 'endorsed' })],
})
const plain = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ')
const open = (answer: unknown, me = asHead) =>
  openApp('/updates', { me, 'reporting.work': answer, 'proposals.mine': noTasks })

describe('my work', () => {
  it('is in the order in which it should be seen to', () => {
    expect(
      groupsOf(work, noTasks).map(({ group, items }) => [
        group,
        items.map((one) => (one.of === 'figure' ? one.item.kpi.id : one.key)),
      ]),
    ).toEqual([
      ['returned', ['back']],
      ['late', ['late']],
      ['soon', ['soon']],
      ['later', ['later']],
      ['waiting', ['asked']],
      ['sent', ['gone']],
    ])
  })

  it('says of each what it is, when it is due and where it stands, and leads to its cell', async () => {
    await open(work)
    const late = await screen.findByRole('region', { name: 'Quá hạn' })
    expect(plain(late)).toContain('Quá hạn 5 ngày')
    expect(plain(late)).toContain('tháng 11/2024')
    expect(plain(late)).toContain('Chưa nhập')
    expect(within(late).getByRole('link').getAttribute('href')).toBe('/updates/SYT?period=2024-11#late')
    expect(plain(screen.getByRole('region', { name: 'Sắp đến hạn' }))).toContain('Còn 3 ngày')
    expect(plain(screen.getByRole('region', { name: 'Bị trả lại' }))).toContain('Lý do trả lại: Sai mẫu số')
    const waiting = screen.getByRole('region', { name: 'Chờ bạn quyết định' })
    expect(
      within(waiting).getByRole('link', { name: 'Mở danh sách chờ quyết định' }).getAttribute('href'),
    ).toBe('/review')
    expect(plain(screen.getByText(/phải báo cáo, 1 đã quá hạn/))).toBe(
      'Còn 4 số liệu phải báo cáo, 1 đã quá hạn.',
    )
  })

  it('names the office only where there are several', async () => {
    await open(workOf({ owed: [item('soon')] }))
    expect(plain((await screen.findByRole('link', { name: 'Chỉ số soon' })).parentElement)).not.toContain(
      'Sở Y tế',
    )
    cleanup()
    await open(workOf({ offices: [health, education], owed: [item('soon')] }))
    expect(plain((await screen.findByRole('link', { name: 'Chỉ số soon' })).parentElement)).toContain(
      'Sở Y tế',
    )
  })

  it('says pleasantly that there is nothing, and still leads to the grid', async () => {
    await open(workOf())
    expect(await screen.findByText('Bạn không còn số liệu, nhiệm vụ nào phải làm.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Nhập số liệu của Sở Y tế' }).getAttribute('href')).toBe(
      '/updates/SYT',
    )
  })

  it('stands first in the navigation of those who report, and nowhere for others', async () => {
    await open(work)
    await screen.findByRole('link', { name: 'Việc của tôi' })
    const [first] = within(screen.getByRole('navigation', { name: 'Chính' })).getAllByRole('link')
    expect(first?.textContent).toBe('Việc của tôi')
    expect(first?.getAttribute('aria-current')).toBe('page')
    cleanup()
    await openApp('/kpis', { me: nobody })
    expect(screen.queryByRole('link', { name: 'Việc của tôi' })).toBe(null)
  })

  it('is drawn by the server in English too', async () => {
    const call = callOf({ me: asHead, 'reporting.work': work, 'proposals.mine': noTasks })
    const { html } = await renderPage({ url: '/updates?lang=en', lang: 'en', theme: null, call })
    expect(html.replaceAll('\u00a0', ' ')).toContain('5 days late')
    expect(html).toContain('Returned because: Sai mẫu số')
  })

  it('has tasks and what was asked of them beside figures, by deadline', async () => {
    const overdue = taskRow({ code: 'NV-1', stage: 'overdue', dueOn: '2024-11-10', daysLate: 12 })
    const undated = taskRow({ code: 'NV-2', stage: 'no-deadline', dueOn: null, workingDaysLeft: null })
    const asked = taskRow({ code: 'NV-3', stage: 'due-soon', dueOn: '2024-11-26', workingDaysLeft: 2 })
    const returned = proposalItem({
      key: { register: 'tasks', item: 'NV-3', kind: 'extension' },
      state: 'returned',
      reason: 'Thiếu căn cứ',
      may: ['enter', 'discard', 'submit'],
    })
    const ended = taskRow({ code: 'NV-4', dueOn: '2024-12-30' })
    const sent = proposalItem({
      key: { register: 'tasks', item: 'NV-4', kind: 'completion' },
      kind: 'completion',
    })
    const tasks = { owed: [overdue, undated, asked, ended], returned: [returned], waiting: [], sent: [sent] }
    expect(groupsOf(work, tasks).map(({ group, items }) => [group, items.map(({ key }) => key)])).toEqual([
      ['returned', ['back/SYT/2024-11', 'tasks NV-3 extension']],
      ['late', ['task NV-1', 'late/SYT/2024-11']],
      ['soon', ['soon/SYT/2024-11']],
      ['later', ['later/SYT/2024-11', 'task NV-2']],
      ['waiting', ['asked/SYT/2024-11']],
      ['sent', ['gone/SYT/2024-11', 'tasks NV-4 completion']],
    ])
    await openApp('/updates', { me: asHead, 'reporting.work': work, 'proposals.mine': tasks })
    const back = await screen.findByRole('region', { name: 'Bị trả lại' })
    expect(plain(back)).toContain('Lý do trả lại: Thiếu căn cứ')
    const [, toTask] = within(back).getAllByRole('link')
    expect(toTask?.getAttribute('href')).toBe('/tasks/NV-3?show=extension')
    expect(plain(screen.getByRole('region', { name: 'Quá hạn' }))).toContain('Quá hạn 12 ngày')
    expect(plain(screen.getByText(/nhiệm vụ phải hoàn thành/))).toBe(
      'Còn 4 số liệu phải báo cáo, 1 đã quá hạn. 4 nhiệm vụ phải hoàn thành trong 7 ngày tới, 1 đã quá hạn.',
    )
  })

  it('has what was asked of items of lists, by its list and leading to its row', async () => {
    const returned = milestonesItem({
      state: 'returned',
      reason: 'Thiếu biên bản',
      may: ['enter', 'discard'],
      sentOn: '2024-11-20',
    })
    const sent = milestonesItem({
      key: { register: 'platforms', item: 'PF-01', kind: 'milestones' },
      state: 'submitted',
      sentOn: '2024-11-21',
      may: ['withdraw'],
    })
    const tasks = { owed: [], returned: [returned], waiting: [], sent: [sent] }
    await openApp('/updates', { me: asHead, 'reporting.work': workOf({}), 'proposals.mine': tasks })
    const back = await screen.findByRole('region', { name: 'Bị trả lại' })
    expect(plain(back)).toMatch(
      /Cơ sở dữ liệu hồ sơ sức khỏe.*Cập nhật mốc, Cơ sở dữ liệu dùng chung.*Lý do trả lại: Thiếu biên bản/,
    )
    expect(within(back).getByRole('link').getAttribute('href')).toBe(
      '/items/shared-databases?q=DC-034&show=DC-034',
    )
    const away = screen.getByRole('region', { name: 'Đã gửi, đang chờ người khác' })
    expect(plain(away)).toMatch(/Cập nhật mốc, Nền tảng dùng chung.*gửi 21\/11\/2024/)
    expect(plain(document.querySelector('main'))).not.toContain('nhiệm vụ')
  })
})
