import { afterAll, describe, expect, it } from 'vitest'
import type { Document } from './document.ts'
import { createPainter } from './painter.ts'
import { figureOf } from './testing/figures.ts'

const painter = createPainter()
afterAll(() => painter.close())
const document: Document = {
  lang: 'vi',
  colours: 'print',
  title: 'Hai hình',
  blocks: [figureOf({ title: 'Hình một' })],
}
const picture = { width: 960, scale: 1 } as const

describe('the thread that draws', () => {
  it('gives back a file, and the next one', async () => {
    const one = await painter.paint({ document, format: 'csv', picture })
    expect(new TextDecoder().decode(one.bytes)).toContain('Hình một')
    const two = await painter.paint({ document, format: 'svg', picture })
    expect(new TextDecoder().decode(two.bytes)).toMatch(/^<svg/)
  })

  it('says what went wrong, and draws the next file', async () => {
    const broken = { ...document, blocks: null } as unknown as Document
    await expect(painter.paint({ document: broken, format: 'csv', picture })).rejects.toThrow(/map/)
    expect((await painter.paint({ document, format: 'txt', picture })).bytes.length).toBeGreaterThan(10)
  })
})
