import { and, desc, eq } from 'drizzle-orm'
import { decisions } from '../../../db/schema/proposals.ts'
import { type evidence, reportedValues } from '../../../db/schema/reporting.ts'
import { nextMoment, type Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import type { ErrorCode } from '../../core/error-words.ts'
import type { ProposalKey } from '../../core/proposals/proposal.ts'
import type { ValueKey } from '../../core/reporting/entry.ts'
import type { Duty } from '../../core/roles.ts'
import type { Entry } from '../audit/leave-entry.ts'
import type { Context } from '../context.ts'
import { asksOf, hasMoved, keyOfCode, readSubjects as readProposals } from '../proposals/subjects.ts'
import { readAskable, readSubjects } from '../reporting/subjects.ts'

/** What files are evidence for: a value, or what is proposed. */
export type EvidenceKey = ValueKey | ProposalKey

/** How it stands. `decidedAt`: when it was last decided, as the database writes it; the files of then stay. */
export type Standing = { locked: boolean; decidedAt: string | null }

export type Backed = {
  /** what its files are kept under */
  code: string
  kpiId: string | null
  /** undefined: there is no such thing */
  office: string | undefined
  /** to attach files and to take them away */
  duty: Duty
  /** said where there is no such thing */
  unknown: ErrorCode
  kind: Entry['subject']['kind']
  /** in the office's turn. @throws AppError changed-meanwhile where it is another office's by now */
  standing: (db: Transaction | Context['db']) => Promise<Standing>
  /** a moment after everything that was decided so far */
  afterwards: (tx: Transaction, now: Date) => Promise<string>
}

export const readBacked = (ctx: Context, key: EvidenceKey): Promise<Backed> =>
  'register' in key ? backedProposal(ctx, key) : backedValue(ctx, key)

/** What a file that is kept is evidence for. */
export const keyOfFile = ({
  kpiId,
  officeCode,
  subject,
}: Pick<typeof evidence.$inferSelect, 'kpiId' | 'officeCode' | 'subject'>): EvidenceKey =>
  kpiId === null
    ? keyOfCode(subject)
    : { kpi: kpiId, office: officeCode, period: subject.slice(`${kpiId}/${officeCode}/`.length) }

async function backedValue(ctx: Context, key: ValueKey): Promise<Backed> {
  const ask = (await readAskable(ctx))(key)
  const code = ask?.code ?? ''
  return {
    code,
    kpiId: key.kpi,
    office: key.office,
    duty: 'enter-figures',
    unknown: 'unknown-value',
    kind: 'figures',
    async standing(db) {
      if (!ask) throw new AppError('unknown-value')
      const { locked, value } = (await readSubjects(db, [ask]))(code)
      return { locked, decidedAt: value?.knownFrom ?? null }
    },
    afterwards: (tx, now) => nextMoment(tx, reportedValues, [code], now),
  }
}

async function backedProposal(ctx: Context, key: ProposalKey): Promise<Backed> {
  const ask = asksOf(await readProposals(ctx.db, [key]))(key)
  const code = ask?.code ?? ''
  const lastDecision = async (db: Transaction | Context['db']) => {
    const [last] = await db
      .select({ code: decisions.code, at: decisions.knownFrom })
      .from(decisions)
      .where(and(eq(decisions.proposal, code), eq(decisions.knownTo, 'infinity')))
      .orderBy(desc(decisions.knownFrom))
      .limit(1)
    return last
  }
  return {
    code,
    kpiId: null,
    office: ask?.office,
    duty: 'report-tasks',
    unknown: 'unknown-item',
    kind: 'proposals',
    async standing(db) {
      if (!ask) throw new AppError('unknown-item')
      if (hasMoved(ask, (await readProposals(db, [key]))(code))) throw new AppError('changed-meanwhile')
      return { locked: false, decidedAt: (await lastDecision(db))?.at ?? null }
    },
    async afterwards(tx, now) {
      const last = await lastDecision(tx)
      return nextMoment(tx, decisions, last ? [last.code] : [], now)
    },
  }
}
