import { type Colours, colours } from '../../core/tokens.ts'
import type { Document } from '../document.ts'

/** Six hexadecimal digits, or the name of a colour of the theme: `tx1`, `accent1`. */
export type SlideColour = string

/** What is drawn natively is drawn in: faces and colours, of ours or of somebody's theme. */
export type SlideLook = {
  head: string
  body: string
  ink: SlideColour
  paper: SlideColour
  quiet: SlideColour
  accent: SlideColour
  rule: SlideColour
  grid: SlideColour
  target: SlideColour
  before: SlideColour
}

/** A face that every Office has: neither a presentation nor a letter carries one of ours. */
export const officeFace = 'Arial'

const hex = (colour: string): string => colour.replace('#', '').toUpperCase()

export function ownLook({ colours: theme }: Pick<Document, 'colours'>): SlideLook {
  const c: Colours = colours[theme]
  return {
    head: officeFace,
    body: officeFace,
    ink: hex(c.ink),
    paper: hex(c.paper),
    quiet: hex(c['ink-2']),
    accent: hex(c['c-focus']),
    rule: hex(c['rule-2']),
    grid: hex(c['c-grid']),
    target: hex(c['c-target']),
    before: hex(c['c-context']),
  }
}

/** In somebody's template nothing is ours: its faces, its ink, its first accent. */
export const themeLook: SlideLook = {
  head: '+mj-lt',
  body: '+mn-lt',
  ink: 'tx1',
  paper: 'bg1',
  quiet: 'tx1',
  accent: 'accent1',
  rule: 'tx1',
  grid: 'bg2',
  target: 'tx1',
  before: 'tx1',
}
