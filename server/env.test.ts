import { describe, expect, it } from 'vitest'
import { parseEnv, SettingError } from './env.ts'

describe('settings', () => {
  it('need nothing', () => {
    expect(parseEnv({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', STORY: 'launch' })
    expect(parseEnv({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined()
  })
  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ STORY: 'novel' }, 'STORY'],
  ])('%j stops the start with one sentence naming %s', (source, name) => {
    expect(() => parseEnv(source)).toThrow(SettingError)
    expect(() => parseEnv(source)).toThrow(new RegExp(`^The setting ${name} must be [^.]*\\.$`))
  })
})
