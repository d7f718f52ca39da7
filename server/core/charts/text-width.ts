/** Hundredths of the size, as Be Vietnam Pro draws them. Letters with marks are as wide as those without. */
const widths: Record<number, string> = {
  18: "'",
  22: '’',
  23: ' \u00a0',
  26: 'Iil·',
  28: 'j!',
  30: '.:,;',
  32: '"',
  37: '“',
  39: '1fr',
  41: '”',
  43: 't()',
  47: 'J',
  50: '*/z',
  52: 's',
  57: '<>kx?nu',
  58: 'hvy',
  60: 'e7',
  61: '+-c',
  63: '8FEL',
  64: 'PSago−',
  65: '2Tbdpq',
  67: 'BRY35Zđ',
  68: '069K–',
  71: '4HV',
  73: '=DNUX',
  75: '&A',
  79: 'CGĐ',
  83: 'QO',
  86: '%Mw',
  89: 'm',
  101: 'W',
}
const widthOf = new Map(
  Object.entries(widths).flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter, Number(width) / 100] as const),
  ),
)
/** Wide enough for what the face does not draw itself. */
const unknown = 0.75
const bolder = { 400: 1, 500: 1.015, 600: 1.035 }

/**
 * How wide a text is, in px. There is no page to ask on a server, and two sides that measured differently would draw
 * two pictures.
 */
export function textWidth(text: string, size: number, weight: keyof typeof bolder = 400): number {
  let units = 0
  for (const letter of text.normalize('NFD')) {
    if (!/[\u0300-\u036f]/.test(letter)) units += widthOf.get(letter) ?? unknown
  }
  return units * size * bolder[weight]
}

/** Lines no wider than `width`, broken between words. A single long word stays whole. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && textWidth(`${line} ${word}`, size) <= width)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
