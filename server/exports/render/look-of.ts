import type { ChartEnv } from '../../core/charts/env.ts'
import { formatter } from '../../core/format.ts'
import { colours } from '../../core/tokens.ts'
import type { Document } from '../document.ts'

/** What a chart in a file needs to know: no pointer, no movement, no halo. */
export const chartEnv = (
  { lang, colours: theme }: Pick<Document, 'lang' | 'colours'>,
  width: number,
): ChartEnv => ({
  colours: colours[theme],
  format: formatter(lang),
  lang,
  medium: 'print',
  width,
  motion: false,
})
