/** A text in both languages of the interface. Vietnamese is the source. */
export type Words = { vi: string; en: string }
export const langs = ['vi', 'en'] as const
export type Lang = (typeof langs)[number]
