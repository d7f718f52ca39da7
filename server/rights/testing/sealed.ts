import { disputes, savedFilters, seals, tasks } from '../../../db/schema/tasks.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { canonicalJson, type Json } from '../../core/seals/canonical-json.ts'
import type { SealContent, SealedTask } from '../../core/seals/content.ts'
import { frozenHash } from '../../services/frozen-hash.ts'

/** The period that is frozen, and tasks of an office in it: `disputed` has a dispute that waits for its answer. */
export const sealedPeriod = '2023'
export const sealedTask = (office: string): string => `RIGHTS-${office}`
const disputedTask = (office: string) => `RIGHTS-DISPUTED-${office}`
export const disputeOf = (office: string): string => `dispute-${office}`
/** As it is named wherever it is listed. */
export const nameOfTask = (office: string): string => `Nhiệm vụ để thử quyền ${office}`

const at = '2024-11-01T08:00:00+07:00'
const by = 'somebody'

const task = (code: string, office: string) => ({
  code,
  officeCode: office,
  nameVi: nameOfTask(office),
  nameEn: `Task to try rights on ${office}`,
  sample: true,
  listedOn: '2024-10-01',
  year: 2024,
  originalDueOn: '2024-12-15',
  dueOn: '2024-12-15',
  coordinating: [],
})

const frozen = (code: string, office: string): SealedTask => ({
  code,
  name: { vi: nameOfTask(office), en: nameOfTask(office) },
  office,
  coordinating: [],
  charged: office,
  assignedBy: null,
  listedOn: '2023-01-10',
  originalDueOn: '2023-12-15',
  dueOn: '2023-12-15',
  heldToOn: null,
  doneOn: '2023-12-01',
  stopped: null,
  progress: 100,
  result: null,
  stage: 'done-on-time',
  daysMissed: 0,
  evidence: [],
  sample: true,
})

/** Tasks of some offices, a frozen result of theirs, and a dispute of each. */
export async function placeSealed({ database: { db } }: TestDatabase, offices: readonly string[]) {
  for (const office of offices)
    for (const code of [sealedTask(office), disputedTask(office)])
      await recordVersion(db, tasks, code, { at, by, facts: task(code, office) })
  const content: SealContent = {
    format: 'task-seal/1',
    period: sealedPeriod,
    year: 2023,
    asOfDay: '2023-12-31',
    frozenAt: new Date(at).toISOString(),
    frozenBy: by,
    reason: null,
    replaces: null,
    offices: offices.map((code) => ({
      code,
      name: { vi: code, en: code },
      rating: { points: 2.5, tasks: 2, deciding: [], next: null, undated: 0 },
    })),
    tasks: offices.flatMap((office) =>
      [sealedTask(office), disputedTask(office)].map((code) => frozen(code, office)),
    ),
    disputes: [],
    sample: true,
  }
  const text = canonicalJson(content as unknown as Json)
  const hash = frozenHash(text)
  await recordVersion(db, seals, sealedPeriod, {
    at,
    by,
    facts: { code: sealedPeriod, frozenAt: at, content: text, hash, reason: null },
  })
  for (const office of offices)
    await recordVersion(db, disputes, disputeOf(office), {
      at,
      by,
      facts: {
        code: disputeOf(office),
        seal: sealedPeriod,
        sealHash: hash,
        taskCode: disputedTask(office),
        officeCode: office,
        claim: 'đúng hạn',
        reason: 'vì',
        state: 'open',
        openedBy: by,
        openedAt: at,
        answer: null,
      },
    })
}

/** A filter of each person, by which name they are known here. */
export async function placeFilters(
  { database: { db } }: TestDatabase,
  people: Iterable<readonly [name: string, id: string]>,
) {
  for (const [name, personId] of people)
    await recordVersion(db, savedFilters, `filter of ${name}`, {
      at,
      by,
      facts: { code: `filter of ${name}`, personId, name, query: 'stage=overdue' },
    })
}
