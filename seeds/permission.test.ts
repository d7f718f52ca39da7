import { describe, expect, it } from 'vitest'
import { isLocal, refusalOf } from './permission.ts'

describe('which database may be seeded', () => {
  it.each([
    ['postgres://localhost/dashboard', undefined],
    ['postgresql://someone:secret@127.0.0.1:5433/dashboard', 'db.city.example'],
    ['postgres://[::1]:5432/dashboard', undefined],
    ['postgres:///dashboard', undefined],
    ['postgres:///dashboard', '/var/run/postgresql'],
    ['postgres://localhost:5432,127.0.0.1:5433/dashboard', undefined],
  ])('%s with PGHOST %s leads to this machine', (url, host) => {
    expect(isLocal(url, host)).toBe(true)
  })

  it.each([
    ['postgres://db.city.example/dashboard', undefined],
    ['postgres://localhost.city.example/dashboard', undefined],
    ['postgres://localhost@db.city.example/dashboard', undefined],
    ['postgres://db.city.example/dashboard?host=localhost', undefined],
    ['postgres://localhost,db.city.example/dashboard', undefined],
    ['postgres:///dashboard', 'db.city.example'],
  ])('%s with PGHOST %s leads elsewhere', (url, host) => {
    expect(isLocal(url, host)).toBe(false)
  })

  it('another machine is refused in one sentence, until it is allowed by name', () => {
    const url = 'postgres://db.city.example/dashboard'
    expect(refusalOf({ DATABASE_URL: url })).toMatch(/SEED_ALLOW=1/)
    expect(refusalOf({ DATABASE_URL: url, SEED_ALLOW: '0' })).not.toBeNull()
    expect(refusalOf({ DATABASE_URL: url, SEED_ALLOW: '1' })).toBeNull()
    expect(refusalOf({})).toBeNull()
  })
})
