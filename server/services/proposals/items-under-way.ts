import { and, eq, inArray } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { proposals } from '../../../db/schema/proposals.ts'
import type { ProposalContent, ProposalItem, RegisterName } from '../../core/proposals/proposal.ts'
import { compareText } from '../../core/text.ts'
import type { VerbContext } from '../context.ts'
import { momentOf } from '../moment.ts'
import { officeNamed, readOffices } from '../offices.ts'
import { kindOf } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import { keyOfCode, proposalState, readSubjects } from './subjects.ts'

type Asked = {
  states: readonly (typeof proposals.$inferSelect)['state'][]
  /** null: of all offices. That the asker may see what is under way in them is the caller's affair. */
  offices: readonly string[] | null
}

/** Proposals under way in some states, with what each would change; the one sent first comes first. */
export async function readItemsUnderWay(
  ctx: VerbContext,
  { states, offices }: Asked,
): Promise<ProposalItem[]> {
  const rows = await ctx.db
    .select()
    .from(proposals)
    .where(
      and(
        eq(proposals.knownTo, 'infinity'),
        inArray(proposals.state, [...states]),
        offices ? anyOf(proposals.officeCode, offices) : undefined,
      ),
    )
  if (rows.length === 0) return []
  const all = await readOffices(ctx, await momentOf(ctx, undefined))
  const subjects = await readSubjects(
    ctx.db,
    rows.map(({ code }) => keyOfCode(code)),
  )
  return rows
    .flatMap((row): ProposalItem[] => {
      const register = row.register as RegisterName
      const kind = kindOf(register, row.kind) as Kind<typeof row.kind> | undefined
      if (!kind) return []
      const { item, others, evidence } = subjects(row.code)
      const content = row.content as ProposalContent[typeof row.kind]
      const given = { register, content, item: item as never, others: others as never, offices: all }
      return [
        {
          proposal: proposalState(row, ctx.actor),
          office: officeNamed(all, row.officeCode),
          name: item ? { vi: item.nameVi, en: item.nameEn } : 'name' in content ? content.name : unnamed,
          differences: kind.differences(given),
          evidence,
        },
      ]
    })
    .sort(
      (a, b) =>
        compareText(a.proposal.sentOn ?? '9', b.proposal.sentOn ?? '9') ||
        compareText(a.office.name.vi, b.office.name.vi) ||
        compareText(a.proposal.key.item, b.proposal.key.item),
    )
}

const unnamed = { vi: '', en: '' }
