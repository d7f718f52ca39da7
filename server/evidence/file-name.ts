import { type EvidenceType, evidenceEndings, longestFileName } from '../core/evidence.ts'

/** Controls, invisible signs that turn or join text, private signs and halves of pairs. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu
/** What some system takes for a folder, a drive, a stream or a pattern. */
const ofPaths = /[:*?"<>|]/g

/**
 * A name under which a file can be saved anywhere, composed (NFC). It ends as its content is called, whatever it was
 * called before: what is no program does not come back as one.
 */
export function safeFileName(given: string, type: EvidenceType): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(unseen, '')
    .replace(ofPaths, ' ')
    .replace(/\s+/g, ' ')
    // Hidden where it begins with a dot; Windows drops dots and spaces at the end.
    .replace(/^[. ]+|[. ]+$/g, '')
  const endings: readonly string[] = evidenceEndings[type]
  const [whole, base = '', ending = ''] = /^(.*)\.([^.]+)$/.exec(clean) ?? []
  const isRight = whole !== undefined && endings.includes(ending.toLowerCase())
  const tail = `.${isRight ? ending : endings[0]}`
  const head = [...(isRight ? base : clean)].slice(0, longestFileName - tail.length).join('')
  return `${head.trim() || 'minh chứng'}${tail}`
}
