import type { Vocabulary } from '../vi.ts'

export const forms: Vocabulary['forms'] = {
  find: 'Filter',
  clear: 'Clear',
  any: 'All',
  optional: '(optional)',
  cancel: 'Cancel',
  keep: 'No, keep it',
}
