/** Every text is composed (NFC) where it enters; two spellings of one letter must not be two keys. */
export const nfc = (text: string): string => text.normalize('NFC')

const marks = /[\u0300-\u036f]/g

/**
 * What search compares: lower case without accents, so "so giao duc" finds "Sở Giáo dục". Taking all marks away
 * also folds the two tone placements (hoà, hòa). Must stay equal to `fold_text` in the database.
 */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('đ', 'd')

const collators = new Map<string, Intl.Collator>()

/** Vietnamese order: Đ after D, tones last. */
export function compareText(a: string, b: string, lang = 'vi'): number {
  const collator = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true })
  collators.set(lang, collator)
  return collator.compare(a, b)
}
