import type { Status } from '../core/status.ts'
import type { Lang } from '../core/words.ts'
import type { Stamp } from './document.ts'

/** The overview for somebody who has one minute and one sheet of paper. Plain data, like a document. */
export type LeaderPage = {
  lang: Lang
  title: string
  headline: string
  /** worst first */
  attention: readonly { status: Status; lead: string; said: string }[]
  themes: readonly {
    name: string
    items: readonly { status: Status; name: string; figure: string; target: string; change: string }[]
  }[]
  /** what has to be said of figures that measure one thing in two ways */
  mixed: string | null
  /** offices in the order of their trouble; a null does not apply to the office */
  matrix: {
    kpis: readonly string[]
    rows: readonly { office: string; cells: readonly ({ status: Status; figure: string } | null)[] }[]
  }
  stamp: Stamp
}
