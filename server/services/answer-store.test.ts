import { describe, expect, it } from 'vitest'
import { offices } from '../../db/schema/offices.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { createAnswerStore } from './answer-store.ts'

function counting() {
  let runs = 0
  return { compute: async () => ++runs, runs: () => runs }
}

describe('answer store', () => {
  it('works an answer out once for all who ask, and again only when a table it was read from changes', async () => {
    const store = createAnswerStore(10, () => true)
    const { compute } = counting()
    const ask = () => store.get('k', [tasks], compute)
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
    store.forget('offices')
    expect(await ask()).toBe(1)
    store.forget('tasks')
    expect(await ask()).toBe(2)
    store.drop('k')
    expect(await ask()).toBe(3)
  })

  it('uses nothing kept while changes could pass unheard', async () => {
    let hearing: boolean | Promise<boolean> = true
    const store = createAnswerStore(10, () => hearing)
    const { compute } = counting()
    const ask = () => store.get('k', [tasks], compute)
    expect(await ask()).toBe(1)
    hearing = Promise.resolve(false)
    expect(await ask()).toBe(2)
    expect(await ask()).toBe(3)
    hearing = Promise.resolve(true)
    expect(await ask()).toBe(1)
  })

  it('keeps no failure', async () => {
    const store = createAnswerStore(10, () => true)
    await expect(store.get('k', [tasks], () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect(await store.get('k', [tasks], async () => 'back')).toBe('back')
  })

  it('an answer that was being worked out when its table changed is not kept', async () => {
    const store = createAnswerStore(10, () => true)
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
    expect(await store.get('k', [offices], async () => 'new')).toBe('new')
  })

  it('forgets the least recently asked beyond its capacity: of a, b, a, c the b', async () => {
    const store = createAnswerStore(2, () => true)
    const ask = (key: string, answer: string) => store.get(key, [tasks], async () => answer)
    for (const key of ['a', 'b', 'a', 'c']) await ask(key, 'first')
    expect(await ask('a', 'second')).toBe('first')
    expect(await ask('b', 'second')).toBe('second')
  })
})
