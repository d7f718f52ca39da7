import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileFormat } from '../../server/core/file-formats.ts'
import { type Lang, langs } from '../../server/core/words.ts'
import { drawnAsPdf, ensureOffice } from '../../server/exports/testing/office.ts'
import { ensurePoppler } from '../../server/exports/testing/poppler.ts'
import { act, signInAs } from '../people.ts'
import { type Kind, kinds } from './kinds.ts'

/** The period in which the launch story stands. */
const period = '2024-11'

async function taken(url: string, cookie: string): Promise<Uint8Array> {
  const reply = await fetch(url, { headers: { cookie } })
  const report = decodeURIComponent(reply.headers.get('x-export-report') ?? '')
  if (!reply.ok || /“/.test(report)) throw new Error(`${url}: ${reply.status} ${report}`)
  return new Uint8Array(await reply.arrayBuffer())
}

/** One kind alone, as somebody takes it out of its page. */
export const pictureOf = (
  url: string,
  { spec, title }: Kind,
  format: FileFormat,
  lang: Lang,
): Promise<Uint8Array> =>
  taken(
    `${url}/exports/block?${new URLSearchParams({
      spec: JSON.stringify({ ...spec, title: title[lang] }),
      period,
      lang,
      format,
      colours: 'light',
    })}`,
    '',
  )

/** In each language one deck with all kinds, and what the office suite makes of it; one start of it for both. */
export async function decksIn(
  folder: string,
  url: string,
): Promise<Record<Lang, { pptx: string; pdf: string }>> {
  const [office] = await Promise.all([ensureOffice(), ensurePoppler(), mkdir(folder, { recursive: true })])
  const cookie = await signInAs(url, 'communications')
  for (const lang of langs) {
    const blocks = kinds.map(({ id, spec, title }) => ({ key: id, spec: { ...spec, title: title[lang] } }))
    const { data } = await act<{ code: string }>(
      url,
      'briefings.start',
      { template: 'blank', lang, period, blocks },
      { cookie },
    )
    const deck = await taken(`${url}/exports/briefings/${data.code}?format=pptx&colours=light`, cookie)
    await writeFile(join(folder, `${lang}.pptx`), deck)
  }
  const at = (lang: Lang, ending: string) => join(folder, `${lang}.${ending}`)
  await drawnAsPdf(
    office,
    langs.map((lang) => at(lang, 'pptx')),
    folder,
  )
  return {
    vi: { pptx: at('vi', 'pptx'), pdf: at('vi', 'pdf') },
    en: { pptx: at('en', 'pptx'), pdf: at('en', 'pdf') },
  }
}

/** The slides of a kind, counted from one: those whose first line begins with its title. */
export const slidesOf = ({ title }: Kind, pages: readonly (readonly string[])[], lang: Lang): number[] =>
  pages.flatMap((lines, i) =>
    lines[0]?.normalize('NFC').replace(/ \(.*$/, '') === title[lang] ? [i + 1] : [],
  )
