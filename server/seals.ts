import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openConfigured } from '../db/open.ts'
import { parseEnv } from './env.ts'
import { verifySealFile, verifySeals } from './services/seals/verify.ts'
import { Refusal, runCommand } from './terminal.ts'

const usage =
  'Say: npm run seals -- verify [file], a frozen period as it was downloaded; without a file, all that are kept.'

/** @throws Refusal */
function readArguments(args: string[]): string | null {
  try {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
    const [verb, file, ...more] = positionals
    if (verb === 'verify' && more.length === 0) return file ?? null
  } catch {
    // An option: there is none.
  }
  throw new Refusal(usage)
}

/** @throws Refusal */
const bytesOf = (file: string): Promise<Buffer> =>
  readFile(file).catch(() => {
    throw new Refusal(`There is no file to read at ${file}.`)
  })

runCommand(async () => {
  const file = readArguments(process.argv.slice(2))
  const bytes = file === null ? null : await bytesOf(file)
  const { DATABASE_URL, DATA_DIR } = parseEnv(process.env)
  const database = await openConfigured({ url: DATABASE_URL, dataDir: DATA_DIR })
  try {
    if (bytes) {
      const { period, hash, version, fault } = await verifySealFile(database.db, bytes)
      if (fault === null) return console.log(`seal: ${period}, version ${version}, ${hash}: as it was frozen`)
      console.error(`seal: ${period ?? file}: ${fault}`)
      process.exitCode = 1
      return
    }
    const { count, periods, faults } = await verifySeals(database.db)
    for (const fault of faults) console.error(`seal: ${fault}`)
    if (faults.length > 0) process.exitCode = 1
    else console.log(`seals: ${periods} periods in ${count} versions, every byte as it was frozen`)
  } finally {
    await database.release()
  }
})
