import { faces } from './vi/faces.ts'
import { kpi } from './vi/kpi.ts'
import { list } from './vi/list.ts'
import { office } from './vi/office.ts'
import { overview } from './vi/overview.ts'
import { parts } from './vi/parts.ts'
import { pickers } from './vi/pickers.ts'
import { shell } from './vi/shell.ts'

/** The source of all words of the interface; every other language has the same keys, or it does not compile. */
export const vi = { shell, pickers, faces, parts, overview, kpi, list, office }
export type Vocabulary = typeof vi
