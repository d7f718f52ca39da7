import type { Words } from '../words.ts'

/** Estimate (ước), preliminary (sơ bộ), official (chính thức), least certain first: never mixed silently. */
export const vintages = ['estimate', 'preliminary', 'official'] as const
export type Vintage = (typeof vintages)[number]

/** Before a figure that has no room for a word: about, nearly. */
export const vintageSigns = { estimate: '≈', preliminary: '≃', official: '' } satisfies Record<
  Vintage,
  string
>

export const vintageWords: Record<Vintage, Words> = {
  estimate: { vi: 'Ước', en: 'Estimate' },
  preliminary: { vi: 'Sơ bộ', en: 'Preliminary' },
  official: { vi: 'Chính thức', en: 'Official' },
}

/** What a total may call itself: as certain as its least certain part. */
export const leastCertain = (a: Vintage, b: Vintage): Vintage =>
  vintages.indexOf(a) <= vintages.indexOf(b) ? a : b
