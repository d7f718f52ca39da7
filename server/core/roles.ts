import type { Words } from './words.ts'

/** What a person may be here. `head` and `officer` are held in an office, the others for the whole city. */
export const roles = ['leader', 'head', 'officer', 'reviewer', 'communications', 'administrator'] as const
export type Role = (typeof roles)[number]

export const roleWords: Record<Role, Words> = {
  leader: { vi: 'Lãnh đạo thành phố', en: 'City leader' },
  head: { vi: 'Thủ trưởng đơn vị', en: 'Head of office' },
  officer: { vi: 'Cán bộ đơn vị', en: 'Officer' },
  reviewer: { vi: 'Đơn vị thẩm định', en: 'Reviewer' },
  communications: { vi: 'Cán bộ truyền thông', en: 'Communications' },
  administrator: { vi: 'Quản trị hệ thống', en: 'Administrator' },
}

export const officeRoles: readonly Role[] = ['head', 'officer']
/** Roles that see every office's figures. An administrator looks after the system, not after its figures. */
export const citySight: readonly Role[] = ['leader', 'reviewer', 'communications']
/** Roles that may not sign in by a password alone. */
export const secondFactorRoles: readonly Role[] = ['reviewer', 'administrator']

/** What a role is for, beyond seeing. `own`: in the office it is held in. */
export const duties = {
  'manage-people': ['administrator'],
  'manage-tokens': ['administrator'],
  'read-audit': ['administrator'],
  'manage-officers': ['head'],
  delegate: ['head'],
  'enter-figures': ['officer', 'head'],
  'endorse-figures': ['head'],
  'approve-figures': ['reviewer'],
  /** values under way, before they are approved */
  'see-entries': ['officer', 'head', 'reviewer'],
  'lock-periods': ['reviewer'],
  'contest-figures': ['officer', 'head'],
  'decide-contests': ['reviewer'],
  'manage-catalogue': ['administrator'],
  'import-index-counts': ['administrator', 'reviewer'],
  /** events and rows of registers, as files */
  'send-rows': ['administrator', 'reviewer'],
  /** where rows come from, and whether they do */
  'read-feeds': ['administrator', 'leader', 'reviewer'],
  'manage-feeds': ['administrator'],
  'propose-targets': ['administrator', 'reviewer'],
  /** never the one who proposed it */
  'decide-targets': ['leader', 'reviewer'],
  'manage-calendar': ['administrator'],
  'keep-deck-templates': ['communications', 'administrator'],
  'manage-tasks': ['reviewer'],
  'report-tasks': ['officer', 'head'],
  'endorse-tasks': ['head'],
  'approve-tasks': ['reviewer'],
  /** and those of an office that helps */
  'note-tasks': ['officer', 'head', 'reviewer', 'leader'],
  'seal-tasks': ['reviewer'],
  'dispute-seals': ['head', 'officer'],
  'decide-disputes': ['reviewer'],
  'write-briefings': ['communications', 'reviewer', 'leader'],
} as const satisfies Record<string, readonly Role[]>
export type Duty = keyof typeof duties

/** What a token may be made for. */
export const tokenVerbs = ['figures', 'rows', 'audit', 'push'] as const
export type TokenVerb = (typeof tokenVerbs)[number]

export const tokenVerbWords: Record<TokenVerb, Words> = {
  figures: { vi: 'Đọc số liệu chỉ số', en: 'Read KPI figures' },
  rows: { vi: 'Đọc từng dòng dữ liệu', en: 'Read the rows behind' },
  audit: { vi: 'Đọc nhật ký hệ thống', en: 'Read the audit log' },
  push: { vi: 'Gửi dữ liệu vào hệ thống', en: 'Send rows in' },
}

/** An office's officers, where nobody has set another number. */
export const usualOfficerCap = 10
/** NIST SP 800-63B-4, 3.1.1.2: at least 15 signs where the password is the only factor; no rule of composition. */
export const shortestPassword = 15
export const longestPassword = 128

/** Who the demonstration offers to try this role as. */
export const demonstrationId = (role: Role): string => `demonstration-${role}`
