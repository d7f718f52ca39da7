import { contested } from './vi/contested.ts'
import { faces } from './vi/faces.ts'
import { files } from './vi/files.ts'
import { grants } from './vi/grants.ts'
import { kpi } from './vi/kpi.ts'
import { list } from './vi/list.ts'
import { office } from './vi/office.ts'
import { overview } from './vi/overview.ts'
import { parts } from './vi/parts.ts'
import { pickers } from './vi/pickers.ts'
import { shell } from './vi/shell.ts'
import type { AccountVocabulary } from './vi-accounts.ts'

/** The source of the words of the interface; every other language has the same keys, or it does not compile. */
export const vi = { shell, pickers, faces, parts, grants, overview, kpi, list, office, contested, files }

/** What is at hand on every page; the words about accounts come with the pages about them. */
export type FrontVocabulary = typeof vi
export type Vocabulary = FrontVocabulary & AccountVocabulary
