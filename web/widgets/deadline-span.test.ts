import { describe, expect, it } from 'vitest'
import { holdsToday, type RunDates, runOf, spanOf, spanOfYear } from './deadline-span.ts'

const today = '2024-11-22'
const task = (dates: Partial<RunDates>): RunDates => ({
  listedOn: '2024-01-15',
  originalDueOn: dates.dueOn ?? null,
  dueOn: null,
  heldToOn: null,
  doneOn: null,
  stage: 'not-due',
  ...dates,
})
const overdue = task({ originalDueOn: '2024-07-31', dueOn: '2024-08-31', stage: 'overdue' })
const open = task({ dueOn: '2024-12-31' })
const late = task({ dueOn: '2024-07-31', doneOn: '2024-08-26', stage: 'done-late' })

describe('the span of a drawing', () => {
  const span = spanOf([overdue, open, late], today)

  it('covers whole months, all deadlines and today', () => {
    expect(span).toMatchObject({ from: '2024-07-01', to: '2024-12-31', today })
    expect(span.ticks.length).toBeLessThanOrEqual(4)
    expect(span.ticks[0]).toEqual({ day: '2024-07-01', at: 0 })
  })

  it('does not press the year together for one deadline long gone', () => {
    expect(spanOf([task({ dueOn: '2019-12-31' })], today).from).toBe('2023-10-01')
  })

  it('is a year, and goes on where deadlines were put off into the next, but not for ever', () => {
    expect(spanOfYear(2024, [overdue, open], today)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' })
    expect(spanOfYear(2024, [task({ dueOn: '2025-02-10' })], today).to).toBe('2025-02-28')
    expect(spanOfYear(2024, [task({ dueOn: '2031-02-10' })], today).to).toBe('2025-06-30')
    expect(spanOfYear(2024, [], today, 12).ticks).toHaveLength(12)
  })

  it('holds today only where today is', () => {
    expect(holdsToday(spanOfYear(2024, [], today))).toBe(true)
    expect(holdsToday(spanOfYear(2023, [], today))).toBe(false)
  })
})

describe('the run of a task', () => {
  const span = spanOfYear(2024, [], today)

  it('ends at the first deadline, and what came after is an extension', () => {
    const run = runOf(overdue, span)
    expect(run.to).toBe(run.original)
    expect(run.extended).toEqual({ from: run.original, to: run.missed })
    expect(runOf(open, span)).toMatchObject({ original: null, extended: null, due: 1, missed: null })
  })

  it('has a missed deadline in place of the one in force, and the end after it', () => {
    const run = runOf(late, span)
    expect(run.due).toBe(null)
    expect(run.done).toBeGreaterThan(run.missed ?? 1)
  })

  it('keeps a deadline that had passed before it was put off as missed, beside the one in force', () => {
    const held = task({ originalDueOn: '2024-08-31', heldToOn: '2024-08-31', dueOn: '2024-12-31' })
    const run = runOf(held, span)
    expect(run).toMatchObject({ original: null, due: 1 })
    expect(run.missed).toBe(run.to)
    expect(run.extended).toEqual({ from: run.missed, to: 1 })
  })

  it('without a deadline goes up to today, and draws none', () => {
    const run = runOf(task({ stage: 'no-deadline' }), span)
    expect(run).toMatchObject({ original: null, due: null, missed: null, done: null })
    expect(run.to).toBeCloseTo(326 / 365)
  })

  it('keeps what lies outside at its edge', () => {
    expect(runOf(task({ listedOn: '2020-01-01', dueOn: '2031-01-01' }), span)).toMatchObject({
      from: 0,
      due: 1,
    })
  })
})
