import { ReadingStopped } from './problem.ts'

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const zips = ['504b0304', '504b0506'].map((hex) => Buffer.from(hex, 'hex'))
const byteOrderMarks = ['efbbbf', 'fffe', 'feff'].map((hex) => Buffer.from(hex, 'hex'))
/** Pages and documents that are text: Excel itself saves some of them under the name .xls. */
const otherText = /^\s*(?:%PDF-|\{\\rtf|<(?:!doctype|html|\?xml|table)\b)/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these, nearly every other file has.
const control = /[\0-\x08\x0e-\x1f]/
const headSize = 4_096

const begins = (bytes: Buffer, mark: Buffer) => bytes.subarray(0, mark.length).equals(mark)

/**
 * Told by the content alone: names and types that come with an upload are anybody's.
 * @throws ReadingStopped empty-file, encrypted, old-excel, not-a-sheet
 */
export function kindOfFile(bytes: Buffer): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw new ReadingStopped('empty-file')
  if (zips.some((mark) => begins(bytes, mark))) return 'xlsx'
  if (begins(bytes, compoundFile)) throw new ReadingStopped(kindOfCompoundFile(bytes))
  if (byteOrderMarks.some((mark) => begins(bytes, mark))) return 'csv'
  const head = bytes.toString('latin1', 0, headSize)
  if (control.test(head) || otherText.test(head)) throw new ReadingStopped('not-a-sheet')
  return 'csv'
}

/** A workbook with a password is wrapped into the container of the old Office files; its streams have names in UTF-16. */
function kindOfCompoundFile(bytes: Buffer) {
  const names = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (names('EncryptedPackage')) return 'encrypted'
  return names('Workbook') || names('Book') ? 'old-excel' : 'not-a-sheet'
}
