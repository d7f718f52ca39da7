import type { ScorecardItem } from '../../server/core/scorecard.ts'
import { isTrouble, type Status } from '../../server/core/status.ts'
import type { ViewPatch } from '../app/view-state.ts'

type Judged = Pick<ScorecardItem, 'better'>

const ofOffice = (code: string | undefined): ViewPatch =>
  code === undefined ? {} : { filter: `office:${code}` }

/** The rows that keep a figure from its target: those not counted yet or, where fewer is better, those counted. */
export const rowsInTheWay = ({ better }: Judged, officeCode?: string): ViewPatch => ({
  part: better === 'lower' ? 'numerator' : 'rest',
  ...ofOffice(officeCode),
})

/** The rows behind the figure of one office; where it is in trouble, those that are in the way. */
export const rowsOfOffice = (item: Judged, status: Status, officeCode: string): ViewPatch =>
  isTrouble(status) ? rowsInTheWay(item, officeCode) : { part: 'denominator', ...ofOffice(officeCode) }
