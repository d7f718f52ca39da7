import { formatter } from '../../../core/format.ts'

/** Text as it is kept: composed, and null where nothing is said. */
export const clean = (text: string | null): string | null => text?.normalize('NFC').trim() || null

/** The same where something has to be said. */
export const said = (text: string): string => clean(text) ?? ''

/** A day as it is written in either language. */
export const dayText = formatter('vi').day
