import { strFromU8, strToU8, unzipSync } from 'fflate'
import { cellName } from '../../core/column-name.ts'
import type { Lang } from '../../core/words.ts'
import { packed } from '../../decks/packed.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { SlideColour } from './slide-look.ts'
import { escaped } from './xml.ts'

/** A chart as Office keeps it: it can be edited there, and its figures stand in a workbook inside. */
export type NativeChart = {
  kind: 'line' | 'bar'
  /** what the labels are, above them in the workbook */
  head: string
  labels: readonly string[]
  series: readonly {
    name: string
    values: readonly (number | null)[]
    colour: SlideColour
    /** of a line; without it the figure itself: thick, a point each period. What it is held against is thin, and lies below it */
    against?: 'target' | 'before'
    /** a bar beside which the others stand, in a colour of its own: the whole city */
    whole?: { at: number; colour: SlideColour }
  }[]
  unit: 'share' | 'count'
  /** how a value is written (ECMA-376 part 1, 18.8.31) */
  format: string
  axis: { min: number; max: number; step: number | null; format: string }
  lang: Lang
  /** what is read to those who do not see it */
  alt: string
  /** pt */
  size: number
  look: { face: string; ink: SlideColour; quiet: SlideColour; grid: SlideColour }
}

const sheet = 'Sheet1'
/** Periods that are named below a line without their names being turned. */
const mostSaid = 8
/** The same figure must be the same file tomorrow. */
const fixed = '2000-01-01T00:00:00Z'

/** The workbook inside: labels in the first column, each series in one of its own. */
export async function chartWorkbook({ head, labels, series, unit }: NativeChart): Promise<Uint8Array> {
  const bytes = await writeWorkbook({
    sheets: [
      {
        name: sheet,
        columns: [
          { header: head, width: 28, kind: 'text' },
          ...series.map(
            ({ name }) => ({ header: name, width: 16, kind: unit === 'share' ? 'share' : 'number' }) as const,
          ),
        ],
        rows: labels.map((label, i) => [
          label,
          ...series.map(({ values }) => {
            const value = values[i] ?? null
            return unit === 'share' && value !== null ? { share: value } : value
          }),
        ]),
        frozenRows: 1,
      },
    ],
  })
  return packed(withoutHour(unzipSync(bytes)))
}

type Parts = Record<string, Uint8Array>

export function withoutHour(parts: Parts): Parts {
  const core = parts['docProps/core.xml']
  if (core)
    parts['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, fixed),
    )
  return parts
}

/** Elements stand in the order that the schema asks for (ECMA-376 part 1, 21.2): Office repairs, or drops, what does not. */
export function chartXml(chart: NativeChart): string {
  const { kind, axis, labels, series, look } = chart
  const isLine = kind === 'line'
  // The last one drawn lies on top: that is the figure, whose column in the workbook is the first.
  const drawn = series
    .map((_, i) => series.length - 1 - i)
    .map((nth, order) => seriesXml(chart, nth, order))
    .join('')
  const plot = isLine
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${drawn}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`
    : `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${drawn}<c:gapWidth val="45"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`
  const categories = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${isLine ? 'minMax' : 'maxMin'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isLine ? 'b' : 'l'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="12700">${isLine ? fill(look.quiet) : '<a:noFill/>'}</a:ln></c:spPr>${textXml(chart, isLine ? look.quiet : look.ink)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${isLine && labels.length > mostSaid ? `<c:tickLblSkip val="${Math.ceil(labels.length / mostSaid)}"/>` : ''}<c:noMultiLvlLbl val="1"/></c:catAx>`
  const grid = isLine
    ? `<c:majorGridlines><c:spPr><a:ln w="9525">${fill(look.grid)}</a:ln></c:spPr></c:majorGridlines>`
    : ''
  const values = `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling><c:delete val="${isLine ? 0 : 1}"/><c:axPos val="${isLine ? 'l' : 't'}"/>${grid}<c:numFmt formatCode="${escaped(axis.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(chart, look.quiet)}<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>${axis.step === null ? '' : `<c:majorUnit val="${axis.step}"/>`}</c:valAx>`
  const legend =
    series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(chart, look.ink)}</c:legend>`
      : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="${chart.lang === 'vi' ? 'vi-VN' : 'en-GB'}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}${categories}${values}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

function seriesXml(chart: NativeChart, nth: number, order: number): string {
  const { kind, labels, series, format, look } = chart
  const one = series[nth]
  if (!one) return ''
  const { name, values, colour, whole, against } = one
  const last = labels.length + 1
  const of = (column: number, from: number, to: number) =>
    `${sheet}!$${cellName(from, column).replace(/(\d+)/, '$$$1')}${to > from ? `:$${cellName(to, column).replace(/(\d+)/, '$$$1')}` : ''}`
  const said = labels.map((label, i) => `<c:pt idx="${i}"><c:v>${escaped(label)}</c:v></c:pt>`).join('')
  const known = values
    .map((value, i) => (value === null ? '' : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`))
    .join('')
  const apart = whole
    ? `<c:dPt><c:idx val="${whole.at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill(whole.colour)}</c:spPr></c:dPt>`
    : ''
  const drawn =
    kind === 'line'
      ? against
        ? `<c:spPr><a:ln w="${thin}" cap="flat">${fill(colour)}${against === 'before' ? '<a:prstDash val="dash"/>' : ''}<a:round/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`
        : `<c:spPr><a:ln w="31750" cap="rnd">${fill(colour)}<a:round/></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fill(colour)}<a:ln w="9525">${fill(colour)}</a:ln></c:spPr></c:marker>`
      : `<c:spPr>${fill(colour)}</c:spPr><c:invertIfNegative val="0"/>${apart}<c:dLbls><c:numFmt formatCode="${escaped(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(chart, look.ink)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
  return `<c:ser><c:idx val="${nth}"/><c:order val="${order}"/><c:tx><c:strRef><c:f>${of(nth + 2, 1, 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>${drawn}<c:cat><c:strRef><c:f>${of(1, 2, last)}</c:f><c:strCache><c:ptCount val="${labels.length}"/>${said}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>${of(nth + 2, 2, last)}</c:f><c:numCache><c:formatCode>${escaped(format)}</c:formatCode><c:ptCount val="${labels.length}"/>${known}</c:numCache></c:numRef></c:val>${kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`
}

/** EMU: a point has 12.700 */
const thin = 19_050

const fill = (colour: SlideColour): string =>
  /^[0-9A-F]{6}$/.test(colour)
    ? `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`
    : `<a:solidFill><a:schemeClr val="${colour}"/></a:solidFill>`

const textXml = ({ size, look }: NativeChart, colour: SlideColour): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="0">${fill(colour)}<a:latin typeface="${look.face}"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`
