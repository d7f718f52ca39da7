import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const born = () => ({
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
})

/**
 * Those who may sign in. The tables of this file are written by the sign-in library as well; `server/auth` tests that
 * they hold every field it asks for.
 */
export const people = pgTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  /** the language that mail is written in */
  lang: text('lang', { enum: ['vi', 'en'] })
    .notNull()
    .default('vi'),
  /** a role to try in a demonstration story, or a person invited by one; never somebody real */
  demonstration: boolean('demonstration').notNull().default(false),
  /** since when the person may not sign in */
  disabledAt: instant('disabled_at'),
  ...born(),
})

const owner = () =>
  text('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

/** A browser that is signed in. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: owner(),
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** when the person signed in; a session that is renewed keeps it */
    beganAt: instant('began_at').notNull().defaultNow(),
    /** when a newer token took the place of this one */
    replacedAt: instant('replaced_at'),
    ...born(),
  },
  (t) => [index('sessions_person').on(t.userId)],
)

/** How a person proves who they are: a password, or the city's single sign-on. */
export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    userId: owner(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    ...born(),
  },
  (t) => [index('accounts_person').on(t.userId)],
)

/** What was sent out and is waited for: a reset, an invitation, a second factor, the answer of the single sign-on. */
export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ...born(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
)

/** The secret of an authenticator and the recovery codes, both encrypted. */
export const secondFactors = pgTable(
  'second_factors',
  {
    id: text('id').primaryKey(),
    userId: owner(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: instant('locked_until'),
  },
  (t) => [index('second_factors_person').on(t.userId)],
)
