/** Finds a place for a label beside its mark, clear of lines and of other labels. Pure geometry, in px. */
export type Box = { x: number; y: number; width: number; height: number }
export type Spot = [x: number, y: number]

const apart = 4

/** Points along a line, close enough that no label fits between two of them. */
export function along(corners: readonly Spot[]): Spot[] {
  return corners.flatMap(([x, y], i): Spot[] => {
    const [toX, toY] = corners[i + 1] ?? [x, y]
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / apart))
    return Array.from({ length: steps }, (_, n) => [x + ((toX - x) * n) / steps, y + ((toY - y) * n) / steps])
  })
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const holds = (box: Box, [x, y]: Spot): boolean =>
  x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height

const outside = (box: Box, within: Box): number =>
  Math.max(0, within.x - box.x) +
  Math.max(0, box.x + box.width - within.x - within.width) +
  Math.max(0, within.y - box.y) +
  Math.max(0, box.y + box.height - within.y - within.height)

/** What is on the picture already. `place` returns the first candidate that is free, or the least bad, and keeps it. */
export class Crowd {
  readonly #within: Box
  readonly #spots: Spot[] = []
  readonly #taken: Box[] = []

  constructor(within: Box) {
    this.#within = within
  }

  add(spots: readonly Spot[]): void {
    this.#spots.push(...spots)
  }

  take(box: Box): void {
    this.#taken.push(box)
  }

  place<B extends Box>(candidates: readonly B[]): B | undefined {
    let best: B | undefined
    let least = Number.POSITIVE_INFINITY
    for (const box of candidates) {
      const cost = this.#cost(box)
      if (cost < least) {
        best = box
        least = cost
      }
    }
    if (best) this.take(best)
    return best
  }

  #cost(box: Box): number {
    const crossed = this.#spots.filter((spot) => holds(box, spot)).length
    const covered = this.#taken.filter((other) => overlaps(box, other)).length
    return crossed + covered * 40 + outside(box, this.#within) * 10
  }
}
