import type { GrantRow, Me } from '../../server/core/access.ts'
import type { Role } from '../../server/core/roles.ts'
import type { OfficeRef } from '../../server/core/scorecard.ts'
import { health } from './answers.ts'

/** Who asks, where no server is. */
export const nobody: Me = {
  person: null,
  may: { managePeople: false, manageTokens: false, readAudit: false, officersOf: [] },
  ways: { signOn: null, demonstration: null, mailbox: false },
}

export const grant = (
  role: Role,
  office: OfficeRef | null = null,
  more: Partial<GrantRow> = {},
): GrantRow => ({
  code: `${role} ${office?.code ?? ''}`,
  version: 1,
  role,
  office,
  fromOn: '2024-01-01',
  toOn: null,
  delegatedBy: null,
  origin: 'given',
  inForce: true,
  ...more,
})

export const head = {
  id: 'head',
  name: 'Thủ trưởng Sở Y tế',
  email: 'thu-truong@example.vn',
  demonstration: false,
  hasPassword: true,
  hasSecondFactor: false,
  owesSecondFactor: false,
  grants: [grant('head', health)],
} satisfies Me['person']

export const asHead: Me = { ...nobody, person: head, may: { ...nobody.may, officersOf: [health] } }
