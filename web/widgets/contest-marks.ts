import type { ContestRow } from '../../server/core/reporting/answers.ts'

/** The square of each state of a contest. */
export const contestMarks = {
  open: 'waiting',
  upheld: 'on',
  dismissed: 'off',
} as const satisfies Record<ContestRow['state'], string>
