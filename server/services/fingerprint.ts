import { createHash } from 'node:crypto'

/** Of what something was held against, line by line: the same lines give the same text, so that a change meanwhile shows. */
export const fingerprint = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('base64url')
