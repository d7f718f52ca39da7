import { z } from 'zod'
import { storyNames } from '../seeds/load-story.ts'

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATA_DIR: z.string().min(1).optional(),
  STORY: z.enum([...storyNames, 'none']).default('launch'),
  LOG: z.enum(['info', 'warn', 'error', 'silent']).default('warn'),
})

export type Env = z.infer<typeof settings>

const expected: Record<keyof Env, string> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'the address to listen on, such as 127.0.0.1',
  DATABASE_URL: 'an address that begins with postgres:// or postgresql://',
  DATA_DIR: 'a folder',
  STORY: `one of ${[...storyNames, 'none'].join(', ')}`,
  LOG: 'one of info, warn, error, silent',
}

/** A setting that cannot be used stops the start with one sentence naming it. */
export class SettingError extends Error {}

/** @throws SettingError */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (parsed.success) return parsed.data
  const name = parsed.error.issues[0]?.path[0] as keyof Env
  throw new SettingError(`The setting ${name} must be ${expected[name]}.`)
}
