import { describe, expect, it } from 'vitest'
import { createTurns } from './turns.ts'

/** Work that ends when it is told to. */
function openWork() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((done) => ends.set(name, () => done(name)))
  }
  return { begun, work, end: (name: string) => ends.get(name)?.() }
}
const settled = () => new Promise((done) => setImmediate(done))

describe('turns', () => {
  it('two work, the third waits in line, the fourth is not let in; who ends makes room for the next', async () => {
    const turns = createTurns({ atOnce: 2, inAll: 3, full: 'too-many-uploads' })
    const { begun, work, end } = openWork()
    const visits = ['a', 'b', 'c'].map((name) => turns.admit((turn) => turn(work(name))))
    await expect(turns.admit((turn) => turn(work('d')))).rejects.toThrow('too-many-uploads')
    expect(begun).toEqual(['a', 'b'])
    end('b')
    await settled()
    expect(begun).toEqual(['a', 'b', 'c'])
    const late = turns.admit((turn) => turn(work('e')))
    await settled()
    expect(begun).toEqual(['a', 'b', 'c'])
    end('a')
    end('c')
    await settled()
    end('e')
    expect(await Promise.all([...visits, late])).toEqual(['a', 'b', 'c', 'e'])
  })

  it('work that fails gives its place back', async () => {
    const turns = createTurns({ atOnce: 1, inAll: 1, full: 'too-many-uploads' })
    const fails = () => Promise.reject(new Error('broken'))
    for (let time = 0; time < 3; time++)
      await expect(turns.admit((turn) => turn(fails))).rejects.toThrow('broken')
    expect(await turns.admit((turn) => turn(async () => 'done'))).toBe('done')
  })
})
