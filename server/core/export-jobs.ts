import type { FileColours } from './file-formats.ts'
import type { PeriodId } from './period.ts'
import type { Lang, Words } from './words.ts'

/** What the file of every KPI over time is called where nobody says otherwise. */
export const bookTitle: Words = { vi: 'Tập biểu đồ các chỉ số', en: 'Charts of all indicators' }

/** Files of many pages: those worth waiting for elsewhere. */
export const jobFormats = ['pptx', 'docx', 'xlsx', 'pdf'] as const

/** What a file is made of that takes its time: every KPI over time, or a briefing. */
export type ExportSource =
  | {
      kind: 'book'
      asOf?: string | undefined
      period?: PeriodId | undefined
      compare?: 'previous' | 'year' | undefined
      office?: string | undefined
    }
  | { kind: 'briefing'; code: string; asOf?: string | undefined }

export type ExportWish = {
  source: ExportSource
  format: (typeof jobFormats)[number]
  lang: Lang
  colours: FileColours
  title?: string | undefined
  note?: string | undefined
  /** of a presentation: the template of an office */
  template?: string | undefined
}

export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** Neither ended nor given up. */
export const isUnderWay = ({ state }: Pick<ExportJob, 'state'>): boolean =>
  state === 'waiting' || state === 'running'

/** Moments are instants of the wall's clock. */
export type ExportJob = {
  id: string
  title: string
  format: ExportWish['format']
  source: ExportSource
  state: ExportState
  /** of `steps`, which is null until they are counted */
  step: number
  steps: number | null
  /** what is not as it was asked for, in words */
  report: string[]
  askedAt: string
  endedAt: string | null
  /** until when the file is kept; null where there is none, or no longer */
  expiresAt: string | null
  /** bytes */
  fileSize: number | null
}
