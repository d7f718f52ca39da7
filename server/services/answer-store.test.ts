import { describe, expect, it } from 'vitest'
import { offices } from '../../db/schema/offices.ts'
import { tasks } from '../../db/schema/registers.ts'
import { createAnswerStore } from './answer-store.ts'

function counting() {
  let runs = 0
  return { compute: async () => ++runs, runs: () => runs }
}

describe('answer store', () => {
  it('works an answer out once for all who ask, and again only when a table it was read from changes', async () => {
    const store = createAnswerStore(10)
    store.hearing(true)
    const { compute } = counting()
    const ask = () => store.get('k', [tasks], compute)
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
    store.forget('offices')
    expect(await ask()).toBe(1)
    expect(store.peek('k')).toBe(1)
    store.forget('tasks')
    expect(store.peek('k')).toBeUndefined()
    expect(await ask()).toBe(2)
  })

  it('keeps nothing while changes could pass unheard', async () => {
    const store = createAnswerStore(10)
    const { compute, runs } = counting()
    await store.get('k', [tasks], compute)
    await store.get('k', [tasks], compute)
    expect(runs()).toBe(2)
    store.hearing(true)
    await store.get('k', [tasks], compute)
    store.hearing(false)
    store.hearing(true)
    expect(store.peek('k')).toBeUndefined()
  })

  it('keeps no failure', async () => {
    const store = createAnswerStore(10)
    store.hearing(true)
    await expect(store.get('k', [tasks], () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect(await store.get('k', [tasks], async () => 'back')).toBe('back')
  })

  it('an answer that was being worked out when its table changed is not kept', async () => {
    const store = createAnswerStore(10)
    store.hearing(true)
    let finish = (_: string) => {}
    const slow = store.get(
      'k',
      [offices],
      () =>
        new Promise<string>((resolve) => {
          finish = resolve
        }),
    )
    store.forget('offices')
    finish('old')
    expect(await slow).toBe('old')
    expect(store.peek('k')).toBeUndefined()
    expect(await store.get('k', [offices], async () => 'new')).toBe('new')
  })

  it('forgets the least recently asked beyond its capacity', async () => {
    const store = createAnswerStore(2)
    store.hearing(true)
    for (const key of ['a', 'b']) await store.get(key, [tasks], async () => key)
    store.peek('a')
    await store.get('c', [tasks], async () => 'c')
    expect(store.peek('a')).toBe('a')
    expect(store.peek('b')).toBeUndefined()
  })
})
