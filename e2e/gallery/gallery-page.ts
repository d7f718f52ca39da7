import type { Lang, Words } from '../../server/core/words.ts'

const sides = {
  screen: { vi: 'Trên màn hình', en: 'On the screen' },
  svg: { vi: 'SVG', en: 'SVG' },
  png: { vi: 'PNG', en: 'PNG' },
  slide: { vi: 'PowerPoint, vẽ bằng LibreOffice', en: 'PowerPoint, drawn by LibreOffice' },
} satisfies Record<string, Words>
type Side = keyof typeof sides

/** `pictures`: data URIs of each side; one kind may take several slides. */
export type Row = { title: string; pictures: Record<Side, readonly string[]> }

const heading: Words = { vi: 'Mọi loại biểu đồ, cạnh nhau', en: 'Every kind of chart, side by side' }
const style = `body{font:15px/1.5 sans-serif;margin:24px;color:#17212b}h2{margin:32px 0 8px;border-top:2px solid;padding-top:8px}
div{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}figure{margin:0;border:1px solid #c9c9c1;padding:8px}
figcaption{color:#46525d;margin-bottom:6px}img{width:100%;display:block;margin-bottom:6px}`

/** A page that needs no other file. */
export function galleryPage(rows: readonly Row[], lang: Lang): string {
  const side = (name: Side, { title, pictures }: Row) =>
    `<figure><figcaption>${sides[name][lang]}</figcaption>${pictures[name]
      .map((uri) => `<img src="${uri}" alt="${title}: ${sides[name][lang]}">`)
      .join('')}</figure>`
  const names = Object.keys(sides) as Side[]
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${heading[lang]}</title><style>${style}</style><h1>${heading[lang]}</h1>${rows
    .map((row) => `<h2>${row.title}</h2><div>${names.map((name) => side(name, row)).join('')}</div>`)
    .join('')}</html>\n`
}
