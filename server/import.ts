import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { stories } from '../db/schema/stories.ts'
import type { CountsImported } from './core/indices/answers.ts'
import type { Convention } from './core/reporting/typed-number.ts'
import { parseEnv } from './env.ts'
import { prepareDatabase } from './prepare-database.ts'
import { createAnswerStore } from './services/answer-store.ts'
import { countLimits, importCounts } from './services/indices/import-counts.ts'
import { storyClock } from './story-clock.ts'
import { Refusal, runCommand, terminalUser } from './terminal.ts'

const usage =
  'Say: npm run import -- index-counts <file.csv or .xlsx> [--numbers vi|en]. Columns: index, period, office, component, numerator, denominator, and optionally provisional, source.'

type Asked = { file: string; numbers: Convention | undefined }

/** @throws Refusal */
function readArguments(args: string[]): Asked {
  try {
    const options = { numbers: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [what, file, ...more] = positionals
    const { numbers } = values
    if (what === 'index-counts' && file && more.length === 0)
      if (numbers === undefined || numbers === 'vi' || numbers === 'en') return { file, numbers }
  } catch {
    // An option that does not exist, or one without its value.
  }
  throw new Refusal(usage)
}

/** One byte more than is taken, so that the reader says in words how large is too large. @throws Refusal */
async function bytesOf(file: string): Promise<Buffer> {
  try {
    return (await readFile(file)).subarray(0, countLimits.bytes + 1)
  } catch (fault) {
    throw new Refusal(`The file ${file} cannot be read: ${(fault as Error).message}`)
  }
}

function tell({ problems, unlisted, values, taken }: CountsImported): void {
  if (taken) {
    console.log(
      `Index counts: ${values.fresh} new, ${values.changed} corrected, ${values.unchanged} as before.`,
    )
    return
  }
  for (const { en } of problems) console.error(en)
  if (unlisted > 0) console.error(`and ${unlisted} more problems`)
  console.error('Nothing was taken over.')
  process.exitCode = 1
}

/** Takes published component counts of composite indices over from a file: all of it, or nothing. */
runCommand(async () => {
  const { file, numbers } = readArguments(process.argv.slice(2))
  const bytes = await bytesOf(file)
  const at = new Date()
  const database = await prepareDatabase(parseEnv(process.env), at)
  try {
    const [story] = await database.db.select().from(stories).limit(1)
    const now = story ? storyClock(story, () => at)() : at
    const ctx = {
      db: database.db,
      actor: { kind: 'terminal', name: terminalUser() } as const,
      now,
      answers: createAnswerStore(0, () => false),
      visit: { at, address: 'terminal' },
    }
    tell(await importCounts(ctx, { bytes, numbers, take: 'at-once' }))
  } finally {
    await database.release()
  }
})
