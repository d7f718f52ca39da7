import { parseArgs } from 'node:util'
import { stories } from '../db/schema/stories.ts'
import { askPassword } from './ask-password.ts'
import { type Env, parseEnv } from './env.ts'
import { prepareDatabase } from './prepare-database.ts'
import { createAdministrator, type TerminalContext } from './services/people/create-administrator.ts'
import { resetSecondFactor } from './services/people/reset-second-factor.ts'
import { Refusal, runCommand, terminalUser } from './terminal.ts'

const usage = `Say one of:
  npm run admin -- create --email … --name … [--lang vi|en]
  npm run admin -- reset-second-factor --email …`

type Said = { verb: 'create' | 'reset-second-factor'; email: string; name: string; lang: 'vi' | 'en' }

/** @throws Refusal */
function readArguments(args: string[]): Said {
  try {
    const options = { email: { type: 'string' }, name: { type: 'string' }, lang: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [verb, ...more] = positionals
    const { email, name, lang } = values
    if (more.length === 0 && email) {
      if (verb === 'create' && name && (lang === undefined || lang === 'vi' || lang === 'en'))
        return { verb, email, name, lang: lang ?? 'vi' }
      if (verb === 'reset-second-factor' && name === undefined && lang === undefined)
        return { verb, email, name: '', lang: 'vi' }
    }
  } catch {
    // An option that does not exist, or one without its value.
  }
  throw new Refusal(usage)
}

/** Runs a verb on the database that the server would open. */
async function onDatabase(
  env: Env,
  work: (ctx: TerminalContext, isDemonstration: boolean) => Promise<void>,
): Promise<void> {
  const at = new Date()
  const database = await prepareDatabase(env, at)
  try {
    const [story] = await database.db.select().from(stories).limit(1)
    const now = story ? new Date(story.clockAt) : at
    const actor = { kind: 'terminal', name: terminalUser() } as const
    await work({ db: database.db, actor, now, visit: { at, address: 'terminal' } }, story !== undefined)
  } finally {
    await database.release()
  }
}

/** What cannot be done from inside: the first administrator, and letting in again the one who lost the second factor. */
runCommand(async () => {
  const { verb, email, name, lang } = readArguments(process.argv.slice(2))
  const env = parseEnv(process.env)
  if (verb === 'create') {
    const password = await askPassword()
    await onDatabase(env, async (ctx, isDemonstration) => {
      const address = await createAdministrator(ctx, { email, name, lang, password })
      console.log(`Administrator ${address} made; the first sign-in asks for a second factor.`)
      if (isDemonstration) console.log('The demonstration roles of this database are closed from now on.')
    })
    return
  }
  await onDatabase(env, async (ctx) => {
    if (!(await resetSecondFactor(ctx, email))) throw new Refusal(`${email} has no second factor.`)
    console.log(`The second factor of ${email} is removed, and all sessions are ended.`)
  })
})
