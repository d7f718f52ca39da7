import type { Day } from '../../../core/day.ts'
import type { ItemRecord } from '../items.ts'

/** Whether an item belongs to its list on a day, or will on a later one. */
export const isListed = (item: ItemRecord | undefined, today: Day): item is ItemRecord =>
  item !== undefined && (item.retiredOn === null || item.retiredOn > today)

/**
 * Whether an item can go over to another office or into another item on a day. Not on one to come: what is reported of
 * it until then would be lost.
 */
export const mayGoOverOn = (item: ItemRecord, on: Day, today: Day): boolean =>
  on > item.listedOn && on <= today
