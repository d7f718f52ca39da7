import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  evidenceBucketOf,
  evidenceIsHereOnly,
  parseEnv,
  requireRealUse,
  SettingError,
  signOnOf,
} from './env.ts'

const secret = 'thirty-two signs and some more of them'
const realUse = {
  STORY: 'none',
  AUTH_SECRET: secret,
  PUBLIC_URL: 'https://dashboard.example.vn',
  SMTP_URL: 'smtp://mail.example.vn',
  MAIL_FROM: 'dashboard@example.vn',
}
const signOn = {
  OIDC_ISSUER: 'https://sso.example.vn/realms/city/',
  OIDC_CLIENT_ID: 'dashboard',
  OIDC_CLIENT_SECRET: 'given by the city',
  PUBLIC_URL: 'https://dashboard.example.vn',
}
const bucket = {
  EVIDENCE_S3_URL: 'https://s3.example.vn',
  EVIDENCE_S3_BUCKET: 'minh-chung',
  EVIDENCE_S3_KEY: 'a key',
  EVIDENCE_S3_SECRET: 'its secret',
}
const without = (source: Record<string, string>, name: string) => ({ ...source, [name]: '' })

/** One sentence, and nothing of what was set: it may be a secret. */
function sentenceOf(start: () => unknown): string {
  try {
    start()
  } catch (fault) {
    expect(fault).toBeInstanceOf(SettingError)
    return (fault as Error).message
  }
  throw new Error('it started')
}

describe('settings', () => {
  it('need nothing', () => {
    expect(parseEnv({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', STORY: 'launch' })
    expect(parseEnv({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined()
    expect(signOnOf(parseEnv({}))).toBeNull()
  })
  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ STORY: 'novel' }, 'STORY'],
  ])('%j stops the start with one sentence naming %s', (source, name) => {
    expect(() => parseEnv(source)).toThrow(SettingError)
    expect(() => parseEnv(source)).toThrow(new RegExp(`^The setting ${name} must be [^.]*\\.$`))
  })
  it.each([
    ['AUTH_SECRET', 'too short to be one'],
    ['PUBLIC_URL', 'dashboard.example.vn'],
    ['PUBLIC_URL', 'https://dashboard.example.vn/'],
    ['PUBLIC_URL', 'https://example.vn/dashboard'],
    ['SMTP_URL', 'https://mail.example.vn'],
    ['MAIL_FROM', 'dashboard'],
    ['OIDC_ISSUER', 'sso.example.vn'],
    ['OIDC_ISSUER', 'http://sso.example.vn/realms/city'],
    ['OIDC_ISSUER', 'http://127.0.0.1.example.vn/city'],
    ['OIDC_ROLES', 'city-leaders'],
    ['OIDC_ROLES', 'city-leaders=king'],
    ['OIDC_ROLES', '=leader'],
    ['EVIDENCE_S3_URL', 's3.example.vn'],
    ['EVIDENCE_S3_URL', 'https://s3.example.vn/minh-chung'],
    ['EVIDENCE_S3_BUCKET', 'Minh chứng'],
    ['OIDC_ROLES', 'health-heads=head'],
    ['OIDC_ROLES', 'city-leaders=leader@SYT'],
    ['OIDC_ROLES', 'city-leaders=leader;health-heads=head@'],
  ])('%s %j stops the start, and is not repeated', (name, value) => {
    const said = sentenceOf(() => parseEnv({ ...realUse, ...signOn, [name]: value }))
    expect(said).toMatch(new RegExp(`^The setting ${name} must be .+\\.$`))
    expect(said).not.toContain(`${value}.`)
  })
})

describe('settings that stand in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (text: string) => {
    const path = join(folder, 'setting')
    writeFileSync(path, text)
    return path
  }

  it.each([
    'AUTH_SECRET',
    'DATABASE_URL',
    'SMTP_URL',
    'OIDC_CLIENT_SECRET',
    'EVIDENCE_S3_KEY',
    'EVIDENCE_S3_SECRET',
  ] as const)('%s', (name) => {
    const all = { ...realUse, ...signOn, ...bucket }
    const text = { ...all, DATABASE_URL: 'postgres://database.example.vn/city' }[name]
    const given = { ...all, [name]: '', [`${name}_FILE`]: file(`${text}\n`) }
    expect(parseEnv(given)[name]).toBe(text)
  })
  it('stop the start where the file is not there', () => {
    const said = sentenceOf(() => parseEnv({ AUTH_SECRET_FILE: join(folder, 'elsewhere') }))
    expect(said).toBe('The setting AUTH_SECRET_FILE must be a file that can be read.')
  })
  it('stop the start where the file is empty', () => {
    const said = sentenceOf(() => parseEnv({ AUTH_SECRET_FILE: file('\n') }))
    expect(said).toMatch(/^The setting AUTH_SECRET must be /)
  })
})

describe('settings that need each other', () => {
  it.each([
    ['SMTP_URL', 'MAIL_FROM', without(realUse, 'MAIL_FROM')],
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', without(signOn, 'OIDC_CLIENT_ID')],
    ['OIDC_ISSUER', 'OIDC_CLIENT_SECRET', without(signOn, 'OIDC_CLIENT_SECRET')],
    ['OIDC_ISSUER', 'PUBLIC_URL', without(signOn, 'PUBLIC_URL')],
    ['OIDC_CLIENT_ID', 'OIDC_ISSUER', without(signOn, 'OIDC_ISSUER')],
    ['OIDC_ROLES', 'OIDC_ISSUER', { OIDC_ROLES: 'city-leaders=leader' }],
    ['EVIDENCE_S3_URL', 'EVIDENCE_S3_BUCKET', without(bucket, 'EVIDENCE_S3_BUCKET')],
    ['EVIDENCE_S3_URL', 'EVIDENCE_S3_KEY', without(bucket, 'EVIDENCE_S3_KEY')],
    ['EVIDENCE_S3_URL', 'EVIDENCE_S3_SECRET', without(bucket, 'EVIDENCE_S3_SECRET')],
    ['EVIDENCE_S3_BUCKET', 'EVIDENCE_S3_URL', without(bucket, 'EVIDENCE_S3_URL')],
  ])('%s needs %s', (there, missing, source) => {
    const said = sentenceOf(() => parseEnv(source))
    expect(said).toMatch(new RegExp(`^With ${there}, the setting ${missing} must be .+\\.$`))
  })
})

describe('real use', () => {
  it('starts with what it needs', () => {
    expect(() => requireRealUse(parseEnv(realUse))).not.toThrow()
  })
  it.each(['AUTH_SECRET', 'PUBLIC_URL', 'SMTP_URL'])('does not start without %s', (name) => {
    const said = sentenceOf(() => requireRealUse(parseEnv(without(realUse, name))))
    expect(said).toMatch(
      new RegExp(`^For real use \\(no demonstration story\\), the setting ${name} must be .+\\.$`),
    )
    expect(said).not.toContain(secret)
  })
})

describe('the place of evidence', () => {
  it('is a bucket where one is named, and this machine alone where only a database is', () => {
    expect(evidenceBucketOf(parseEnv({}))).toBeNull()
    expect(evidenceBucketOf(parseEnv(bucket))).toEqual({
      url: 'https://s3.example.vn',
      bucket: 'minh-chung',
      key: 'a key',
      secret: 'its secret',
      region: undefined,
    })
    const shared = { DATABASE_URL: 'postgres://database.example.vn/city' }
    const isHereOnly = (source: object) => evidenceIsHereOnly(parseEnv({ ...source }))
    expect(isHereOnly(shared)).toBe(true)
    expect(isHereOnly({})).toBe(false)
    expect(isHereOnly({ ...shared, DATA_DIR: '/srv/dashboard' })).toBe(false)
    expect(isHereOnly({ ...shared, ...bucket })).toBe(false)
  })
})

describe('the single sign-on', () => {
  it('is what was set', () => {
    const settings = {
      ...signOn,
      OIDC_NAME: 'Đăng nhập thành phố|City sign-in',
      OIDC_SCOPES: ' openid  email ',
      OIDC_GROUPS_CLAIM: 'roles',
      OIDC_ROLES: ' city-leaders = leader ; cn=heads,ou=SYT=head@SYT;both=reviewer;both=officer@00115; ',
    }
    expect(signOnOf(parseEnv(settings))).toEqual({
      name: { vi: 'Đăng nhập thành phố', en: 'City sign-in' },
      discoveryUrl: 'https://sso.example.vn/realms/city/.well-known/openid-configuration',
      clientId: 'dashboard',
      clientSecret: 'given by the city',
      scopes: ['openid', 'email'],
      groupsClaim: 'roles',
      roles: new Map([
        ['city-leaders', [{ role: 'leader', office: null }]],
        ['cn=heads,ou=SYT', [{ role: 'head', office: 'SYT' }]],
        [
          'both',
          [
            { role: 'reviewer', office: null },
            { role: 'officer', office: '00115' },
          ],
        ],
      ]),
    })
  })
  it('has one name where only one was given', () => {
    expect(signOnOf(parseEnv({ ...signOn, OIDC_NAME: 'VNeID' }))?.name).toEqual({ vi: 'VNeID', en: 'VNeID' })
  })
})
