import { strToU8 } from 'fflate'
import type { Lang } from '../../core/words.ts'
import { packed } from '../../decks/packed.ts'
import { chartWorkbook, chartXml, type NativeChart } from './native-chart.ts'
import { officeFace } from './slide-look.ts'
import { escaped } from './xml.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const languages: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' }
/** twentieths of a point: A4, two centimetres to each edge */
const short = 11_906
const long = 16_838
const edge = 1_134

type About = { title: string; product: string; lang: Lang }
type Relation = { kind: string; target: string; isOutside?: boolean }

/** The parts of a document of Word, gathered while its text is written. */
export class Letter {
  readonly #about: About
  readonly #body: string[] = []
  readonly #relations: Relation[] = [
    { kind: 'styles', target: 'styles.xml' },
    { kind: 'settings', target: 'settings.xml' },
    { kind: 'footer', target: 'footer1.xml' },
  ]
  readonly #charts: NativeChart[] = []
  readonly #pictures: Uint8Array[] = []
  #ids = 0

  constructor(about: About) {
    this.#about = about
  }

  add(markup: string): void {
    this.#body.push(markup)
  }

  /** What follows stands on a page of another kind. */
  endSection(side: 'upright' | 'wide'): void {
    this.add(`<w:p><w:pPr><w:pStyle w:val="Gap"/>${sectionXml(side)}</w:pPr></w:p>`)
  }

  /** No two drawings have one id. */
  nextId(): number {
    return ++this.#ids
  }

  link(address: string): string {
    return this.#relate({ kind: 'hyperlink', target: address, isOutside: true })
  }

  picture(png: Uint8Array): string {
    this.#pictures.push(png)
    return this.#relate({ kind: 'image', target: `media/image${this.#pictures.length}.png` })
  }

  chart(chart: NativeChart): string {
    this.#charts.push(chart)
    return this.#relate({ kind: 'chart', target: `charts/chart${this.#charts.length}.xml` })
  }

  #relate(relation: Relation): string {
    this.#relations.push(relation)
    return `rId${this.#relations.length}`
  }

  async done(side: 'upright' | 'wide'): Promise<Uint8Array> {
    const { title, product, lang } = this.#about
    const parts: Record<string, string | Uint8Array> = {
      '[Content_Types].xml': contentTypes(this.#charts.length),
      '_rels/.rels': relationsXml([
        { kind: 'officeDocument', target: 'word/document.xml' },
        { kind: 'extended-properties', target: 'docProps/app.xml' },
      ]).replace(
        '</Relationships>',
        '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
      ),
      'docProps/app.xml': `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escaped(product)}</Application></Properties>`,
      'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(product)}</dc:creator><dc:language>${languages[lang]}</dc:language></cp:coreProperties>`,
      'word/document.xml': `${head}<w:document xmlns:w="${main}" xmlns:r="${office}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>${this.#body.join('')}${sectionXml(side)}</w:body></w:document>`,
      'word/_rels/document.xml.rels': relationsXml(this.#relations),
      'word/styles.xml': stylesXml(languages[lang]),
      'word/settings.xml': `${head}<w:settings xmlns:w="${main}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
      'word/footer1.xml': footerXml(product),
    }
    this.#pictures.forEach((png, i) => {
      parts[`word/media/image${i + 1}.png`] = png
    })
    for (const [i, chart] of this.#charts.entries()) {
      parts[`word/charts/chart${i + 1}.xml`] = chartXml(chart)
      parts[`word/charts/_rels/chart${i + 1}.xml.rels`] = relationsXml([
        { kind: 'package', target: `../embeddings/Microsoft_Excel_Worksheet${i + 1}.xlsx` },
      ])
      parts[`word/embeddings/Microsoft_Excel_Worksheet${i + 1}.xlsx`] = await chartWorkbook(chart)
    }
    return packed(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    )
  }
}

const relationsXml = (relations: readonly Relation[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(
      ({ kind, target, isOutside }, i) =>
        `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${escaped(target)}"${isOutside ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

function contentTypes(charts: number): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const overrides = [
    ['word/document.xml', `${word}.document.main+xml`],
    ['word/styles.xml', `${word}.styles+xml`],
    ['word/settings.xml', `${word}.settings+xml`],
    ['word/footer1.xml', `${word}.footer+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
    ...Array.from({ length: charts }, (_, i) => [
      `word/charts/chart${i + 1}.xml`,
      'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
    ]),
  ]
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${overrides
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('')}</Types>`
}

function sectionXml(side: 'upright' | 'wide'): string {
  const size =
    side === 'wide' ? `w:w="${long}" w:h="${short}" w:orient="landscape"` : `w:w="${short}" w:h="${long}"`
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz ${size}/><w:pgMar w:top="${edge}" w:right="${edge}" w:bottom="${edge}" w:left="${edge}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
}

const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

const footerXml = (product: string): string =>
  `${head}<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:pStyle w:val="Quiet"/><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(product)} · </w:t></w:r>${field('PAGE')}<w:r><w:t>/</w:t></w:r>${field('NUMPAGES')}</w:p></w:ftr>`

type Style = {
  id: string
  name: string
  size: number
  isBold?: boolean
  before?: number
  after?: number
  more?: string
}

/** Sizes in half points, spaces in twentieths of one. */
function stylesXml(language: string): string {
  const style = ({ id, name, size, isBold, before = 0, after = 60, more = '' }: Style) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${more}<w:spacing w:before="${before}" w:after="${after}"/>${id.startsWith('Heading') ? `<w:outlineLvl w:val="${Number(id.slice(-1)) - 1}"/>` : ''}</w:pPr><w:rPr>${isBold ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr></w:style>`
  return `${head}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${officeFace}" w:hAnsi="${officeFace}" w:eastAsia="${officeFace}" w:cs="${officeFace}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[
    style({
      id: 'Heading1',
      name: 'heading 1',
      size: 30,
      isBold: true,
      before: 280,
      after: 100,
      more: '<w:keepNext/>',
    }),
    style({
      id: 'Heading2',
      name: 'heading 2',
      size: 22,
      isBold: true,
      before: 160,
      after: 40,
      more: '<w:keepNext/>',
    }),
    style({ id: 'Quiet', name: 'Quiet', size: 17, after: 20 }),
    style({ id: 'Cell', name: 'Cell', size: 17, after: 0 }),
    style({ id: 'Gap', name: 'Gap', size: 8, after: 60 }),
  ].join('')}</w:styles>`
}
