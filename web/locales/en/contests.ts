import type { Vocabulary } from '../vi.ts'

export const contests: Vocabulary['contests'] = {
  title: 'Contested figures',
  description:
    'Figures from the centre or counted from a system that an office contests; both values are kept until somebody decides.',
  lead: (open, oldest) =>
    oldest
      ? `Waiting for a decision: ${open}, the oldest for ${oldest}.`
      : `Waiting for a decision: ${open}.`,
  leadNone: 'No contest is waiting for a decision.',
  none: 'No figure has been contested yet.',
  noneHelp:
    'Officers and heads open an indicator that is counted from a system or published by the centre, look at the figure of their office and choose “Contest this figure”.',
  openOnes: 'Waiting for a decision',
  decidedOnes: 'Decided',
  here: 'The figure when contested',
  current: 'The figure now',
  claimed: 'The office claims',
  noFigure: 'none',
  reason: 'Reason',
  source: 'Source',
  openedBy: (who, when) => `Contested by ${who}, ${when}`,
  waits: (days) => `Waiting for ${days}`,
  sinceToday: 'Contested today',
  decidedBy: (who, when) => `${who}, ${when}`,
  took: (days) => `Decided after ${days}`,
  tookNone: 'Decided the same day',
  states: { open: 'Waiting', upheld: 'Accepted', dismissed: 'Not accepted' },
  decide: 'Decide',
  decision: 'Reason for the decision',
  decisionHint: 'The office that contests will read it.',
  uphold: 'Accept',
  dismiss: 'Do not accept',
  upholdAsk: (value) => `The figure of the office becomes ${value}. The old one stays in its history.`,
  upholdCounted:
    'This indicator is counted from a system: its figure changes only when the rows are put right.',
  dismissAsk: 'The figure stays as it is. A decision cannot be taken back.',
  decided: 'The decision has been recorded.',
  decisionNeeded: 'Give the reason for the decision.',
  form: (kpi, period) => `Contest: ${kpi}, ${period}`,
  chooseKpi: 'Indicator to contest',
  choose: 'Choose an indicator',
  ownReport: 'The office reports this indicator itself: change the figure under My work.',
  toWork: 'Open My work',
  numerator: (what) => `The number claimed: ${what}`,
  reasonHint: 'Why the figure is not right.',
  sourceHint: 'The document, report or system it rests on.',
  send: 'Send the contest',
  sent: 'The contest has been sent.',
  wrong: {
    empty: 'Give a number.',
    ambiguous: (typed, a, b) =>
      `“${typed}” can be read in two ways: ${a} or ${b}. Write it without grouping.`,
    percent: 'Give numerator and denominator, not a percentage.',
    other: (typed) => `“${typed}” is not a number.`,
  },
}
