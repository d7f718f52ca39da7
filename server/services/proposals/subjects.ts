import { and, eq, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { rowsOf } from '../../../db/rows.ts'
import { decisions, proposals } from '../../../db/schema/proposals.ts'
import { evidence } from '../../../db/schema/reporting.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { Actor } from '../../auth/actor.ts'
import { verbs } from '../../core/approval/states.ts'
import { dayOfInstant } from '../../core/day.ts'
import {
  type ProposalContent,
  type ProposalKey,
  type ProposalKind,
  type ProposalState,
  type RegisterName,
  registers,
} from '../../core/proposals/proposal.ts'
import { capacitiesIn, type Duties, verbsFor } from '../approval/capacities.ts'
import type { Standing } from '../approval/standing.ts'
import type { Context } from '../context.ts'
import type { Office } from '../offices.ts'
import { type ItemRecord, readItems, type TaskRecord } from './items.ts'
import { kindOf } from './kinds/index.ts'
import type { Given, Kind } from './kinds/kind.ts'

type ProposalRow = typeof proposals.$inferSelect
type Item = TaskRecord | ItemRecord

/** Who may do what to proposals, whatever register they are of. */
export const proposalDuties: Duties = {
  officer: 'report-tasks',
  head: 'endorse-tasks',
  reviewer: 'approve-tasks',
}

export const keyOf = ({ register, item, kind }: ProposalKey): ProposalKey => ({ register, item, kind })

/** `<register>/<item>/<kind>` */
export const proposalCode = ({ register, item, kind }: ProposalKey): string => `${register}/${item}/${kind}`

/** The way back. */
export function keyOfCode(code: string): ProposalKey {
  const [, register, item, kind] = /^([^/]*)\/(.*)\/([^/]*)$/.exec(code) ?? []
  return { register, item, kind } as ProposalKey
}

/** A proposal that can be made: its register knows the kind. */
export type Ask = { key: ProposalKey; code: string; office: string }

/** How a proposal stands: what is under way, what it is about, and what has been decided of it so far. */
export type Subject = {
  row: ProposalRow | undefined
  item: Item | undefined
  others: ReadonlyMap<string, Item>
  /** files attached since the last decision */
  evidence: number
  /** decisions so far */
  decided: number
}

export const standingOf = ({ row }: Pick<Subject, 'row'>): Standing => ({
  state: row?.state ?? 'empty',
  locked: false,
  inForce: false,
  version: row?.versionId ?? null,
})

/** The office that a proposal is of: the item's; of what no register has yet, the proposal's own. */
const officeIn = ({ row, item }: Pick<Subject, 'row' | 'item'>): string | undefined =>
  item?.officeCode ?? row?.officeCode

/** Proposals as they stand, by their codes. */
export async function readSubjects(
  db: Transaction | Context['db'],
  keys: readonly ProposalKey[],
): Promise<(code: string) => Subject> {
  const codes = keys.map(proposalCode)
  if (codes.length === 0) return () => nothing
  const open = await db
    .select()
    .from(proposals)
    .where(and(anyOf(proposals.code, codes), eq(proposals.knownTo, 'infinity')))
  const rows = new Map(open.map((row) => [row.code, row]))
  const items = new Map<RegisterName, ReadonlyMap<string, Item>>()
  for (const register of registers) {
    const own = keys.filter((key) => key.register === register)
    const named = own.flatMap((key) => [key.item, ...mentioned(key, rows.get(proposalCode(key)))])
    items.set(register, await readItems(db, register, [...new Set(named)]))
  }
  const past = await readPast(db, codes)
  const byCode = new Map(
    keys.map((key) => {
      const code = proposalCode(key)
      const all = items.get(key.register) as ReadonlyMap<string, Item>
      const { files = 0, decided = 0 } = past.get(code) ?? {}
      return [
        code,
        { row: rows.get(code), item: all.get(key.item), others: all, evidence: files, decided },
      ] as const
    }),
  )
  return (code) => byCode.get(code) ?? nothing
}

const nothing: Subject = { row: undefined, item: undefined, others: new Map(), evidence: 0, decided: 0 }

/** Codes of further items that a proposal is judged by. */
const mentioned = ({ register, kind }: ProposalKey, row: ProposalRow | undefined): readonly string[] =>
  row ? (kindOf(register, kind)?.mentions?.(row.content as never) ?? []) : []

type Past = { proposal: string; files: number; decided: number }

/** How often each was decided, and how many files have come since. */
async function readPast(
  db: Transaction | Context['db'],
  codes: readonly string[],
): Promise<ReadonlyMap<string, Past>> {
  const rows = await rowsOf<Past>(
    db,
    sql`with past as (
        select ${decisions.proposal} as proposal, count(*)::int as decided, max(${decisions.knownFrom}) as at
        from ${decisions} where ${and(anyOf(decisions.proposal, codes), eq(decisions.knownTo, 'infinity'))}
        group by 1),
      files as (
        select ${evidence.subject} as proposal, ${evidence.knownFrom} as at
        from ${evidence} where ${and(anyOf(evidence.subject, codes), eq(evidence.knownTo, 'infinity'))})
      select coalesce(past.proposal, files.proposal) as "proposal", coalesce(max(past.decided), 0) as "decided",
        count(files.proposal) filter (where past.at is null or files.at > past.at)::int as "files"
      from past full join files on files.proposal = past.proposal group by 1`,
  )
  return new Map(rows.map((row) => [row.proposal, row]))
}

/** The office of each key, as it is known before it is the office's turn; undefined: there is no such thing. */
export function asksOf(subjects: (code: string) => Subject): (key: ProposalKey) => Ask | undefined {
  return (key) => {
    const code = proposalCode(key)
    const office = officeIn(subjects(code))
    if (office === undefined || !kindOf(key.register, key.kind)) return undefined
    return { key: keyOf(key), code, office }
  }
}

/** Handed over after it was asked about: it is another office's turn now. */
export const hasMoved = ({ office }: Ask, subject: Subject): boolean => officeIn(subject) !== office

/** What proposals are judged by besides themselves. `sample`: what is recorded now is sample data. */
export type Around = { now: Date; offices: ReadonlyMap<string, Office>; sample: boolean }

/** Of a proposal under way, what its kind judges it by. */
export function judged(
  { key, office }: Pick<Ask, 'key' | 'office'>,
  { row, item, others, evidence: files }: Subject,
  { now, offices, sample }: Around,
): { kind: Kind<ProposalKind>; given: Given<ProposalKind> } {
  const today = dayOfInstant(now)
  const kind = kindOf(key.register, key.kind)
  if (!kind || !row) throw new RangeError(`Nothing is proposed under ${proposalCode(key)}`)
  return {
    kind: kind as Kind<ProposalKind>,
    given: {
      register: key.register,
      code: key.item,
      office,
      sample,
      content: row.content as ProposalContent[ProposalKind],
      item: item as never,
      others: others as never,
      offices,
      evidence: files,
      today,
      sentOn: row.sentOn ?? today,
    },
  }
}

/** A proposal under way as it travels, with what the asker may do to it. */
export const proposalState = (row: ProposalRow, actor: Actor): ProposalState => ({
  key: { register: row.register as RegisterName, item: row.item, kind: row.kind },
  version: row.versionId,
  kind: row.kind,
  content: row.content as ProposalContent[ProposalKind],
  state: row.state,
  reason: row.reason,
  enteredBy: row.enteredBy,
  sentOn: row.sentOn,
  at: new Date(row.knownFrom).toISOString(),
  by: row.recordedBy,
  may: verbsFor(verbs, capacitiesIn(actor, row.officeCode, proposalDuties), standingOf({ row })),
})
