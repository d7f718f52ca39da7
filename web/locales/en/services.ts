import type { services as vi } from '../vi/services.ts'

export const services: typeof vi = {
  by: (service) => `By ${service}`,
  missingFirst: 'Where most is missing first; press a name to filter the rows below.',
  mostFirst: 'The most first; press a name to filter the rows below.',
  missing: 'Missing',
  all: (n) => `Show all ${n}`,
  fewer: 'Show fewer',
  others: (n) => `${n} others`,
}
