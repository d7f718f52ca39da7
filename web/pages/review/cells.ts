import type { ReactNode } from 'react'
import type { Grouping, Why } from './review-item.ts'

/** The same columns of figures and proposals; null where there is nothing to say. */
export type Cells<Item> = Record<
  'what' | 'new' | 'inForce' | 'before' | 'difference' | 'status',
  (at: { item: Item; by: Grouping; refused: Why | undefined }) => ReactNode
>
