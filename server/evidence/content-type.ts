import { fileTypeFromFile } from 'file-type'
import { openPromise } from 'yauzl'
import { AppError } from '../core/app-error.ts'
import { type EvidenceType, evidenceEndings } from '../core/evidence.ts'

/** Names in a container; a report with a picture on every page has some hundred. */
const mostNames = 5_000

/** Programs inside a document: those of Microsoft Office, and of OpenDocument (its part 2, 3.16). */
const programs = /(^|\/)vbaProject\.bin$|^(Basic|Scripts)\//i

const isTaken = (type: string): type is EvidenceType => Object.hasOwn(evidenceEndings, type)

/**
 * What a file is, told by its content: the name and the type that come with an upload are anybody's. Nothing is
 * unpacked but the short part in which an Office file says what it is, and that to 1 MiB at most.
 * @throws AppError evidence-bad-type, evidence-macros, evidence-encrypted
 */
export async function contentTypeOf(path: string): Promise<EvidenceType> {
  // Whatever it stumbles over is no file of a kind that is taken.
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (found?.mime === 'application/x-cfb') throw new AppError('evidence-encrypted')
  if (found && /macroenabled/i.test(found.mime)) throw new AppError('evidence-macros')
  if (!found || !isTaken(found.mime)) throw new AppError('evidence-bad-type')
  if (/opendocument|openxmlformats/.test(found.mime)) await lookInside(path)
  return found.mime
}

/** Reads the directory of a container and none of what is in it. */
async function lookInside(path: string): Promise<void> {
  const damaged = () => new AppError('evidence-bad-type')
  const zip = await openPromise(path).catch(() => Promise.reject(damaged()))
  try {
    if (zip.entryCount > mostNames) throw damaged()
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new AppError('evidence-encrypted')
      if (programs.test(entry.fileName)) throw new AppError('evidence-macros')
    }
  } catch (fault) {
    throw fault instanceof AppError ? fault : damaged()
  } finally {
    zip.close()
  }
}
