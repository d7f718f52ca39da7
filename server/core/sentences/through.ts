import type { ScorecardItem } from '../scorecard.ts'

/** True where a figure rests on reports of an earlier time than was asked about: it must say of when. */
export const isOlder = ({ through, until }: Pick<ScorecardItem, 'through' | 'until'>): boolean =>
  through !== null && through < until
