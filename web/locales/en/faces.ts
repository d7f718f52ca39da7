import type { Vocabulary } from '../vi.ts'

export const faces: Vocabulary['faces'] = {
  waiting: 'Loading figures…',
  failed: 'The figures could not be loaded',
  failedAt: (time) => `Not loaded at ${time}, trying again.`,
  keptFigures: 'The figures shown are those loaded last.',
  unreachable: 'The server cannot be reached.',
  notSent: 'Not sent: the server cannot be reached. What you typed is still here.',
  again: 'Try again',
  previousAnswer: 'Loading new figures…',
  broken: 'This page broke',
  brokenHelp: 'Reload the page to go on. If it breaks again, tell whoever looks after the system.',
  reload: 'Reload the page',
  noSuchPage: 'There is no such page',
  noSuchPageHelp: 'The address may be mistyped, or the page has moved.',
  toOverview: 'To the overview',
}
