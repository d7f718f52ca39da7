import { dayOfInstant } from '../core/day.ts'
import type { FileFormat } from '../core/file-formats.ts'

/** What it is of, and of which day it was taken out. */
export function fileName(title: string, format: FileFormat, now: Date): string {
  const bare = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  return `${bare} ${dayOfInstant(now)}.${format}`
}
