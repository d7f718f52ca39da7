import { offices, sharedDatabases } from '../../../../db/schema/index.ts'
import { freshDatabase, type TestDatabase } from '../../../../db/testing/database.ts'
import { recordVersion } from '../../../../db/versions.ts'

const known = { at: '2021-01-01T00:00:00+07:00', by: 'a test' }

/** A city of three departments, STC, SXD and SYT, of which something is known since 2021, and no story. */
export async function smallCity(): Promise<TestDatabase> {
  const test = await freshDatabase()
  const { db } = test.database
  for (const code of ['HP', 'STC', 'SXD', 'SYT'])
    await recordVersion(db, offices, code, {
      ...known,
      facts: {
        code,
        kind: code === 'HP' ? 'city' : 'department',
        parentCode: code === 'HP' ? null : 'HP',
        nameVi: `Đơn vị ${code}`,
        nameEn: `Office ${code}`,
        validFrom: '2021-01-01',
      },
    })
  await recordVersion(db, sharedDatabases, 'DC-1', {
    ...known,
    facts: {
      code: 'DC-1',
      nameVi: 'Cơ sở dữ liệu',
      nameEn: 'A database',
      officeCode: 'SYT',
      listedOn: '2021-01-01',
      sample: true,
    },
  })
  return test
}
