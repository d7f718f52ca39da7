import { Resvg } from '@resvg/resvg-js'
import { encode } from 'uqr'

/** A camera finds a QR code by four light signs around it (ISO/IEC 18004). */
const quiet = 4

/** One path of dark squares in a box of `size` signs. */
export function qrPath(address: string): { d: string; size: number } {
  const { data } = encode(address, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`),
  )
  return { d: runs.join(''), size: data.length + 2 * quiet }
}

export function qrPng(address: string): Uint8Array {
  const { d, size } = qrPath(address)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}" fill="#000"/></svg>`
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: 6 } }).render().asPng()
}
