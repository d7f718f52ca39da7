import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { callOf, refusal } from '../../testing/calls.ts'
import { asLeader, ratings } from '../../testing/register-answers.ts'
import { standingOf } from './standing.ts'

afterEach(cleanup)

const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? ''
const main = () => textOf(document.querySelector('main'))

async function draw(url: string, answer: unknown = ratings()) {
  const asked: unknown[] = []
  const call = callOf({
    me: asLeader,
    'tasks.rating': (input: unknown) => {
      asked.push(input)
      return typeof answer === 'function' ? answer() : answer
    },
  })
  const page = await renderPage({ url, lang: 'vi', theme: null, call })
  document.body.innerHTML = page.html
  return { ...page, asked }
}

describe('where an office stands', () => {
  const at = (points: 0 | 2.5 | null, daysLeft: number | null) =>
    standingOf({
      points,
      tasks: 1,
      deciding: [],
      next: daysLeft === null ? null : { code: 'NV-1', dueOn: '2024-11-29', daysLeft },
      undated: 0,
    })
  it.each([
    [0, 2, 'lost'],
    [2.5, 0, 'danger'],
    [2.5, 7, 'danger'],
    [2.5, 8, 'kept'],
    [2.5, null, 'kept'],
    [null, null, 'nothing'],
  ] as const)('%s points, %s days left: %s', (points, days, standing) => {
    expect(at(points, days)).toBe(standing)
  })
})

describe('the criterion of every office', () => {
  it('stands by how bad it is, with the tasks that decide it and the next deadline', async () => {
    await draw('/tasks/rating')
    const said = screen.getAllByRole('row').map(textOf)
    expect(said[1]).toBe('Nhận 0 điểm 1 đơn vị')
    expect(said[2]).toContain('Sở Y tế 0Nhiệm vụ 3NV-1 quá hạn 5 ngày. Lỡ hạn 17/11/2024.')
    expect(said[2]).toContain('NV-3, 27/11/2024còn 5 ngày')
    expect(said[3]).toBe('Sắp có nhiệm vụ đến hạn 1 đơn vị')
    expect(said[4]).toContain('Sở Giáo dục và Đào tạo 2,5')
    expect(main()).toContain('7/9 nhiệm vụ đến hạn đã hoàn thành đúng hạn (77,8%)')
    const health = within(screen.getByRole('main')).getByRole('link', { name: 'Xem nhiệm vụ của Sở Y tế' })
    expect(health.getAttribute('href')).toBe('/tasks?office=SYT')
  })

  it('is asked as of the day and for the office of the address', async () => {
    const { asked } = await draw('/tasks/rating?asOf=2024-06-30&office=SYT')
    expect(asked).toEqual([{ asOf: '2024-06-30', office: 'SYT' }])
    expect(main()).toContain('Số liệu tính đến ngày 22/11/2024')
  })

  it('says that there is nothing to judge', async () => {
    await draw('/tasks/rating', ratings({ offices: [] }))
    expect(main()).toContain('Chưa có nhiệm vụ nào trong danh mục năm 2024 để xét.')
  })

  it('is refused kindly to who may not see tasks', async () => {
    const { status } = await draw('/tasks/rating', () => {
      throw refusal('not-yours', {}, 403)
    })
    expect(status).toBe(403)
    expect(main()).toContain('Quyền của bạn không gồm việc này')
  })

  it('is complete in English', async () => {
    await draw('/tasks/rating?lang=en')
    expect(main()).toContain('Department of Health')
    expect(main()).not.toMatch(/nhiệm vụ|đơn vị|hạn/i)
  })
})
