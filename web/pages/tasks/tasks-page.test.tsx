import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { TaskQuestion } from '../../../server/core/tasks/answers.ts'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { openApp } from '../../testing/open-app.tsx'
import { asHead, nobody } from '../../testing/people.ts'
import {
  asLeader,
  lateTask,
  november,
  overdueTask,
  ratings,
  soonTask,
  taskList,
} from '../../testing/register-answers.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))
const linkTo = (name: RegExp | string) => screen.getByRole('link', { name }).getAttribute('href')

/** Answers a narrower question with fewer rows, as the server does. */
function listed(question: TaskQuestion) {
  const { stages, marks } = question
  const rows = taskList().rows.filter(
    (row) =>
      (!stages || stages.includes(row.stage)) &&
      (!marks?.includes('costs') || row.costs) &&
      (!marks?.includes('waiting') || row.waiting),
  )
  return taskList({ rows, found: rows.length })
}

const answers = {
  me: asLeader,
  'tasks.list': listed,
  'tasks.rating': ratings(),
  'tasks.filters': [],
  'tasks.calendar': november,
}

async function draw(url: string, more: Record<string, unknown> = {}) {
  const asked: { path: string; input: unknown }[] = []
  const answer = callOf({ ...answers, ...more })
  const call: typeof answer = (path, input) => {
    asked.push({ path, input })
    return answer(path, input)
  }
  const page = await renderPage({ url, lang: 'vi', theme: null, call })
  document.body.innerHTML = page.html
  return { ...page, asked }
}

const summary = () => textOf(screen.getByRole('region', { name: /^Tiêu chí chuyển đổi số/ }))
const rowOf = (code: string) => {
  const row = screen.getAllByRole('row').find((one) => within(one).queryByText(code))
  if (!row) throw new Error(`no row ${code}`)
  return row
}

describe('the criterion of an office', () => {
  const own = ratings({ offices: ratings().offices.slice(0, 1) })

  it('is 0 by one task, which stands there with its delay, its name and what waits with whom', async () => {
    const { status, asked } = await draw('/tasks', { me: asHead, 'tasks.rating': own })
    expect(status).toBe(200)
    for (const part of [
      'Tiêu chí chuyển đổi số của người đứng đầu, hôm nay',
      '0 trên 2,5 điểm',
      '0có nhiệm vụ không bảo đảm: mức hiện nay',
      '1 trong 3 nhiệm vụ không bảo đảm tiến độ.',
      'NV-1 quá hạn 5 ngày. Kết nối bệnh án điện tử. Lỡ hạn 17/11/2024.',
      'Chú ý tiếp theo: NV-3 còn 3 ngày làm việc.',
      'Đang chờ: NV-1, đề nghị gia hạn chờ đơn vị thẩm định quyết định.',
      '1 nhiệm vụ không có hạn',
      'Xếp loại trước ngày 15/12/2024, còn 23 ngày.',
    ])
      expect(summary()).toContain(part)
    expect(linkTo('Xem nhiệm vụ NV-1')).toBe('/tasks/NV-1')
    expect(asked.filter(({ path }) => path === 'tasks.rating').map(({ input }) => input)).toEqual([
      expect.objectContaining({ office: 'SYT' }),
    ])
  })

  it('is 2,5 while every task is on schedule, and says what falls due next', async () => {
    const kept = {
      office: own.offices[0]?.office,
      rating: { points: 2.5, tasks: 3, deciding: [], next: own.offices[0]?.rating.next ?? null, undated: 0 },
    }
    await draw('/tasks', {
      me: asHead,
      'tasks.rating': { ...own, offices: [kept] },
      'tasks.list': taskList({ rows: [], found: 0 }),
    })
    expect(summary()).toContain('2,5 trên 2,5 điểm')
    expect(summary()).toContain('Cả 3 nhiệm vụ đang bảo đảm tiến độ.')
    expect(summary()).toContain('NV-3 đến hạn 27/11/2024, còn 5 ngày')
  })

  it('says that there is nothing to judge where the list has no task of it', async () => {
    await draw('/tasks', { me: asHead, 'tasks.rating': { ...own, offices: [] } })
    expect(summary()).toContain('Đơn vị không có nhiệm vụ nào trong danh mục năm 2024')
  })

  it('is that of a past day where the address names one', async () => {
    await draw('/tasks?asOf=2024-06-30', { me: asHead, 'tasks.rating': own })
    expect(summary()).toContain('Tiêu chí chuyển đổi số của người đứng đầu, ngày 30/06/2024')
  })
})

describe('the criterion of the city', () => {
  it('says who would get 0, what is about to cost somebody, and the share on time', async () => {
    await draw('/tasks')
    for (const part of [
      '1/2 đơn vị sẽ nhận 0 điểm',
      '1 trong 2 đơn vị có nhiệm vụ không bảo đảm tiến độ',
      'Sở Y tế: NV-1 quá hạn 5 ngày.',
      'Sắp làm mất điểm: NV-9 còn 5 ngày làm việc (Sở Giáo dục và Đào tạo).',
      '7/9 77,8%',
    ])
      expect(summary()).toContain(part)
    expect(linkTo('Xem nhiệm vụ của Sở Y tế')).toBe('/tasks?office=SYT&mark=costs')
  })

  it('gives way to that of an office that is chosen', async () => {
    await draw('/tasks?office=SYT', { 'tasks.rating': ratings({ offices: ratings().offices.slice(0, 1) }) })
    expect(summary()).toContain('0 trên 2,5 điểm')
  })
})

describe('the register as a list', () => {
  it('shows each task with its deadline, the first one beside it, and where it stands', async () => {
    await draw('/tasks')
    const overdue = textOf(rowOf('NV-1'))
    expect(overdue).toContain('17/11/2024ban đầu 30/09/2024')
    expect(overdue).toContain(
      'Quá hạn 5 ngàyĐã gia hạn 1 lần; đang xin gia hạn đến 20/12/2024; đề nghị gia hạn chờ đơn vị thẩm định quyết định; tiến độ 40%',
    )
    expect(textOf(rowOf('NV-2'))).toContain('Đã hoàn thành quá hạnTrễ 6 ngày')
    expect(textOf(rowOf('NV-3'))).toContain('Sắp đến hạn, còn 3 ngày làm việc')
    expect(textOf(rowOf('NV-4'))).toContain('chưa có hạn')
    expect(textOf(rowOf('NV-4'))).toContain('Không còn phù hợpTừ 01/07/2024, theo Nghị quyết 1669')
    expect(linkTo('Kết nối bệnh án điện tử')).toBe('/tasks/NV-1')
  })

  it('numbers the rows of a later page on for the paper', async () => {
    await draw('/tasks?page=3', { 'tasks.list': taskList({ page: 3, pages: 3, size: 50, found: 104 }) })
    expect(textOf(rowOf('NV-1').querySelector('td'))).toBe('101')
    expect(main()).toContain('Dòng 101–104 trong 104')
  })

  it('counts the stages, and a press narrows to one more or one less of them', async () => {
    await draw('/tasks?stage=overdue&page=2')
    expect(linkTo('Tất cả 4')).toBe('/tasks')
    expect(linkTo('Quá hạn 1')).toBe('/tasks')
    expect(linkTo('Đã hoàn thành quá hạn 1')).toBe('/tasks?stage=overdue,done-late')
    expect(linkTo('Làm mất điểm tiêu chí 2')).toBe('/tasks?stage=overdue&mark=costs')
    expect(screen.getByRole('link', { name: 'Quá hạn 1' }).getAttribute('aria-current')).toBe('true')
  })

  it('asks for what the address says, and exports the same', async () => {
    const { asked } = await draw(
      '/tasks?office=SYT&helping=1&month=2024-11&person=pho&year=2024&group=office&sort=due&q=benh&mark=costs,extended&page=2',
    )
    const [first] = asked.filter(({ path }) => path === 'tasks.list')
    expect(first?.input).toMatchObject({
      office: 'SYT',
      helping: true,
      month: '2024-11',
      person: 'pho',
      year: '2024',
      group: 'office',
      sort: 'due',
      q: 'benh',
      marks: ['costs', 'extended'],
      page: '2',
      size: '50',
    })
    expect(linkTo('Xuất Excel')).toBe(
      '/tasks.xlsx?office=SYT&sort=due&q=benh&year=2024&mark=costs,extended&month=2024-11&person=pho&helping=1&group=office',
    )
  })

  it('stands under the heads of its groups', async () => {
    const groups = [
      { key: 'SYT', label: { vi: 'Sở Y tế', en: 'Health' }, rows: 70, late: 1, from: 0, to: 2 },
      { key: 'SGDDT', label: { vi: 'Sở Giáo dục', en: 'Education' }, rows: 1, late: 0, from: 3, to: 3 },
    ]
    await draw('/tasks?group=office', { 'tasks.list': taskList({ groups }) })
    expect(screen.getByRole('rowheader', { name: 'Sở Y tế 70 nhiệm vụ, 1 không bảo đảm' })).toBeTruthy()
    expect(screen.getByRole('rowheader', { name: 'Sở Giáo dục 1 nhiệm vụ' })).toBeTruthy()
    expect(screen.getAllByRole('row')).toHaveLength(1 + 2 + 4)
  })

  it('offers to assign and to import only where that is allowed', async () => {
    await draw('/tasks')
    expect(screen.queryByRole('link', { name: 'Giao nhiệm vụ' })).toBe(null)
    await draw('/tasks', { 'tasks.list': taskList({ may: { create: true, import: true, seal: true } }) })
    expect(linkTo('Giao nhiệm vụ')).toBe('/tasks/new')
    expect(linkTo('Nhập từ tệp')).toBe('/tasks/import')
  })

  it('says when nothing fits, and leads back', async () => {
    await draw('/tasks?q=zzz&stage=overdue', { 'tasks.list': taskList({ rows: [], found: 0 }) })
    expect(main()).toContain('Không có nhiệm vụ nào khớp với bộ lọc.')
    expect(linkTo('Bỏ mọi bộ lọc')).toBe('/tasks')
  })
})

describe('the register drawn otherwise', () => {
  it('as a timeline says of each task what was planned and what came of it', async () => {
    await draw('/tasks?view=timeline')
    expect(main()).toContain('kế hoạch từ 15/01/2024 đến 31/08/2024; hoàn thành 06/09/2024.')
    expect(main()).toContain('kế hoạch từ 15/01/2024, chưa có hạn; đang thực hiện.')
  })

  it('as a calendar puts deadlines on their days, and marks the days off', async () => {
    const { asked } = await draw('/tasks?view=calendar')
    expect(asked.find(({ path }) => path === 'tasks.calendar')?.input).toMatchObject({ month: '2024-11' })
    const table = within(screen.getByRole('table', { name: /^Hạn hoàn thành trong tháng/ }))
    const cell = (day: string) => textOf(table.getByText(day).closest('td'))
    expect(cell('27/11/2024')).toContain('NV-3 Công bố dữ liệu mở')
    expect(cell('20/11/2024')).toContain('Ngày lễ của thành phố')
    expect(cell('23/11/2024')).toContain('Ngày nghỉ')
    expect(main()).toContain('2 nhiệm vụ đến hạn trong tháng 11/2024')
    expect(linkTo(/^Tháng trước: /)).toBe('/tasks?view=calendar&month=2024-10')
  })

  it('as a board has a column for each status that the filter lets through', async () => {
    const { asked } = await draw('/tasks?view=board')
    expect(screen.getAllByRole('heading', { level: 3 }).map(textOf)).toEqual([
      ' Quá hạn 1',
      ' Đến hạn hôm nay, sắp đến hạn 1',
      ' Trong hạn 0',
      ' Không có hạn 0',
      ' Đã hoàn thành đúng hạn, đã hoàn thành 0',
      ' Đã hoàn thành quá hạn 1',
      ' Tạm dừng hoặc không còn phù hợp 1',
    ])
    expect(textOf(screen.getByRole('region', { name: 'Đã hoàn thành quá hạn' }))).toContain('Trễ 6 ngày')
    expect(asked.filter(({ path }) => path === 'tasks.list')).toHaveLength(1 + 7)
    await draw('/tasks?view=board&stage=overdue,done')
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(2)
  })
})

describe('saved filters', () => {
  const saved = { code: 'f1', version: 4, name: 'Quá hạn của tôi', query: 'stage=overdue' }

  it('are picked, dropped after being asked, and made of what is looked at', async () => {
    const { asked } = await openApp('/tasks?stage=overdue&view=board&page=2', {
      ...answers,
      'tasks.filters': [saved],
      'tasks.dropFilter': () => ({ dropped: true }),
      'tasks.saveFilter': () => saved,
    })
    fireEvent(
      await screen.findByRole('dialog', { name: 'Bộ lọc đã lưu', hidden: true }),
      Object.assign(new Event('beforetoggle'), { newState: 'open', oldState: 'closed' }),
    )
    const panel = within(screen.getByRole('dialog', { name: 'Bộ lọc đã lưu', hidden: true }))
    const link = await panel.findByRole('link', { name: 'Quá hạn của tôi', hidden: true })
    expect(link.getAttribute('href')).toBe('/tasks?stage=overdue')

    fireEvent.click(panel.getByRole('button', { name: 'Lưu bộ lọc đang xem', hidden: true }))
    expect(textOf(panel.getByRole('form', { name: 'Lưu bộ lọc đang xem', hidden: true }))).toContain(
      'Đặt tên cho bộ lọc.',
    )
    fireEvent.change(panel.getByLabelText(/^Tên bộ lọc/), { target: { value: ' Bảng của tôi ' } })
    fireEvent.click(panel.getByRole('button', { name: 'Lưu bộ lọc đang xem', hidden: true }))
    await waitFor(() =>
      expect(asked.find(({ path }) => path === 'tasks.saveFilter')?.input).toEqual({
        name: 'Bảng của tôi',
        query: '?view=board&stage=overdue',
      }),
    )

    fireEvent.click(panel.getByRole('button', { name: 'Bỏ bộ lọc “Quá hạn của tôi”', hidden: true }))
    fireEvent.click(panel.getByRole('button', { name: 'Bỏ', hidden: true }))
    await waitFor(() =>
      expect(asked.find(({ path }) => path === 'tasks.dropFilter')?.input).toEqual({
        code: 'f1',
        version: 4,
      }),
    )
  })
})

describe('who may not see tasks', () => {
  it('is told so, with the way to sign in', async () => {
    const { status } = await draw('/tasks', {
      me: nobody,
      'tasks.list': () => {
        throw refusal('sign-in-needed', {}, 401)
      },
    })
    expect(status).toBe(401)
    expect(screen.getByRole('heading', { level: 1, name: 'Nhiệm vụ' })).toBeTruthy()
    expect(main()).toContain('Cần đăng nhập')
    expect(within(screen.getByRole('main')).getByRole('link', { name: 'Đăng nhập' })).toBeTruthy()
    expect(screen.queryByRole('navigation', { name: 'Trạng thái' })).toBe(null)
  })
})

describe('in English', () => {
  it.each(['list', 'timeline', 'calendar', 'board'])('the %s is complete', async (view) => {
    await draw(`/tasks?lang=en&view=${view}`)
    const names = [overdueTask, lateTask, soonTask].flatMap(({ name, office, assignedBy }) => [
      name.vi,
      office.name.vi,
      assignedBy ?? '',
    ])
    expect(names.filter((name) => name && name !== lateTask.assignedBy && main().includes(name))).toEqual([])
    expect(main()).toContain('1 of 2 offices have a task that is not on schedule')
    expect(main().replaceAll(lateTask.assignedBy ?? '', '')).not.toMatch(/nhiệm vụ|đơn vị|hạn/i)
  })
})
