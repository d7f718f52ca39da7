import { createHash } from 'node:crypto'

/** SHA-256 over the very bytes of what was frozen, in hexadecimal; a text is taken as UTF-8. */
export const frozenHash = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
