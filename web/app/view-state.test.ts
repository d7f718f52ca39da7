import { describe, expect, it } from 'vitest'
import { hrefAside, hrefHere, hrefTo, paths } from './paths.ts'
import { placeOf, routes } from './routes.ts'
import { parseViewState, searchOf } from './view-state.ts'

describe('the state of a page in its address', () => {
  it('reads what it knows and leaves the rest', () => {
    expect(parseViewState('?period=2024-11&asOf=2024-11-22&lang=en&utm=x&q=hoà')).toEqual({
      period: '2024-11',
      asOf: '2024-11-22',
      lang: 'en',
      q: 'hoà',
    })
  })

  it('passes on values that cannot be, for the server to say so, but speaks no unknown language', () => {
    expect(parseViewState('?period=2024-13&compare=never&lang=fr')).toEqual({
      period: '2024-13',
      compare: 'never',
    })
  })

  it('has one address for one view', () => {
    const search = '?lang=en&page=2&asOf=2024-11-22T17:00:00%2B07:00&period=2024-Q4'
    const once = searchOf(parseViewState(search))
    expect(once).toBe('?period=2024-Q4&asOf=2024-11-22T17:00:00%2B07:00&lang=en&page=2')
    expect(searchOf(parseViewState(once))).toBe(once)
  })

  it('brings back every text that was put in', () => {
    for (const q of ['100%', '%41', 'a&b=c', 'đất + nước', '“”', 'a:b,c'])
      expect(parseViewState(searchOf({ q })).q).toBe(q)
  })
})

describe('links', () => {
  const view = parseViewState('?period=2024-10&office=SYT&compare=year&part=rest&page=3&q=y')

  it('to another page keep what is looked at and leave what belongs to the page', () => {
    expect(hrefTo(paths.kpi('shared-tables'), view)).toBe(
      '/kpis/shared-tables?period=2024-10&compare=year&office=SYT',
    )
  })

  it('to a page about people take the language along and nothing else', () => {
    expect(hrefAside(paths.people(), parseViewState('?office=SYT&lang=en&q=y'), { q: 'an' })).toBe(
      '/admin/people?lang=en&q=an',
    )
  })

  it('on the same page change one thing, and go to the first page of other rows', () => {
    expect(hrefHere('/kpis/x', view, { q: undefined })).toBe(
      '/kpis/x?period=2024-10&compare=year&office=SYT&part=rest',
    )
    expect(hrefHere('/kpis/x', view, { page: '4' })).toContain('page=4')
    expect(hrefHere('/kpis/x', view, { view: 'table' })).toContain('page=3')
  })
})

describe('routes', () => {
  it.each([
    ['/', routes.overview, ''],
    ['/kpis', routes.kpis, ''],
    ['/kpis/', routes.kpis, ''],
    ['/kpis/shared-tables', routes.kpi, 'shared-tables'],
    ['/offices', routes.offices, ''],
    ['/offices/a%2Fb', routes.office, 'a/b'],
    ['/offices/%E0%A4%A', routes.office, '%E0%A4%A'],
    ['/offices/a%2Fb/people', routes.officePeople, 'a/b'],
    ['/offices/SYT/people/', routes.officePeople, 'SYT'],
    ['/sign-in', routes.signIn, ''],
    ['/admin/people', routes.people, ''],
    ['/admin/audit', routes.audit, ''],
  ])('%s', (path, route, id) => {
    expect(placeOf(path)).toEqual({ route, id, known: true })
  })

  it.each([
    '/kpi',
    '/kpis/a/b',
    '/x',
    '//evil',
    '/toString',
    '/admin',
    '/admin/x',
    '/offices//people',
    '/sign-in/x',
  ])('%s has no page', (path) => {
    expect(placeOf(path).known).toBe(false)
  })
})
