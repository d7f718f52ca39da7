import type { Words } from '../words.ts'

/**
 * Where a value, or what an office asks to change, stands on its way to being the city's. `empty` has no row; `approved` has a value in
 * force. A value in force stays in force while a newer one is under way.
 */
export const states = ['empty', 'entered', 'submitted', 'endorsed', 'returned', 'approved'] as const
export type State = (typeof states)[number]

/** Three distinct words for what is entered, sent and approved (domain notes 5.2). */
export const stateWords: Record<State, Words> = {
  empty: { vi: 'Chưa nhập', en: 'Not entered' },
  entered: { vi: 'Đã nhập', en: 'Entered' },
  submitted: { vi: 'Đã gửi, chờ thủ trưởng đơn vị', en: 'Sent, with the head of office' },
  endorsed: { vi: 'Đã gửi, chờ thẩm định', en: 'Sent, with the reviewer' },
  returned: { vi: 'Trả lại', en: 'Returned' },
  approved: { vi: 'Đã phê duyệt', en: 'Approved' },
}

/** In what capacity somebody acts on a value: for the office it is of, at its head, or for the whole city. */
export const capacities = ['officer', 'head', 'reviewer'] as const
export type Capacity = (typeof capacities)[number]

export const verbs = [
  'enter',
  'discard',
  'submit',
  'withdraw',
  'endorse',
  'give-back',
  'return',
  'refuse',
  'approve',
] as const
export type Verb = (typeof verbs)[number]

/** A figure is put right or approved; only what somebody asks for can be refused. */
export const figureVerbs = verbs.filter((verb) => verb !== 'refuse')
export type FigureVerb = (typeof figureVerbs)[number]

type Move = { by: readonly Capacity[]; from: readonly State[]; to: State }

const office = ['officer', 'head'] as const

/**
 * The whole machine: who may do what to a value in which state, and where it then stands. What is not said here cannot
 * be done; nothing reaches `approved` but through the head of the office and the reviewer.
 */
export const moves: Record<Verb, Move> = {
  enter: { by: office, from: ['empty', 'entered', 'returned', 'approved'], to: 'entered' },
  /** drops what was entered: what is in force, if anything, is all there is again */
  discard: { by: office, from: ['entered', 'returned'], to: 'empty' },
  submit: { by: office, from: ['entered'], to: 'submitted' },
  withdraw: { by: office, from: ['submitted'], to: 'entered' },
  endorse: { by: ['head'], from: ['submitted'], to: 'endorsed' },
  /** the head, to the officer */
  'give-back': { by: ['head'], from: ['submitted', 'endorsed'], to: 'returned' },
  /** the reviewer, to the office */
  return: { by: ['reviewer'], from: ['endorsed'], to: 'returned' },
  /** closes what was asked for, with a decision on record */
  refuse: { by: ['reviewer'], from: ['endorsed'], to: 'empty' },
  approve: { by: ['reviewer'], from: ['endorsed'], to: 'approved' },
}

/** Verbs that want a reason in words. */
export const reasoned: readonly Verb[] = ['give-back', 'return', 'refuse']

/** States in which somebody other than the one who enters is expected to act. */
export const waiting: readonly State[] = ['submitted', 'endorsed']

export type Refusal = 'not-in-this-state' | 'not-yours' | 'period-locked'

/** Where a value stands after a verb, or why it is refused. A locked period refuses every verb. */
export function move(
  verb: Verb,
  { state, by, locked, inForce }: { state: State; by: Capacity; locked: boolean; inForce: boolean },
): { to: State } | { refused: Refusal } {
  const { by: allowed, from, to } = moves[verb]
  if (!allowed.includes(by)) return { refused: 'not-yours' }
  if (locked) return { refused: 'period-locked' }
  if (!from.includes(state)) return { refused: 'not-in-this-state' }
  return { to: to === 'empty' && inForce ? 'approved' : to }
}
