import { roleWords } from '../../server/core/roles.ts'
import { districts2024 } from '../reference/offices.ts'
import { recorderOf } from './telling.ts'

const districts = new Set(districts2024.map(([code]) => code))

/** Who reports, in words: a role of an office, never a person. */
export const officerOf = (office: string): string => `Cán bộ ${recorderOf(office)}`
export const headOf = (office: string): string =>
  `${districts.has(office) ? 'Lãnh đạo' : 'Thủ trưởng'} ${recorderOf(office)}`
export const reviewer = roleWords.reviewer.vi
