import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { type Lang, langs } from '../../server/core/words.ts'
import { pageLines, pagesAsPng } from '../../server/exports/testing/poppler.ts'
import { chromiumFlags, ensureChromium } from '../browser.ts'
import { startServer } from '../server.ts'
import { decksIn, pictureOf, slidesOf } from './files.ts'
import { galleryPage, type Row } from './gallery-page.ts'
import { kinds } from './kinds.ts'
import { opened } from './opened.ts'

/** Every kind of picture as the page, the SVG, the PNG and the slide have it, side by side: one page without any other file. */
const folder = join(import.meta.dirname, '..', '..', 'gallery')
const dotsPerInch = 96

const dataUri = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`

const server = await startServer()
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
try {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const decks = await decksIn(folder, server.url)
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  for (const lang of langs) {
    const { pdf } = decks[lang]
    await pagesAsPng(pdf, join(folder, `${lang}-slide`), dotsPerInch)
    const slides = await slidePictures(lang)
    const lines = await pageLines(pdf)
    const rows: Row[] = []
    for (const kind of kinds) {
      const place = await opened(page, server.url, kind, lang)
      const [svg, png] = await Promise.all([
        pictureOf(server.url, kind, 'svg', lang),
        pictureOf(server.url, kind, 'png', lang),
      ])
      const screens: string[] = []
      for (const one of await place.all())
        screens.push(dataUri('image/png', await one.screenshot({ animations: 'disabled' })))
      rows.push({
        title: kind.title[lang],
        pictures: {
          screen: screens,
          svg: [dataUri('image/svg+xml', svg)],
          png: [dataUri('image/png', png)],
          slide: slidesOf(kind, lines, lang).map((slide) => slides[slide - 1] ?? ''),
        },
      })
      console.log(`${lang} ${kind.id}`)
    }
    await writeFile(join(folder, `${lang}.html`), galleryPage(rows, lang))
  }
  console.log(folder)
} finally {
  await browser.close()
  await server.stop()
}

/** In the order of the slides: their numbers are written with as many digits as the last one has. */
async function slidePictures(lang: Lang): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${lang}-slide-`)).sort()
  return Promise.all(names.map(async (name) => dataUri('image/png', await readFile(join(folder, name)))))
}
