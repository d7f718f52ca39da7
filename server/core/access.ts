import type { Day } from './day.ts'
import type { Role, TokenVerb } from './roles.ts'
import type { OfficeRef } from './scorecard.ts'
import type { Words } from './words.ts'

/** Answers about people and rights, as they travel to the browser. Instants are ISO 8601. */

/** A role that a person holds or has held. `version` says which state of it was seen. */
export type GrantRow = {
  code: string
  version: number
  role: Role
  office: OfficeRef | null
  fromOn: Day
  /** the last day; null: until further notice */
  toOn: Day | null
  /** who lent it */
  delegatedBy: { id: string; name: string } | null
  origin: 'given' | 'sign-on'
  /** whether it counts today */
  inForce: boolean
}

/** Who asks, and what may be offered to them. */
export type Me = {
  person: {
    id: string
    name: string
    email: string
    demonstration: boolean
    hasPassword: boolean
    hasSecondFactor: boolean
    /** true: nothing else is possible until a second factor is set up */
    owesSecondFactor: boolean
    grants: GrantRow[]
  } | null
  may: {
    managePeople: boolean
    manageTokens: boolean
    readAudit: boolean
    /** offices whose officers the person manages, as head */
    officersOf: OfficeRef[]
  }
  /** ways to sign in that there are here */
  ways: {
    /** the name of the city's single sign-on; null: there is none */
    signOn: Words | null
    /** roles to try by one press; null outside a demonstration or once a real person exists */
    demonstration: Role[] | null
    /** mail can be read on a page here, because nothing sends it */
    mailbox: boolean
  }
}

/** What comes after a password. */
export type SignedIn = { next: 'done' | 'second-factor' | 'enrol' }

export type SessionRow = {
  id: string
  current: boolean
  address: string
  /** the browser as it names itself */
  browser: string
  beganAt: string
  lastSeenAt: string
}

/** A second factor being set up. `square`: a QR code, row by row, `1` dark and `0` light. */
export type Enrolment = { uri: string; secret: string; square: string[]; recoveryCodes: string[] }

/** What an invitation or a reset is for. */
export type Letter = { kind: 'invitation' | 'reset'; name: string; email: string }

export type PersonRow = {
  id: string
  name: string
  email: string
  /** when it was read, and expected again when it is changed */
  version: string
  state: 'active' | 'invited' | 'disabled'
  demonstration: boolean
  hasSecondFactor: boolean
  lastSeenAt: string | null
  /** those in force, to come and past, newest first */
  grants: GrantRow[]
}

export type PeoplePage = {
  rows: PersonRow[]
  found: number
  page: number
  pages: number
  size: number
}

/** The people of one office, as its head sees them. */
export type OfficePeople = {
  office: OfficeRef
  people: PersonRow[]
  officers: number
  cap: number
}

export type TokenRow = {
  id: string
  name: string
  hint: string
  verbs: TokenVerb[]
  /** null: every office */
  offices: OfficeRef[] | null
  state: 'active' | 'expired' | 'revoked'
  createdBy: string
  createdAt: string
  expiresAt: string
  revokedAt: string | null
  lastUsedAt: string | null
  lastUsedFrom: string | null
}

export const auditVerbs = [
  'session.begun',
  'session.refused',
  'session.ended',
  'sessions.ended',
  'second-factor.added',
  'second-factor.removed',
  'recovery-codes.renewed',
  'password.changed',
  'password.reset-asked',
  'password.reset',
  'invitation.accepted',
  'person.created',
  'person.invited',
  'person.disabled',
  'person.enabled',
  'grant.given',
  'grant.ended',
  'officers.capped',
  'token.created',
  'token.revoked',
  'audit.exported',
  'figures.exported',
  'export.asked',
  'export.cancelled',
  'figures.entered',
  'figures.discarded',
  'figures.submitted',
  'figures.withdrawn',
  'figures.endorsed',
  'figures.given-back',
  'figures.returned',
  'figures.approved',
  'period.locked',
  'period.reopened',
  'contest.opened',
  'contest.decided',
  'definition.recorded',
  'target.proposed',
  'target.approved',
  'target.refused',
  'evidence.attached',
  'evidence.withdrawn',
  'deck-template.kept',
  'deck-template.withdrawn',
  'proposals.entered',
  'proposals.discarded',
  'proposals.submitted',
  'proposals.withdrawn',
  'proposals.endorsed',
  'proposals.given-back',
  'proposals.returned',
  'proposals.refused',
  'proposals.approved',
  'task.created',
  'task.amended',
  'task.stopped',
  'task.resumed',
  'task.handed-over',
  'task.split',
  'task.step-set',
  'task.noted',
  'tasks.imported',
  'calendar.set',
  'calendar.cleared',
  'feed.saved',
  'feed.paused',
  'feed.resumed',
  'feed.ended',
  'feed.asked',
  'filter.saved',
  'filter.dropped',
  'seal.made',
  'dispute.opened',
  'dispute.answered',
  'office.recorded',
  'index-counts.imported',
  'briefing.started',
  'briefing.saved',
  'briefing.discarded',
  'briefing.issued',
  'rows.taken',
  'index.recorded',
] as const
export type AuditVerb = (typeof auditVerbs)[number]

export type AuditRow = {
  number: number
  at: string
  actor: { kind: 'person' | 'machine' | 'terminal' | 'public'; id: string; name: string }
  actingAs: string
  address: string
  verb: AuditVerb
  subject: { kind: string; id: string; name: string | null }
  office: OfficeRef | null
  before: unknown
  after: unknown
  hash: string
}

export type AuditPage = {
  rows: AuditRow[]
  found: number
  page: number
  pages: number
  size: number
  verbs: AuditVerb[]
}

/** Mail that nothing sends, readable in a demonstration. */
export type MailRow = {
  id: number
  recipient: string
  subject: string
  body: string
  createdAt: string
}
