import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { storyNames } from '../seeds/load-story.ts'
import { parseSignOnRoles, type SignOn } from './auth/sign-on.ts'
import type { S3Place } from './evidence/s3-store.ts'
import { readHosts } from './feeds/guard.ts'

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
  AUTH_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#\s]+$/)
    .optional(),
  TRUST_PROXY: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .optional(),
  MAIL_FROM: z.string().regex(/@/).optional(),
  // Whoever can change what it answers can be anybody here.
  OIDC_ISSUER: z
    .string()
    .regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])\S+$/)
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('tài khoản của thành phố|the city’s single sign-on'),
  OIDC_SCOPES: z.string().default('openid email profile groups'),
  OIDC_GROUPS_CLAIM: z.string().default('groups'),
  OIDC_ROLES: z
    .string()
    .default('')
    .refine((text) => parseSignOnRoles(text) !== null),
  FEED_HOSTS: z
    .string()
    .default('')
    .refine((text) => readHosts(text) !== null),
  EVIDENCE_S3_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#\s]+\/?$/)
    .optional(),
  EVIDENCE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  EVIDENCE_S3_KEY: z.string().optional(),
  EVIDENCE_S3_SECRET: z.string().optional(),
  EVIDENCE_S3_REGION: z.string().optional(),
})

export type Env = z.infer<typeof settings>

const expected: Record<keyof Env, string> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'the address to listen on, such as 127.0.0.1',
  DATABASE_URL: 'an address that begins with postgres:// or postgresql://',
  DATA_DIR: 'a folder',
  STORY: `one of ${[...storyNames, 'none'].join(', ')}`,
  LOG: 'one of info, warn, error, silent',
  AUTH_SECRET: 'at least 32 signs that nobody can guess, the same for every server process',
  PUBLIC_URL:
    'the address at which people open the dashboard, such as https://dashboard.example.gov.vn, without a path',
  TRUST_PROXY: 'the addresses of the proxies in front, with commas between',
  SMTP_URL: 'an address that begins with smtp:// or smtps://',
  MAIL_FROM: 'the address that mail is sent from',
  OIDC_ISSUER:
    'the https:// address of the single sign-on, below which /.well-known/openid-configuration is found',
  OIDC_CLIENT_ID: 'the name by which the single sign-on knows the dashboard',
  OIDC_CLIENT_SECRET: 'what the single sign-on gave the dashboard',
  OIDC_NAME: 'what people call the single sign-on, in Vietnamese and English with | between',
  OIDC_SCOPES: 'words with spaces between',
  OIDC_GROUPS_CLAIM: 'the claim that lists the groups of a person',
  OIDC_ROLES:
    'such as ct-leaders=leader;syt-heads=head@SYT: a group, a role, and its office where it has one',
  FEED_HOSTS:
    'names, addresses and ranges inside the city’s own network that feeds may ask, with commas between, such as data.city.local,10.20.0.0/16',
  EVIDENCE_S3_URL: 'the address of an S3 store, such as https://s3.example.gov.vn, without the bucket',
  EVIDENCE_S3_BUCKET: 'the name of a bucket: small letters, digits, dots and hyphens',
  EVIDENCE_S3_KEY: 'the access key of the S3 store',
  EVIDENCE_S3_SECRET: 'the secret key of the S3 store',
  EVIDENCE_S3_REGION: 'the region of the S3 store',
}

/** Settings that may stand in a file of their own, named by `…_FILE`. */
const fromFiles = [
  'DATABASE_URL',
  'AUTH_SECRET',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'EVIDENCE_S3_KEY',
  'EVIDENCE_S3_SECRET',
] as const

/** A setting that cannot be used stops the start with one sentence naming it. */
export class SettingError extends Error {}

/** @throws SettingError */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  for (const name of fromFiles) {
    const file = given[`${name}_FILE`]
    if (file === undefined) continue
    try {
      given[name] = readFileSync(file, 'utf8').trim()
    } catch {
      throw new SettingError(`The setting ${name}_FILE must be a file that can be read.`)
    }
  }
  const parsed = settings.safeParse(given)
  if (parsed.success) return complete(parsed.data)
  const name = parsed.error.issues[0]?.path[0] as keyof Env
  throw new SettingError(`The setting ${name} must be ${expected[name]}.`)
}

/** Settings that only make sense together. */
function complete(env: Env): Env {
  const together: [keyof Env, keyof Env][] = [
    ['SMTP_URL', 'MAIL_FROM'],
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
    ['OIDC_ISSUER', 'OIDC_CLIENT_SECRET'],
    ['OIDC_ISSUER', 'PUBLIC_URL'],
    ['OIDC_CLIENT_ID', 'OIDC_ISSUER'],
    ['OIDC_ROLES', 'OIDC_ISSUER'],
    ['EVIDENCE_S3_URL', 'EVIDENCE_S3_BUCKET'],
    ['EVIDENCE_S3_URL', 'EVIDENCE_S3_KEY'],
    ['EVIDENCE_S3_URL', 'EVIDENCE_S3_SECRET'],
    ['EVIDENCE_S3_BUCKET', 'EVIDENCE_S3_URL'],
    ['EVIDENCE_S3_KEY', 'EVIDENCE_S3_URL'],
    ['EVIDENCE_S3_SECRET', 'EVIDENCE_S3_URL'],
  ]
  for (const [first, second] of together)
    if (env[first] && !env[second])
      throw new SettingError(`With ${first}, the setting ${second} must be ${expected[second]}.`)
  return env
}

/** What real use cannot do without: in a demonstration these have stand-ins. @throws SettingError */
export function requireRealUse(env: Env): void {
  for (const name of ['AUTH_SECRET', 'PUBLIC_URL', 'SMTP_URL'] as const)
    if (!env[name])
      throw new SettingError(
        `For real use (no demonstration story), the setting ${name} must be ${expected[name]}.`,
      )
}

export function signOnOf(env: Env): SignOn | null {
  if (!env.OIDC_ISSUER) return null
  const [vi = '', en = vi] = env.OIDC_NAME.split('|')
  return {
    name: { vi, en },
    discoveryUrl: `${env.OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: env.OIDC_CLIENT_ID ?? '',
    clientSecret: env.OIDC_CLIENT_SECRET ?? '',
    scopes: env.OIDC_SCOPES.split(/\s+/).filter(Boolean),
    groupsClaim: env.OIDC_GROUPS_CLAIM,
    roles: parseSignOnRoles(env.OIDC_ROLES) ?? new Map(),
  }
}

/** The S3 store of evidence; null: it lies in DATA_DIR. */
export function evidenceBucketOf(env: Env): S3Place | null {
  if (!env.EVIDENCE_S3_URL) return null
  return {
    url: env.EVIDENCE_S3_URL,
    bucket: env.EVIDENCE_S3_BUCKET ?? '',
    key: env.EVIDENCE_S3_KEY ?? '',
    secret: env.EVIDENCE_S3_SECRET ?? '',
    region: env.EVIDENCE_S3_REGION,
  }
}

/** What to say at the start: a database that several processes can share is named, a place for files is not. */
export const evidenceIsHereOnly = (env: Env): boolean =>
  env.DATABASE_URL !== undefined && env.DATA_DIR === undefined && env.EVIDENCE_S3_URL === undefined
