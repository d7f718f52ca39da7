import { strToU8, zipSync } from 'fflate'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
const types = 'application/vnd.openxmlformats-officedocument'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** a picture of one point */
export const logo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const relations = (list: readonly (readonly [kind: string, target: string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([kind, target], i) => {
      const mode = /^https?:/.test(target) ? ' TargetMode="External"' : ''
      return `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"${mode}/>`
    })
    .join('')}</Relationships>`

const group =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
const holder = (id: number, type: string, [x, y, cx, cy]: readonly number[]) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${type}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="vi-VN"/><a:t>${type}</a:t></a:r></a:p></p:txBody></p:sp>`
const picture = `<p:pic><p:nvPicPr><p:cNvPr id="9" name="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="8229600" y="91440"/><a:ext cx="731520" cy="731520"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`
const map =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
const colour = (name: string, value: string) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`
const fills =
  '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const lines = '<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'.repeat(3)
const effects = '<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)
const theme = `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office of a test"><a:themeElements><a:clrScheme name="t">${colour('dk1', '102030')}${colour('lt1', 'FFFFFF')}${colour('dk2', '203040')}${colour('lt2', 'E0E0E0')}${['C00000', '00A000', '0000C0', 'C0C000', '00C0C0', 'C000C0'].map((value, i) => colour(`accent${i + 1}`, value)).join('')}${colour('hlink', '0000FF')}${colour('folHlink', '800080')}</a:clrScheme><a:fontScheme name="t"><a:majorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Verdana"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="t"><a:fillStyleLst>${fills}</a:fillStyleLst><a:lnStyleLst>${lines}</a:lnStyleLst><a:effectStyleLst>${effects}</a:effectStyleLst><a:bgFillStyleLst>${fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
const level = (kind: string, face: string, size: number) =>
  `<p:${kind}><a:lvl1pPr><a:defRPr sz="${size}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="${face}"/></a:defRPr></a:lvl1pPr></p:${kind}>`
const layout = (type: string, inside: string) =>
  `${head}<p:sldLayout ${spaces} type="${type}"><p:cSld name="${type}"><p:spTree>${group}${inside}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`

/** Where the title of the layout stands, in inches. */
export const titleBox = { x: 0.5, y: 0.3, w: 8, h: 0.8 }
const emu = ({ x, y, w, h }: typeof titleBox) => [x, y, w, h].map((inches) => Math.round(inches * 914_400))

/**
 * A template of an office of 10 × 7,5 inches with a logo, faces and colours of its own and a sample slide, and what a
 * test changes of its parts; null leaves one out.
 */
export function officeTemplate(changed: Record<string, string | Uint8Array | null> = {}): Uint8Array {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${types}.${type}+xml"/>`
  const parts: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${override('ppt/presentation.xml', 'presentationml.presentation.main')}${override('ppt/slideMasters/slideMaster1.xml', 'presentationml.slideMaster')}${override('ppt/slideLayouts/slideLayout1.xml', 'presentationml.slideLayout')}${override('ppt/slideLayouts/slideLayout2.xml', 'presentationml.slideLayout')}${override('ppt/theme/theme1.xml', 'theme')}${override('ppt/slides/slide1.xml', 'presentationml.slide')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': `${head}<p:presentation ${spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations([
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ['slide', 'slides/slide1.xml'],
      ['theme', 'theme/theme1.xml'],
    ]),
    'ppt/slideMasters/slideMaster1.xml': `${head}<p:sldMaster ${spaces}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>${group}${holder(2, 'title', emu(titleBox))}${holder(3, 'body', [457200, 1143000, 8229600, 5029200])}${picture}</p:spTree></p:cSld>${map}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId4"/></p:sldLayoutIdLst><p:txStyles>${level('titleStyle', '+mj-lt', 3200)}${level('bodyStyle', '+mn-lt', 1800)}${level('otherStyle', '+mn-lt', 1800)}</p:txStyles></p:sldMaster>`,
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['image', '../media/logo.png'],
      ['theme', '../theme/theme1.xml'],
      ['slideLayout', '../slideLayouts/slideLayout2.xml'],
    ]),
    'ppt/slideLayouts/slideLayout1.xml': layout('blank', ''),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([
      ['slideMaster', '../slideMasters/slideMaster1.xml'],
    ]),
    'ppt/slideLayouts/slideLayout2.xml': layout('titleOnly', holder(2, 'title', emu(titleBox))),
    'ppt/slideLayouts/_rels/slideLayout2.xml.rels': relations([
      ['slideMaster', '../slideMasters/slideMaster1.xml'],
    ]),
    'ppt/theme/theme1.xml': theme,
    'ppt/media/logo.png': logo,
    'ppt/slides/slide1.xml': `${head}<p:sld ${spaces}><p:cSld><p:spTree>${group}${holder(2, 'title', emu(titleBox))}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
    'ppt/slides/_rels/slide1.xml.rels': relations([['slideLayout', '../slideLayouts/slideLayout2.xml']]),
    ...changed,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, part]) =>
        part === null
          ? []
          : [[name, typeof part === 'string' ? strToU8(part) : new Uint8Array(part)] as const],
      ),
    ),
  )
}

/** The relations of a part, for a template that leans on what none may. */
export const leaning = relations
