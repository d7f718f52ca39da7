import type { Lang } from '../core/words.ts'
import { notDrawn } from './words.ts'

/** What is not as it was asked for, gathered while a file is made. */
export class Report {
  readonly lines: string[] = []
  readonly faults: string[] = []
  readonly lang: Lang

  constructor(lang: Lang) {
    this.lang = lang
  }

  say(line: string): void {
    this.lines.push(line)
  }

  /** The words that stand in the place of what could not be drawn. */
  failed(title: string, fault?: unknown): string {
    const said = notDrawn(title, this.lang)
    this.lines.push(said)
    if (fault !== undefined)
      this.faults.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
    return said
  }

  with(bytes: Uint8Array) {
    return { bytes, report: this.lines, faults: this.faults }
  }
}
