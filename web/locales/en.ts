import { contested } from './en/contested.ts'
import { faces } from './en/faces.ts'
import { files } from './en/files.ts'
import { grants } from './en/grants.ts'
import { kpi } from './en/kpi.ts'
import { list } from './en/list.ts'
import { office } from './en/office.ts'
import { overview } from './en/overview.ts'
import { parts } from './en/parts.ts'
import { pickers } from './en/pickers.ts'
import { shell } from './en/shell.ts'
import type { FrontVocabulary } from './vi.ts'

export const en: FrontVocabulary = {
  shell,
  pickers,
  faces,
  parts,
  grants,
  overview,
  kpi,
  list,
  office,
  contested,
  files,
}
