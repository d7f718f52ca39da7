import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/**
 * Imports only go downstairs. A room may import itself and the rooms named here; the sentence says where code belongs
 * that does not fit.
 */
const rooms: Record<string, { may: string[]; instead: string }> = {
  'server/core': { may: [], instead: 'core is pure: what does I/O belongs in services or http' },
  db: { may: [], instead: 'db knows tables only: meaning belongs in server/kpis or server/services' },
  'server/kpis': { may: ['server/core', 'db'], instead: 'a KPI declares; asking belongs in server/services' },
  'server/auth': { may: ['server/core', 'db'], instead: 'auth mints Scope and knows no question' },
  'server/mail': {
    may: ['server/core', 'db'],
    instead: 'mail carries letters; who gets one is for a service to say',
  },
  'server/sheets': {
    may: ['server/core'],
    instead:
      'sheets read and write spreadsheets and know no KPI: what a cell means belongs in server/services',
  },
  'server/evidence': {
    may: ['server/core'],
    instead: 'evidence keeps files by their content; who may have one belongs in server/services',
  },
  'server/jobs': {
    may: ['server/core', 'db'],
    instead: 'jobs is the queue alone: what a job does belongs in server/services or server/exports',
  },
  'server/decks': {
    may: ['server/core', 'server/sheets'],
    instead:
      'decks take presentations apart and together and know no KPI: what a slide shows belongs in server/exports',
  },
  'server/feeds': {
    may: ['server/core', 'server/sheets'],
    instead: 'feeds asks other systems and knows no table: what becomes of a row belongs in server/services',
  },
  'server/services': {
    may: [
      'server/core',
      'server/jobs',
      'server/feeds',
      'server/kpis',
      'server/auth',
      'server/mail',
      'server/sheets',
      'server/decks',
      'server/evidence',
      'db',
    ],
    instead: 'services know neither HTTP nor the interface: pass what is needed as an argument',
  },
  'server/exports': {
    may: ['server/core', 'server/services', 'server/sheets', 'server/decks'],
    instead: 'exports puts on paper what services answer: rights and queries belong in server/services',
  },
  'server/api': {
    may: ['server/core', 'server/services', 'server/http/lang.ts', 'server/sheets/write-csv.ts'],
    instead: 'a router parses, calls one service and answers: put the query into a service',
  },
  'server/http': {
    may: [
      'server/core',
      'server/services',
      'server/exports',
      'server/api',
      'server/sheets/limits.ts',
      'db/client.ts',
    ],
    instead: 'http serves files, pages and health: put the query into a service',
  },
  'server/rights': {
    may: ['server', 'db', 'seeds'],
    instead: 'rights is the proof, from outside: what it proves belongs in auth and services',
  },
  seeds: {
    may: ['db', 'server/core'],
    instead: 'seeds fill tables; what is worked out from them belongs in services',
  },
  web: { may: ['server/core'], instead: 'the browser knows no SQL and no services: ask over tRPC' },
  e2e: { may: ['server', 'db', 'seeds'], instead: 'journeys use the product through its doors' },
}

/** The files of `server` itself put the rooms together and may see them all. */
const isRoot = (path: string) => /^server\/[^/]+$/.test(path)
/** Tests may stand on a real database and a loaded story. */
const testing = ['db/testing', 'seeds/testing', 'seeds/golden', 'db']
/** The only type that crosses from the server to the browser. */
const routerType = { room: 'web/data', file: 'server/api/router.ts' }

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return files(path)
    return /\.(ts|tsx|mts)$/.test(entry.name) ? [path] : []
  })
}

const all = ['web', 'server', 'db', 'seeds', 'e2e'].flatMap(files)
const roomOf = (path: string) =>
  Object.keys(rooms)
    .sort((a, b) => b.length - a.length)
    .find((room) => path.startsWith(`${room}/`))
const within = (path: string, places: string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`))

function imports(path: string): { target: string; isType: boolean }[] {
  const text = readFileSync(join(root, path), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?from\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/g,
  )
  return [...found].map(([, type, from, lazy]) => ({
    target: relative(root, resolve(root, dirname(path), from ?? lazy ?? '')),
    isType: Boolean(type),
  }))
}

describe('rooms import only downstairs', () => {
  it('sees the code', () => {
    expect(all.length).toBeGreaterThan(50)
    expect(imports('server/rooms.test.ts')).toEqual([])
    expect(imports('server/services/points.ts').map((i) => i.target)).toContain('server/kpis/measure.ts')
  })

  it.each(all)('%s', (path) => {
    if (isRoot(path)) return
    const room = roomOf(path)
    expect(room, `${path} lies in no room: see the map in the README`).toBeDefined()
    if (!room) return
    const rule = rooms[room]
    const isTest = /\.test\.tsx?$/.test(path) || path.includes('/testing/')
    const wrong = imports(path).filter(({ target, isType }) => {
      if (within(target, [room, ...(rule?.may ?? [])])) return false
      if (
        isTest &&
        within(target, [
          ...testing,
          'server/app.ts',
          'server/serve.ts',
          'server/env.ts',
          'server/story-clock.ts',
          'server/services',
          'server/kpis',
          'seeds',
        ])
      )
        return false
      return !(isType && path.startsWith(`${routerType.room}/`) && target === routerType.file)
    })
    expect(
      wrong.map((one) => one.target),
      `${path}: ${rule?.instead}`,
    ).toEqual([])
  })
})

describe('the core is pure', () => {
  const core = all.filter((path) => path.startsWith('server/core/') && !path.includes('.test.'))
  it.each(core)('%s: no Node, no DOM, no clock', (path) => {
    const text = readFileSync(join(root, path), 'utf8')
    expect(text).not.toMatch(
      /from 'node:|\bDate\.now\(|new Date\(\)|\bdocument\.|\bwindow\.|\bprocess\.|Math\.random/,
    )
  })
})

describe('one door each', () => {
  const doors: [string, RegExp, (path: string) => boolean][] = [
    [
      'formatting',
      /\bIntl\.(?!Collator)|toLocale(Date|Time)?String/,
      (p) => p.startsWith('server/core/format'),
    ],
    [
      'the clock',
      /\bDate\.now\(|new Date\(\)/,
      (p) => /^server\/(main|admin|import)\.ts$|^(e2e|web|db\/cluster)\//.test(p),
    ],
    [
      'ECharts',
      /from 'echarts|import\('echarts/,
      (p) => /^(web\/ui\/chart|server\/(core\/charts|exports\/render\/draw-chart))/.test(p),
    ],
    ['TanStack Table', /from '@tanstack\/react-table/, (p) => p.startsWith('web/ui/data-table')],
    ['date_trunc', /date_trunc/, (p) => p === 'db/sql/period.ts'],
  ]
  it.each(doors)('%s', (_name, pattern, isDoor) => {
    const wrong = all.filter(
      (path) =>
        !isDoor(path) && !/\.test\.tsx?$/.test(path) && pattern.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})
