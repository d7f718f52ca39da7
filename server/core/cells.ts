import type { Cell, Column } from './blocks.ts'
import { absent, type Formatter } from './format.ts'

/** A cell as a person reads it, the same on the screen and in every format that draws. */
export function cellText(cell: Cell, format: Formatter): string {
  if (cell === null) return absent
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return format.number(cell)
  return 'share' in cell ? format.share(cell.share) : format.day(cell.day)
}

/** Words stand left, figures right. */
export const isRight = ({ kind }: Column): boolean => kind !== 'text'
