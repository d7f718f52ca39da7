import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { qrPath, qrPng } from './qr.ts'

const address = 'https://dashboard.invalid/kpis/a?asOf=2024-11-22T10:00:00.000Z'

/** What a reader of pictures makes of one: dark or light, pixel by pixel. */
function pixels(svg: string): { width: number; dark: string } {
  const picture = new Resvg(svg).render()
  const rgba = picture.pixels
  let dark = ''
  for (let at = 0; at < rgba.length; at += 4) dark += (rgba[at] ?? 0) < 128 ? '#' : '.'
  return { width: picture.width, dark }
}

describe('a QR code', () => {
  it('is the same signs as a path and as a picture of six pixels a sign', () => {
    const { d, size } = qrPath(address)
    const side = size * 6
    const box = (inner: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${inner}</svg>`
    const drawn = pixels(
      box(`<rect width="${side}" height="${side}" fill="#fff"/><path transform="scale(6)" d="${d}"/>`),
    )
    const data = Buffer.from(qrPng(address)).toString('base64')
    const packed = pixels(
      box(`<image width="${side}" height="${side}" href="data:image/png;base64,${data}"/>`),
    )
    expect(drawn.dark).toContain('######')
    expect(packed).toEqual(drawn)
  })
})
