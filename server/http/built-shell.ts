import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PageShell, RenderPage } from './pages.ts'

const styleLink = /\s*<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/
const scripts = /\s*<(?:script type="module"[^>]*><\/script>|link rel="modulepreload"[^>]*>)/g

/**
 * On a slow line each further file is another wait, so the style goes into the page, and the scripts are named at its
 * end: the figures are on screen before the first of them is asked for.
 */
function figuresFirst(template: string, style: string): string {
  const named = [...template.matchAll(scripts)].map(([tag]) => tag.trim()).join('\n')
  return template
    .replace(scripts, '')
    .replace(styleLink, () => `\n<style>${style}</style>`)
    .replace('</body>', () => `${named}\n</body>`)
}

/** The interface as `npm run build` left it below `dist`. */
export async function builtShell(dist: string): Promise<PageShell & { folder: string }> {
  const folder = join(dist, 'web')
  const page = pathToFileURL(join(dist, 'render', 'render.js')).href
  const { renderPage } = (await import(page)) as { renderPage: RenderPage }
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  const sheet = styleLink.exec(index)?.[1]
  const style = sheet ? await readFile(join(folder, sheet), 'utf8') : ''
  const template = figuresFirst(index, style)
  return { render: renderPage, template: async () => template, folder }
}
