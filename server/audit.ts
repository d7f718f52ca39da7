import { parseArgs } from 'node:util'
import { openConfigured } from '../db/open.ts'
import { parseEnv } from './env.ts'
import { verifyAudit } from './services/audit/verify.ts'
import type { End } from './services/audit/walk.ts'
import { Refusal, runCommand } from './terminal.ts'

const usage =
  'Say: npm run audit -- verify [--head <number>:<hash>], the end as it was written down on an earlier day.'

/** More tell nobody anything. */
const mostSaid = 20

/** @throws Refusal */
function readArguments(args: string[]): End | null {
  try {
    const options = { head: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (positionals.join() === 'verify') {
      if (values.head === undefined) return null
      const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(values.head) ?? []
      if (number && hash) return { number: Number(number), hash: hash.toLowerCase() }
    }
  } catch {
    // An option that does not exist, or one without its value.
  }
  throw new Refusal(usage)
}

const kept = {
  true: 'it is out of the hands of the application’s role',
  false:
    'it is still in the hands of the application’s role: server/OPERATING.md says how to hand it to another (“The audit log”)',
}

runCommand(async () => {
  const writtenDown = readArguments(process.argv.slice(2))
  const { DATABASE_URL, DATA_DIR } = parseEnv(process.env)
  const database = await openConfigured({ url: DATABASE_URL, dataDir: DATA_DIR })
  try {
    const { count, end, sealed, faults } = await verifyAudit(database.db, writtenDown)
    if (faults.length === 0) {
      const entries = count === 1 ? '1 entry' : `${count} entries`
      console.log(
        `audit log: ${entries}, unbroken; its end is ${end.number}:${end.hash}; ${kept[`${sealed}`]}`,
      )
      return
    }
    for (const fault of faults.slice(0, mostSaid)) console.error(`audit log: ${fault}`)
    if (faults.length > mostSaid) console.error(`audit log: and ${faults.length - mostSaid} more faults`)
    process.exitCode = 1
  } finally {
    await database.release()
  }
})
