import type { Vocabulary } from '../vi.ts'

export const grants: Vocabulary['grants'] = {
  from: (day) => `from ${day}`,
  span: (from, to) => `from ${from} to ${to}`,
  lentBy: (name) => `delegated by ${name}`,
  bySignOn: 'by a group of the city’s single sign-on',
  standings: { inForce: 'in force', toCome: 'to come', resting: 'suspended', past: 'over' },
}
