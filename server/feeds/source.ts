import type { PulledKind, SourceOptions } from '../core/feeds/feed.ts'
import type { Guard } from './guard.ts'

/** Where rows are pulled from. */
export type Source = {
  kind: PulledKind
  /** `https://…`, or `postgres://host:port/database` without user and password */
  address: string
  options: SourceOptions
  secret: string | null
}

/** What holds every source in check. */
export type Holds = {
  guard: Guard
  /** milliseconds until the whole of it must be there */
  time: number
  /** bytes, unpacked */
  size: number
}

/** Ten minutes and 200 MB: some million rows of a dossier, once an hour. */
export const usualHolds = { time: 600_000, size: 200_000_000 }

/** A row as the source names its columns. */
export type SourceRow = Readonly<Record<string, unknown>>
