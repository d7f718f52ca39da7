import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { apt } from './office.ts'

const run = promisify(execFile)
const tools = ['pdftocairo', 'pdftoppm', 'pdftotext'] as const
type Tool = (typeof tools)[number]
const pathOf = (tool: Tool) => `${process.env.POPPLER_PATH ?? '/usr/bin'}/${tool}`

/**
 * What takes pages out of a PDF as drawings, as pictures and as words, installed where there is none.
 * @throws when none can be had
 */
export async function ensurePoppler(): Promise<void> {
  const isThere = () => tools.every((tool) => existsSync(pathOf(tool)))
  if (isThere()) return
  const wanted = `No ${tools.join(', ')} found: install poppler-utils, or set POPPLER_PATH to the folder they are in.`
  if (process.getuid?.() !== 0) throw new Error(wanted)
  try {
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', 'poppler-utils')
  } catch (cause) {
    throw new Error(wanted, { cause })
  }
  if (!isThere()) throw new Error(wanted)
}

async function told(tool: Tool, args: readonly string[]): Promise<string> {
  const { stdout } = await run(pathOf(tool), [...args], { maxBuffer: 2 ** 27, timeout: 120_000 })
  return stdout
}

const only = (page: number) => ['-f', String(page), '-l', String(page)]

/** One page, counted from one, as an SVG in points. */
export const pageAsSvg = (pdf: string, page: number): Promise<string> =>
  told('pdftocairo', ['-svg', ...only(page), pdf, '-'])

/** Every page as `<prefix>-<number>.png`. */
export const pagesAsPng = (pdf: string, prefix: string, dotsPerInch: number): Promise<string> =>
  told('pdftoppm', ['-png', '-r', String(dotsPerInch), pdf, prefix])

/** The words of each page in the order in which they are drawn, one line each; a turned word is a line as well. */
export const pageLines = async (pdf: string): Promise<string[][]> =>
  (await told('pdftotext', ['-raw', pdf, '-'])).split('\f').map((page) => page.split('\n'))

export type PlacedWord = { text: string; x: number; y: number; width: number; height: number }

/** The words of one page with their boxes, in points from the upper left corner. */
export async function pageWords(pdf: string, page: number): Promise<PlacedWord[]> {
  const html = await told('pdftotext', ['-bbox', ...only(page), pdf, '-'])
  const word = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g
  return [...html.matchAll(word)].map(([, left, top, right, bottom, text = '']) => ({
    text: text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&apos;/g, "'")
      .replace(/&amp;/g, '&'),
    x: Number(left),
    y: Number(top),
    width: Number(right) - Number(left),
    height: Number(bottom) - Number(top),
  }))
}
