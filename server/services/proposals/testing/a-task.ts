import type { Db } from '../../../../db/client.ts'
import { tasks } from '../../../../db/schema/tasks.ts'
import { recordVersion } from '../../../../db/versions.ts'
import { ownOffice } from '../../testing/trial.ts'

type Facts = Omit<typeof tasks.$inferInsert, 'knownFrom' | 'knownTo' | 'recordedBy'>

/** A task of the own office as the reviewer would have listed it in January, due at the end of 2024. */
export async function listTask(db: Db, code: string, own: Partial<Facts> = {}): Promise<void> {
  const dueOn = own.dueOn === undefined ? '2024-12-31' : own.dueOn
  await recordVersion(db, tasks, code, {
    at: '2024-01-15T08:00:00+07:00',
    by: 'a test',
    facts: {
      code,
      officeCode: ownOffice,
      nameVi: `Nhiệm vụ ${code}`,
      nameEn: `Task ${code}`,
      sample: false,
      listedOn: '2024-01-15',
      year: 2024,
      originalDueOn: dueOn,
      dueOn,
      coordinating: [],
      ...own,
    },
  })
}
