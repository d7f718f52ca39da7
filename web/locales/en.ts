import { faces } from './en/faces.ts'
import { kpi } from './en/kpi.ts'
import { list } from './en/list.ts'
import { office } from './en/office.ts'
import { overview } from './en/overview.ts'
import { parts } from './en/parts.ts'
import { pickers } from './en/pickers.ts'
import { shell } from './en/shell.ts'
import type { Vocabulary } from './vi.ts'

export const en: Vocabulary = { shell, pickers, faces, parts, overview, kpi, list, office }
