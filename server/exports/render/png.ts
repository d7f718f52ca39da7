import { Resvg } from '@resvg/resvg-js'
import { formatter } from '../../core/format.ts'
import type { Document, Picture, Rendered } from '../document.ts'
import { drawnSmaller } from '../words.ts'
import { fontFiles, fontName } from './fonts.ts'
import { renderSvg } from './svg.ts'

/** Pixels of one picture: 4 bytes each, held twice while they are packed. */
const mostPixels = 40_000_000

/** The SVG, in pixels, in the faces that travel with the app. */
export function renderPng(document: Document, { width, scale }: Picture): Rendered {
  const { bytes, height, report, faults } = renderSvg(document, width)
  const fits = Math.min(scale, Math.floor(10 * Math.sqrt(mostPixels / (width * height))) / 10)
  const picture = new Resvg(new TextDecoder().decode(bytes), {
    fitTo: { mode: 'zoom', value: fits },
    font: {
      fontFiles: Object.values(fontFiles),
      loadSystemFonts: false,
      defaultFontFamily: fontName,
      sansSerifFamily: fontName,
    },
  }).render()
  const smaller = fits < scale ? [drawnSmaller(formatter(document.lang).number(fits, 1), document.lang)] : []
  return { bytes: picture.asPng(), report: [...report, ...smaller], faults }
}
