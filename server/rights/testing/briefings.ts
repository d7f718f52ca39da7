import { briefingIssues, briefings } from '../../../db/schema/briefings.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import type { BriefingBlock } from '../../core/briefings/briefing.ts'
import { frozenHash } from '../../services/frozen-hash.ts'

export const draftBriefing = 'draft00001'
export const issuedBriefing = 'issued0001'
/** Of the city, and seen by those who see the city. */
export const guardedBlock = 'guarded'

const blocks: BriefingBlock[] = [
  { key: 'words', spec: { kind: 'text', text: 'Kính thưa các đồng chí' } },
  { key: 'open', spec: { kind: 'trend', kpi: 'shared-databases-created', as: 'table' } },
  { key: guardedBlock, spec: { kind: 'trend', kpi: 'tasks-overdue', as: 'table' } },
]
const by = 'test'

/** A draft, and a briefing that was issued a while ago. */
export async function placeBriefings({ database: { db } }: TestDatabase) {
  const facts = {
    title: 'Giao ban',
    lang: 'vi' as const,
    period: '2024-10',
    template: 'blank',
    blocks,
    startedBy: by,
    basedOn: null,
    differences: null,
  }
  const at = '2024-11-01T03:00:00.000Z'
  const draft = { ...facts, code: draftBriefing, state: 'draft' as const, issuedAt: null }
  await recordVersion(db, briefings, draftBriefing, { at, by, facts: draft })
  const issued = { ...facts, code: issuedBriefing, state: 'issued' as const, issuedAt: at }
  await recordVersion(db, briefings, issuedBriefing, { at, by, facts: issued })
  const content = '{}'
  await recordVersion(db, briefingIssues, issuedBriefing, {
    at,
    by,
    facts: {
      code: issuedBriefing,
      issuerId: 'somebody',
      issuedOn: '2024-11-01',
      content,
      hash: frozenHash(content),
    },
  })
}
