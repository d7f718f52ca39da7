import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../day.ts'
import type { ExceptionalDays } from '../working-days.ts'
import { remindedDays, remindedOf, taskReminderOn } from './reminder.ts'

const usual: ExceptionalDays = new Map()

describe('a task due on Tuesday 26 November 2024', () => {
  const on = (day: string) => taskReminderOn(day, '2024-11-26', usual)

  it('is reminded of from Thursday, three working days before, not on Wednesday', () => {
    expect([on('2024-11-20'), on('2024-11-21'), on('2024-11-25')]).toEqual([null, 'before', 'before'])
  })

  it('then on the day, then once it is overdue, and two weeks later no more', () => {
    expect([on('2024-11-26'), on('2024-11-27'), on('2024-12-10'), on('2024-12-11')]).toEqual([
      'on',
      'overdue',
      'overdue',
      null,
    ])
  })

  it('with Monday and Friday off, is reminded of from Tuesday of the week before', () => {
    const off: ExceptionalDays = new Map([
      ['2024-11-22', false],
      ['2024-11-25', false],
    ])
    const first = ['2024-11-18', '2024-11-19', '2024-11-20'].map((day) =>
      taskReminderOn(day, '2024-11-26', off),
    )
    expect(first).toEqual([null, 'before', 'before'])
  })
})

describe('whom it goes to', () => {
  it('the officer, then the head too, then the reviewer too', () => {
    expect(remindedOf('before', 'office')).toEqual(['officer'])
    expect(remindedOf('on', 'office')).toEqual(['officer', 'head'])
    expect(remindedOf('overdue', 'office')).toEqual(['officer', 'head', 'reviewer'])
  })

  it('a completion that was sent is nobody’s but the head’s, or the reviewer’s', () => {
    expect(remindedOf('before', 'head')).toEqual(['head'])
    expect(remindedOf('overdue', 'head')).toEqual(['head', 'reviewer'])
    expect(remindedOf('on', 'reviewer')).toEqual(['reviewer'])
  })
})

it('no deadline outside of the days looked at calls for a reminder, with up to two weeks off in a row', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 30 }), (ahead, offset) => {
      const today = '2024-11-22'
      const off: ExceptionalDays = new Map(
        Array.from({ length: 14 }, (_, i) => [addDays(today, offset + i), false] as const),
      )
      const due = addDays(today, ahead)
      const { from, to } = remindedDays(today)
      if (due < from || due > to) expect(taskReminderOn(today, due, off)).toBeNull()
    }),
  )
})
