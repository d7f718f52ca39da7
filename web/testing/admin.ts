import type {
  AuditPage,
  AuditRow,
  Me,
  OfficePeople,
  PeoplePage,
  PersonRow,
  TokenRow,
} from '../../server/core/access.ts'
import { auditVerbs } from '../../server/core/access.ts'
import { health } from './answers.ts'
import { grant, nobody } from './people.ts'

/** People, tokens and entries of the log, where no server is. */
export const administrator: Me = {
  ...nobody,
  person: {
    id: 'admin',
    name: 'Quản trị A',
    email: 'quan-tri@example.vn',
    demonstration: false,
    hasPassword: true,
    hasSecondFactor: true,
    owesSecondFactor: false,
    grants: [grant('administrator')],
  },
  may: { managePeople: true, manageTokens: true, readAudit: true, officersOf: [] },
}

export const personRow = (more: Partial<PersonRow> = {}): PersonRow => ({
  id: 'officer',
  name: 'Cán bộ B',
  email: 'can-bo-b@example.vn',
  version: '2024-11-20T02:00:00.000Z',
  state: 'active',
  demonstration: false,
  hasSecondFactor: false,
  lastSeenAt: '2024-11-21T02:30:00.000Z',
  grants: [grant('officer', health)],
  ...more,
})

export const pageOf = <Row>(rows: Row[]) => ({ rows, found: rows.length, page: 1, pages: 1, size: 25 })

export const peoplePage = (...rows: PersonRow[]): PeoplePage => pageOf(rows)

export const officePeople = (...people: PersonRow[]): OfficePeople => ({
  office: health,
  people,
  officers: 1,
  cap: 10,
})

export const tokenRow = (more: Partial<TokenRow> = {}): TokenRow => ({
  id: 'token',
  name: 'Kho dữ liệu',
  hint: 'dgd_1234',
  verbs: ['figures'],
  offices: null,
  state: 'active',
  createdBy: 'Quản trị A',
  createdAt: '2024-11-01T02:00:00.000Z',
  expiresAt: '2099-01-30T02:00:00.000Z',
  revokedAt: null,
  lastUsedAt: null,
  lastUsedFrom: null,
  ...more,
})

export const auditRow = (more: Partial<AuditRow> = {}): AuditRow => ({
  number: 7,
  at: '2024-11-22T03:04:05.000Z',
  actor: { kind: 'person', id: 'admin', name: 'Quản trị A' },
  actingAs: 'administrator',
  address: '192.0.2.7',
  verb: 'grant.given',
  subject: { kind: 'person', id: 'officer', name: 'Cán bộ B' },
  office: health,
  before: null,
  after: { role: 'officer', office: 'SYT', fromOn: '2024-11-22', toOn: null },
  hash: 'abc123',
  ...more,
})

export const auditPage = (...rows: AuditRow[]): AuditPage => ({ ...pageOf(rows), verbs: [...auditVerbs] })
