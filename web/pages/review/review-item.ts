import { type Change, changeOf } from '../../../server/core/change.ts'
import {
  kindWords,
  type ProposalItem,
  type ProposalRefusal,
  type SeenProposal,
} from '../../../server/core/proposals/proposal.ts'
import type { CellContext, WorkItem } from '../../../server/core/reporting/answers.ts'
import { valueCode } from '../../../server/core/reporting/due.ts'
import type { RefusalCode, SeenKey, ValueKey } from '../../../server/core/reporting/entry.ts'
import { checkEntry, checkWords } from '../../../server/core/reporting/entry-checks.ts'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import type { Lang, Words } from '../../../server/core/words.ts'

/** A value that waits; what is known around it where the server tells. */
export type FigureItem = WorkItem & { cell: WorkItem['cell'] & Partial<CellContext> }

/** What waits for a decision: a figure, or what an office asks to change of a task or another item. */
export type ReviewItem = FigureItem | ProposalItem

export const isFigure = (item: ReviewItem): item is FigureItem => 'cell' in item

/** Why a decision was refused. */
export type Why = RefusalCode | ProposalRefusal

type ProposalKey = Pick<SeenProposal, 'register' | 'item' | 'kind'>
export const keyCode = (key: ValueKey | ProposalKey): string =>
  'kpi' in key ? valueCode(key.kpi, key.office, key.period) : `${key.register}/${key.item}/${key.kind}`

export const codeOf = (item: ReviewItem): string => keyCode(isFigure(item) ? item.cell : item.proposal.key)

export const seenFigure = ({ cell: { kpi, office, period, entry } }: FigureItem): SeenKey => ({
  kpi,
  office,
  period,
  seen: entry?.version ?? null,
})

export const seenProposal = ({ proposal: { key, version } }: ProposalItem): SeenProposal => ({
  ...key,
  seen: version,
})

export type Decision = 'approve' | 'endorse'

/** What a yes to it is called: by where it stands, for in a locked period nothing may be done. */
export const decisionOf = (item: ReviewItem): Decision =>
  (isFigure(item) ? item.cell.state : item.proposal.state) === 'endorsed' ? 'approve' : 'endorse'

/** Only by a document: the deadline of a task moves by nothing less. */
export const wantsDocument = (item: ReviewItem): boolean =>
  !isFigure(item) && item.proposal.kind === 'extension' && decisionOf(item) === 'approve'

export const mayRefuse = (item: ReviewItem): boolean =>
  !isFigure(item) && item.proposal.may.includes('refuse')

/** What it is a value of, or which kind of change is asked for. */
export const subjectOf = (item: ReviewItem): { id: string; name: Words } =>
  isFigure(item)
    ? { id: item.cell.kpi, name: item.kpi.name }
    : { id: item.proposal.kind, name: kindWords[item.proposal.kind] }

/** What is odd about the new value, in sentences. */
export function warningsOf(item: ReviewItem, lang: Lang): string[] {
  if (!isFigure(item)) return []
  const { cell, kpi } = item
  const { entry, history = [], othersReported = 0, othersExpected = 0, related = [] } = cell
  if (!entry) return []
  const { numerator, denominator } = entry
  const { unit, least, most } = kpi
  return checkEntry({
    unit,
    numerator,
    denominator,
    least,
    most,
    history,
    othersReported,
    othersExpected,
    related,
  }).map((finding) => checkWords(finding, lang))
}

/** The new value against that in force or, of a first one, against the period before. `against`: null: that in force. */
export type Difference = { change: Change; against: string | null }

export function differenceOf({ cell: { entry, value, before, period }, kpi }: FigureItem): Difference | null {
  const then = value ?? before
  const change = changeOf(entry, then, { better: kpi.better, unit: kpi.unit, against: period })
  return change && { change, against: value ? null : (before?.period ?? null) }
}

export type Group = { key: string; name: Words; items: ReviewItem[] }
export type Grouping = 'office' | 'kpi'

const groupOf = (item: ReviewItem, by: Grouping): { key: string; name: Words } => {
  if (by === 'office') return { key: item.office.code, name: item.office.name }
  const { id, name } = subjectOf(item)
  return { key: id, name }
}

/** In the order in which they come. */
export function groupsOf(items: readonly ReviewItem[], by: Grouping): Group[] {
  const groups = new Map<string, Group>()
  for (const item of items) {
    const { key, name } = groupOf(item, by)
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { key, name, items: [item] })
  }
  return [...groups.values()]
}

export type Filter = {
  office: string | undefined
  kpi: string | undefined
  only: string | undefined
}

/** Sent after what it was due by. */
export const isLate = (item: ReviewItem): boolean => isFigure(item) && item.cell.late

export const fits = (item: ReviewItem, { office, kpi, only }: Filter, lang: Lang): boolean =>
  (!office || item.office.code === office) &&
  (!kpi || subjectOf(item).id === kpi) &&
  (only !== 'late' || isLate(item)) &&
  (only !== 'warnings' || warningsOf(item, lang).length > 0)

export const officesOf = (items: readonly { office: OfficeRef }[]): number =>
  new Set(items.map(({ office }) => office.code)).size
