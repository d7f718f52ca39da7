import { expect, it } from 'vitest'
import { sharedDatabases } from '../../testing/answers.ts'
import { foldedAway } from './folded-away.ts'

const quiet = (id: string) => ({ id, status: 'on-track' as const, published: null })
const trouble = { id: 'late', status: 'behind' as const, published: null }
const published = { ...quiet('told'), published: sharedDatabases.published }
const theme = [quiet('a'), quiet('b'), trouble, quiet('c'), published, quiet('d')]

it('folds nothing where all can be read', () => {
  expect([...foldedAway(theme, 30)]).toEqual([])
})

it('of many, keeps trouble, what the city has published, and a row of tiles', () => {
  expect([...foldedAway(theme, 31)]).toEqual(['c', 'd'])
  expect([...foldedAway(theme.slice(0, 5), 31)]).toEqual([])
})
