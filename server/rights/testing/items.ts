import { sharedDatabases } from '../../../db/schema/registers.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'

export const itemOf = (office: string): string => `${office}-RIGHTS`

/** One shared database in each office. */
export async function placeItems(test: TestDatabase, offices: readonly string[]): Promise<void> {
  for (const office of offices) {
    const code = itemOf(office)
    await recordVersion(test.database.db, sharedDatabases, code, {
      at: '2024-11-01T08:00:00+07:00',
      by: 'somebody',
      facts: {
        code,
        officeCode: office,
        nameVi: 'Cơ sở dữ liệu để thử quyền',
        nameEn: 'A database to try rights on',
        sample: true,
        listedOn: '2024-10-01',
      },
    })
  }
}
