/** Files that back a reported value. Answers as they travel to the browser; instants are ISO 8601. */

/** What is taken, told by content (server/evidence/content-type.ts), and the endings by which people know it. */
export const evidenceEndings = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
} as const satisfies Record<string, readonly [string, ...string[]]>
export type EvidenceType = keyof typeof evidenceEndings

/** Bytes: a scan of some ten pages with their stamps has its place, a film has not. */
export const largestEvidence = 20_000_000

/** Signs of a file name. */
export const longestFileName = 200

/** A file kept for a value. `hash`: SHA-256 of its bytes, in hexadecimal. */
export type EvidenceRow = {
  code: string
  fileName: string
  mediaType: string
  /** bytes */
  size: number
  hash: string
  attachedBy: string
  attachedAt: string
  may: { withdraw: boolean }
}

/** Newest last. */
export type EvidenceList = { files: EvidenceRow[]; may: { attach: boolean } }
