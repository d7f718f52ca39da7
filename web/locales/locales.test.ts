import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en as enFront } from './en.ts'
import { enAccounts } from './en-accounts.ts'
import { vi as viFront } from './vi.ts'
import { viAccounts } from './vi-accounts.ts'

const vi = { ...viFront, ...viAccounts }
const en = { ...enFront, ...enAccounts }

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

/** Every file that a file needs before it can run, with itself. */
function needed(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)(?! type)[^']*? from '(\.[^']+)'$/gm,
  ))
    if (path?.endsWith('.ts') || path?.endsWith('.tsx')) needed(resolve(dirname(file), path), seen)
  return seen
}

describe('words of the interface', () => {
  it('about accounts are not fetched with the overview', () => {
    const front = [...needed(join(web, 'app/main.tsx'))].map((file) => relative(web, file))
    expect(front).toContain('pages/overview/overview-page.tsx')
    expect(front).toContain('locales/vi.ts')
    expect(front.filter((file) => /accounts|all-words/.test(file))).toEqual([])
  })

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
