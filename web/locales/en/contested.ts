import type { Vocabulary } from '../vi.ts'

export const contested: Vocabulary['contested'] = {
  mark: 'Contested',
  here: 'The figure',
  claimed: 'The office claims',
  open: 'Contest this figure',
  openOne: 'Contest a figure',
  age: (days) => `for ${days}`,
  today: 'today',
  see: 'See the contest',
  ofOffice: (office) => `See the figure of ${office} to contest it`,
  waiting: 'Loading…',
}
