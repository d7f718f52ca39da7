/**
 * The whole service on a test's database as a process of its own, which says where it listens and can be killed. Given:
 * the connection, the moment at which its clock begins, where its files lie, and the settings of real use where no story is loaded.
 */
import { openDatabase } from '../../../db/client.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { parseEnv } from '../../env.ts'
import { openServiceOn } from '../../serve.ts'

type Request = {
  connection: TestDatabase['connection']
  began: string
  dataDir?: string
  settings?: Record<string, string>
}
const { connection, began, dataDir, settings }: Request = JSON.parse(process.argv[2] ?? '{}')
const start = Date.parse(began) - performance.now()
const database = openDatabase(connection)
const { app } = await openServiceOn(
  { ...database, place: 'a test', seal: async () => {}, release: () => database.close() },
  parseEnv({ LOG: 'silent', DATA_DIR: dataDir, ...settings }),
  null,
  () => new Date(start + performance.now()),
)
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
