import type { State, Verb } from '../../../server/core/approval/states.ts'
import type { CellContext, ReportCell, ReportedKpiRef } from '../../../server/core/reporting/answers.ts'
import { checkEntry, type EntryFinding } from '../../../server/core/reporting/entry-checks.ts'
import { valueOf } from '../../../server/core/value.ts'
import { isUnsaved, type Line } from './draft-sync.ts'
import { type Field, isRefused, refusedIn } from './row-draft.ts'

export type Cell = ReportCell & CellContext

/** What is known of a row from what stands in its cells. */
export type RowChecks = {
  value: number | null
  findings: EntryFinding[]
  refused: Field[]
  /** short of its target, and nobody has said why yet: a line of explanation is asked for */
  isAsked: boolean
  isEntered: boolean
  /** it is saved but what the server last told is older */
  state: State
  may: readonly Verb[]
  /** somebody has to mend or decide something before it can be sent */
  isBlocked: boolean
  canSend: boolean
}

const known = new WeakMap<Line, { cell: Cell; checks: RowChecks }>()

/** Worked out once for each state of a row. */
export function checksOf(line: Line, cell: Cell, kpi: ReportedKpiRef): RowChecks {
  const found = known.get(line)
  if (found?.cell === cell) return found.checks
  const checks = work(line, cell, kpi)
  known.set(line, { cell, checks })
  return checks
}

function work(line: Line, cell: Cell, kpi: ReportedKpiRef): RowChecks {
  const { draft } = line
  const numerator = isRefused(draft.numerator) ? null : draft.numerator
  const denominator = isRefused(draft.denominator) ? null : draft.denominator
  const refused = refusedIn(draft)
  const hasFigures = !isRefused(draft.numerator) && !isRefused(draft.denominator)
  const { history, othersReported, othersExpected, related } = cell
  const findings = hasFigures
    ? checkEntry({
        unit: kpi.unit,
        numerator,
        denominator: kpi.denominator ? denominator : null,
        least: kpi.least,
        most: kpi.most,
        history,
        othersReported,
        othersExpected,
        related,
      })
    : []
  const value = numerator === null || !hasFigures ? null : valueOf({ numerator, denominator }, kpi.unit)
  const isNewer = line.seen !== null && line.seen !== (cell.entry?.version ?? null)
  const may: readonly Verb[] = isNewer ? ['enter', 'discard', 'submit'] : cell.may
  const isBlocked =
    refused.length > 0 ||
    line.conflict !== null ||
    line.refusal !== null ||
    findings.some(({ level }) => level === 'error')
  const willBeEntered = may.includes('enter') && isUnsaved(line)
  return {
    value,
    findings,
    refused,
    isAsked:
      isShort(value, cell, kpi) &&
      draft.explanation === '' &&
      may.includes('enter') &&
      (cell.state !== 'approved' || isUnsaved(line)),
    isEntered: numerator !== null,
    state: isNewer ? 'entered' : cell.state,
    may,
    isBlocked,
    canSend: !isBlocked && numerator !== null && (may.includes('submit') || willBeEntered),
  }
}

/** Rounding must not turn "exactly as asked" into "short". */
const tolerance = 1e-9

const isShort = (value: number | null, { target }: Cell, { better }: ReportedKpiRef): boolean =>
  value !== null &&
  target !== null &&
  (better === 'higher' ? target.expected - value : value - target.expected) > tolerance
