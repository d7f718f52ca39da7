import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { stories } from '../db/schema/stories.ts'
import { officeRegister } from '../seeds/reference/offices.ts'
import { formatter } from './core/format.ts'
import type { CountsImported } from './core/indices/answers.ts'
import type { Taken } from './core/ingest/answers.ts'
import { flowIds, isTargetId, registerIds, type TargetId } from './core/ingest/targets.ts'
import type { Convention } from './core/reporting/typed-number.ts'
import { parseEnv } from './env.ts'
import { prepareDatabase } from './prepare-database.ts'
import { createAnswerStore } from './services/answer-store.ts'
import { countLimits, importCounts } from './services/indices/import-counts.ts'
import { incomingBytes } from './services/ingest/incoming-bytes.ts'
import { takeRows } from './services/ingest/take-rows.ts'
import { storyClock } from './story-clock.ts'
import { Refusal, runCommand, terminalUser } from './terminal.ts'

const usage = `Say one of
  npm run import -- index-counts <file.csv or .xlsx> [--numbers vi|en]
    Columns: index, period, office, component, numerator, denominator, and optionally provisional, source.
  npm run import -- <what> <file.csv, .ndjson, either with .gz; - for what is piped in> [--dry-run] [--key <name of the batch>]
    What: ${[...flowIds, ...registerIds].join(', ')}.`

type Asked =
  | { what: 'index-counts'; file: string; numbers: Convention | undefined }
  | { what: TargetId; file: string; dryRun: boolean; key: string | null }

/** @throws Refusal */
function readArguments(args: string[]): Asked {
  try {
    const options = {
      numbers: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      key: { type: 'string' },
    } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [what, file, ...more] = positionals
    const { numbers, 'dry-run': dryRun, key = null } = values
    if (what && file && more.length === 0) {
      const isOfCounts = numbers === undefined || numbers === 'vi' || numbers === 'en'
      if (what === 'index-counts' && isOfCounts && !dryRun && key === null) return { what, file, numbers }
      if (isTargetId(what) && numbers === undefined) return { what, file, dryRun, key }
    }
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

function tell({ problems, unlisted, notices, values, taken }: CountsImported): void {
  for (const { en } of notices) console.error(`Note: ${en}`)
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

/** As it comes, from a file or piped in. @throws Refusal */
async function* bytesIn(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (
      file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
    ) as AsyncIterable<Uint8Array>
  } catch (fault) {
    throw new Refusal(`The file ${file} cannot be read: ${(fault as Error).message}`)
  }
}

function tellRows({ state, rows, problems, unlisted, dryRun, repeated }: Taken): void {
  const told = formatter('en').number
  for (const { line, field, message } of problems)
    console.error(
      `${[line === null ? 'The file' : `Line ${line}`, ...(field ? [field] : [])].join(', ')}: ${message.en}`,
    )
  if (unlisted > 0) console.error(`and ${told(unlisted)} more`)
  if (dryRun) console.log('Tried only; nothing was changed.')
  if (repeated) console.log('Taken before under this key; nothing was done twice.')
  console.log(
    `${told(rows.read)} rows: ${told(rows.fresh)} new, ${told(rows.corrected)} corrected, ${told(rows.retracted)} withdrawn, ` +
      `${told(rows.unchanged)} as before, ${told(rows.superseded)} followed by a later row, ${told(rows.refused)} refused.`,
  )
  if (state !== 'whole') process.exitCode = 1
}

/** Takes rows, or published component counts of composite indices, over from a file. */
runCommand(async () => {
  const asked = readArguments(process.argv.slice(2))
  const counts = asked.what === 'index-counts' ? await bytesOf(asked.file) : null
  const at = new Date()
  const database = await prepareDatabase(parseEnv(process.env), at)
  try {
    const [story] = await database.db.select().from(stories).limit(1)
    const city = (wall: Date) => (story ? storyClock(story, () => wall)() : wall)
    const name = terminalUser()
    const ctx = {
      db: database.db,
      actor: { kind: 'terminal', name } as const,
      now: city(at),
      answers: createAnswerStore(0, () => false),
      visit: { at, address: 'terminal' },
    }
    if (asked.what === 'index-counts') {
      const register = officeRegister(at.getTime())
      const input = { numbers: asked.numbers, register, take: 'at-once' }
      if (counts) tell(await importCounts(ctx, { bytes: counts, ...input }))
      return
    }
    const { what, file, dryRun, key } = asked
    tellRows(
      await takeRows(ctx, {
        target: what,
        incoming: incomingBytes(bytesIn(file), what, null),
        key,
        dryRun,
        source: { kind: 'terminal', id: name, name },
        clocks: { city: () => city(new Date()), wall: () => new Date() },
      }),
    )
  } finally {
    await database.release()
  }
})
