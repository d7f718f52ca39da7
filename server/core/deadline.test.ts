import { describe, expect, test } from 'vitest'
import { type Dates, lateByAsking, stageOf, stages } from './deadline.ts'

const today = '2024-11-22'

describe('on 22 November 2024', () => {
  test.each<[string, Dates, string]>([
    ['due the day before, open', { dueOn: '2024-11-21', doneOn: null }, 'overdue'],
    ['due that very day, open', { dueOn: '2024-11-22', doneOn: null }, 'due-today'],
    ['due in 1 day', { dueOn: '2024-11-23', doneOn: null }, 'due-soon'],
    ['due in 7 days', { dueOn: '2024-11-29', doneOn: null }, 'due-soon'],
    ['due in 8 days', { dueOn: '2024-11-30', doneOn: null }, 'not-due'],
    ['no deadline', { dueOn: null, doneOn: null }, 'no-deadline'],
    ['done on its deadline', { dueOn: '2024-11-20', doneOn: '2024-11-20' }, 'done-on-time'],
    ['done a day after its deadline', { dueOn: '2024-11-20', doneOn: '2024-11-21' }, 'done-late'],
    [
      'asked for supplements once',
      { dueOn: '2024-11-20', doneOn: '2024-11-20', supplements: 1 },
      'done-on-time',
    ],
    [
      'asked twice, done before its deadline',
      { dueOn: '2024-11-20', doneOn: '2024-11-11', supplements: 2 },
      'done-late',
    ],
    ['asked twice, open', { dueOn: '2024-11-30', doneOn: null, supplements: 2 }, 'not-due'],
    ['done without a deadline', { dueOn: null, doneOn: '2024-11-01' }, 'done'],
    ['done tomorrow has not happened', { dueOn: '2024-11-21', doneOn: '2024-11-23' }, 'overdue'],
    [
      'stopped before its deadline',
      { dueOn: '2024-11-01', doneOn: null, stoppedOn: '2024-10-01' },
      'stopped',
    ],
    [
      'stopped tomorrow is still asked for',
      { dueOn: '2024-11-01', doneOn: null, stoppedOn: '2024-11-23' },
      'overdue',
    ],
    [
      'done, and stopped later: done',
      { dueOn: '2024-11-01', doneOn: '2024-11-01', stoppedOn: '2024-11-10' },
      'done-on-time',
    ],
  ])('%s', (_, dates, stage) => {
    expect(stageOf(dates, today)).toBe(stage)
  })

  test.each<[string, Dates, number | null]>([
    ['twice and in time: by that alone', { dueOn: '2024-11-20', doneOn: '2024-11-20', supplements: 2 }, 2],
    ['twice and a day late: by the day', { dueOn: '2024-11-20', doneOn: '2024-11-21', supplements: 2 }, null],
    ['once and in time: not late', { dueOn: '2024-11-20', doneOn: '2024-11-20', supplements: 1 }, null],
    ['twice and open: not late yet', { dueOn: '2024-11-30', doneOn: null, supplements: 2 }, null],
  ])('asked for supplements %s', (_, dates, times) => {
    expect(lateByAsking({ ...dates, stage: stageOf(dates, today) })).toBe(times)
  })

  test('every stage can be reached and is named once', () => {
    expect(new Set(stages).size).toBe(stages.length)
  })
})
