import { nfc } from '../core/text.ts'
import type { Limits } from './limits.ts'
import { ReadingStopped } from './problem.ts'
import { readXml } from './read-xml.ts'

/** Excel writes what XML cannot hold as `_x000D_`, and an underscore that would look like it as `_x005F_`. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * The texts of a string item, whole or in runs; the readings written above East Asian text are not part of it.
 * A text is kept one character longer than a cell may have, which is enough to refuse it.
 */
export class StringItem {
  private readonly most: number
  private kept = ''
  private inText = false
  private inReading = false

  constructor(limits: Limits) {
    this.most = limits.characters
  }

  open(name: string): void {
    if (name === 'rPh') this.inReading = true
    else if (name === 't') this.inText = !this.inReading
  }

  text(text: string): void {
    if (this.inText && this.kept.length <= this.most) this.kept += text
  }

  close(name: string): void {
    if (name === 'rPh') this.inReading = false
    else if (name === 't') this.inText = false
  }

  get value(): string {
    return nfc(unescaped(this.kept))
  }
}

/** The texts that cells name by their index. @throws ReadingStopped */
export async function readSharedStrings(chunks: AsyncIterable<string>, limits: Limits): Promise<string[]> {
  const strings: string[] = []
  let item: StringItem | undefined
  await readXml(chunks, {
    open(name) {
      if (name === 'si') item = new StringItem(limits)
      else item?.open(name)
    },
    text: (text) => item?.text(text),
    close(name) {
      if (name !== 'si') return item?.close(name)
      strings.push(item?.value ?? '')
      item = undefined
      if (strings.length > limits.cells) throw new ReadingStopped('too-many-cells', { limit: limits.cells })
    },
  })
  return strings
}
