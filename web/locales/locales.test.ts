import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { vi } from './vi.ts'

const web = resolve(import.meta.dirname, '..')

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [readFileSync(path, 'utf8')] : []
  })
}

const keysOf = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? keysOf(value, `${path}${key}.`)
      : [`${path}${key}`],
  )

describe('words of the interface', () => {
  it('are the same in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(vi).sort())
  })

  it.each(keysOf(vi))('%s is used', (path) => {
    const [section = '', key = '', inner] = path.split('.')
    const code = sources(web).join('\n')
    // A record read by a value (`words.parts.stages[stage]`) is used as a whole.
    const used = new RegExp(`\\.${key}\\b`).test(code) && new RegExp(`\\b${section}\\b`).test(code)
    expect(used, inner ? `${section}.${key}` : path).toBe(true)
  })

  it('leave no Vietnamese sentence empty and no English one Vietnamese', () => {
    const text = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(text)
          : []
    for (const said of [...text(vi), ...text(en)]) expect(said.trim()).not.toBe('')
    expect(text(en).filter((said) => said !== 'Tiếng Việt' && /[ăđơưạ-ỹ]/i.test(said))).toEqual([])
  })
})
