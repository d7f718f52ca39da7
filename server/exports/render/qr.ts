import { encode } from 'uqr'
import { bitsPng } from './bits-png.ts'

/** A camera finds a QR code by four light signs around it (ISO/IEC 18004). */
const quiet = 4
/** Pixels of a sign. */
const side = 6

const signsOf = (address: string): boolean[][] => encode(address, { ecc: 'M', border: quiet }).data

/** One path of dark squares in a box of `size` signs. */
export function qrPath(address: string): { d: string; size: number } {
  const signs = signsOf(address)
  const runs = signs.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  return { d: runs.join(''), size: signs.length }
}

export const qrPng = (address: string): Uint8Array => bitsPng(signsOf(address), side)
