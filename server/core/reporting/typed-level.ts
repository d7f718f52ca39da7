import type { Unit } from '../value.ts'

/** Enough for any level that a person types, and few enough to lose what binary fractions add: 0,07 × 100. */
const exact = (n: number) => Number(n.toPrecision(12))

/** A level, slack or bound as people type it: a share is kept as 0…1 and typed in per cent. */
export const levelAsTyped = (level: number, unit: Unit): number =>
  unit === 'share' ? exact(level * 100) : level

/** The way back. */
export const levelOfTyped = (typed: number, unit: Unit): number =>
  unit === 'share' ? exact(typed / 100) : typed
