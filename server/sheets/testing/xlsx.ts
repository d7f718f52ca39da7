import { type ZipPart, zipOf } from './zip.ts'

/** `xml` is the inside of `<worksheet>`; `cells` the inside of its `<sheetData>`. */
export type MadeSheet = {
  name?: string
  state?: string
  cells?: string
  xml?: string
  lies?: ZipPart['lies']
}
export type MadeWorkbook = {
  sheets: MadeSheet[]
  /** the inside of `<sst>` */
  strings?: string
  /** the inside of `<styleSheet>` */
  styles?: string
  from1904?: boolean
  parts?: ZipPart[]
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'

const relations = (list: [id: string, kind: string, target: string][]) =>
  `${declaration}<Relationships xmlns="${packages}">${list
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

const sheetName = ({ name }: MadeSheet, index: number) => name ?? `Sheet${index + 1}`

/** The parts of a workbook as Excel lays them out, with whatever a test puts into them. */
export function partsOf({ sheets, strings, styles, from1904, parts = [] }: MadeWorkbook): ZipPart[] {
  const made: ZipPart[] = [
    { name: '_rels/.rels', data: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data: `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          (sheet, index) =>
            `<sheet name="${sheetName(sheet, index)}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="s${index}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations([
        ...sheets.map(
          (_, index) =>
            [`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as [string, string, string],
        ),
        ['strings', 'sharedStrings', '/xl/sharedStrings.xml'],
        ['styles', 'styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/sharedStrings.xml', data: `${declaration}<sst xmlns="${main}">${strings ?? ''}</sst>` },
    {
      name: 'xl/styles.xml',
      data: `${declaration}<styleSheet xmlns="${main}">${styles ?? '<cellXfs><xf numFmtId="0"/></cellXfs>'}</styleSheet>`,
    },
    ...sheets.map(({ cells, xml, lies }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `${declaration}<worksheet xmlns="${main}">${xml ?? `<sheetData>${cells ?? ''}</sheetData>`}</worksheet>`,
      ...(lies ? { lies } : {}),
    })),
  ]
  const replaced = new Set(parts.map((part) => part.name))
  return [...made.filter((part) => !replaced.has(part.name)), ...parts]
}

export const xlsxOf = (workbook: MadeWorkbook): Buffer => zipOf(partsOf(workbook))
