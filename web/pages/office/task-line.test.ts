import { describe, expect, it } from 'vitest'
import { taskRows } from '../../testing/office-answers.ts'
import { lineOf, spanOf } from './task-line.ts'

const { rows, until } = taskRows
const span = spanOf(rows, until)

describe('the timeline of tasks', () => {
  it('covers whole months, all deadlines and today', () => {
    expect(span).toMatchObject({ from: '2024-07-01', to: '2024-12-31', today: '2024-11-22' })
    expect(span.ticks.length).toBeLessThanOrEqual(4)
    expect(span.ticks[0]).toEqual({ day: '2024-07-01', at: 0 })
  })

  it('does not press the year together for one deadline long gone', () => {
    const old = spanOf([{ dueOn: '2019-12-31', doneOn: null, cells: {} }], until)
    expect(old.from).toBe('2023-10-01')
  })

  it('shows an extension only where the deadline was put off', () => {
    const [overdue, open, late] = rows.map((row) => lineOf(row, span))
    expect(overdue?.original).toBeLessThan(overdue?.due ?? 0)
    expect(overdue).toMatchObject({ missed: true, done: null })
    expect(open).toMatchObject({ missed: false, original: null, due: 1 })
    expect(late?.done).toBeGreaterThan(late?.due ?? 1)
  })

  it('keeps what lies outside at its edge', () => {
    const line = lineOf({ dueOn: '2031-01-01', doneOn: null, stage: 'not-due', cells: {} }, span)
    expect(line.due).toBe(1)
  })

  it('draws nothing where there is no deadline', () => {
    expect(lineOf({ dueOn: null, doneOn: null, stage: 'no-deadline', cells: {} }, span)).toMatchObject({
      due: null,
      original: null,
      done: null,
    })
  })
})
