import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppParts } from '../../app.ts'
import { behind, behindAll } from './questions.ts'

/** What a question that stands behind a page came to. */
export type Asked = { path: string; input: object | undefined; data?: unknown; fault?: unknown }

/** `/kpis/:` for an address below it. */
export function patternOf(url: string): string | undefined {
  const parts = (url.split('?')[0] ?? '').split('/')
  return Object.keys(behind).find((pattern) => {
    const wanted = pattern.split('/')
    return wanted.length === parts.length && wanted.every((part, i) => part === ':' || part === parts[i])
  })
}

/**
 * An interface whose pages are the bare answers to the questions that they ask: whatever a page can show came to it
 * that way. `close` is for the folder of its one file.
 */
export function askingShell(): NonNullable<AppParts['web']> & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'dashboard-rights-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'mark.txt'), 'a built file')
  return {
    folder,
    template: async () => '<html><!--head--><!--app--><!--state--></html>',
    render: async ({ url, call }) => {
      const asked = [...behindAll, ...(behind[patternOf(url) ?? ''] ?? [])].map(
        async ([path, input]): Promise<Asked> =>
          call(path, input).then(
            (data) => ({ path, input, data }),
            ({ app: fault }) => ({ path, input, fault: fault.code }),
          ),
      )
      return {
        status: 200,
        lang: 'vi',
        title: '',
        description: '',
        html: '',
        state: JSON.stringify(await Promise.all(asked)),
      }
    },
  }
}

/** The answers on a page of the asking shell. */
export const onPage = (body: string): Asked[] => JSON.parse(/\[.*\]/s.exec(body)?.[0] ?? '[]')
