import type { Db } from '../db/client.ts'
import { AppError } from './core/app-error.ts'
import { errorSentence } from './core/error-words.ts'
import type { Words } from './core/words.ts'
import { receive } from './evidence/receive.ts'
import type { EvidenceStore } from './evidence/store.ts'
import { fileName } from './exports/file-name.ts'
import { makeFile } from './exports/make-file.ts'
import { createPainter } from './exports/painter.ts'
import { askingWith } from './exports/read/look.ts'
import type { Handler } from './jobs/queue.ts'
import type { AnswerStore } from './services/answer-store.ts'
import { askerOfPerson } from './services/asker-of-person.ts'
import type { Desk } from './services/context.ts'
import { openTemplate } from './services/deck-templates/open.ts'
import { beginRun, endRun, failRun, isWanted, noteStep } from './services/export-jobs/run.ts'

type Parts = {
  db: Db
  answers: () => AnswerStore
  store: EvidenceStore
  /** where templates of offices are kept */
  evidence: EvidenceStore
  desk: Pick<Desk, 'link' | 'short'>
  /** the city's clock, by which roles count; and the wall's */
  clock: () => Date
  at: () => Date
  report: (fault: unknown) => void
}

/** Milliseconds after which a file in hand learns that it is no longer wanted. */
const glance = 1_000

const gaveUp: Words = {
  vi: 'Chưa tạo được tệp này. Hãy yêu cầu lại.',
  en: 'This file could not be made. Ask for it again.',
}
const mayNoLonger: Words = {
  vi: 'Tài khoản không còn được truy cập, nên tệp không được tạo.',
  en: 'The account may no longer come in, so the file was not made.',
}

class NotWanted extends Error {}

/** Makes the files that people asked for, each with what its asker may see by then, on a thread of its own. */
export function exportWork(parts: Parts): Handler<'exports'> {
  const { db, store, evidence, at, report } = parts
  return {
    async run({ data: { id }, signal }) {
      const begun = await beginRun(db, id)
      if (!begun) return
      const { wish, title, personId, cityAt } = begun
      const painter = createPainter()
      const leave = () => void painter.close().catch(report)
      signal.addEventListener('abort', leave)
      let wanted = true
      const watch = setInterval(async () => {
        wanted = await isWanted(db, id).catch(() => true)
        if (!wanted) leave()
      }, glance)
      try {
        const now = parts.clock()
        const answers = parts.answers()
        const asker = await askerOfPerson({ db, answers, now }, personId)
        if (!asker) return await failRun(db, id, [mayNoLonger[wish.lang]], at())
        const asking = askingWith({ db, answers, now, ...asker }, parts.desk)
        const template =
          wish.template === undefined
            ? undefined
            : await openTemplate({ ...asking, desk: { evidence } }, wish.template)
        const onStep = async (step: number, steps: number) => {
          signal.throwIfAborted()
          if (!(await noteStep(db, id, step, steps))) throw new NotWanted()
        }
        const made = await makeFile(asking, { wish, title }, { painter, template, onStep, report })
        const { hash, size } = await receive(store, pieces(made.bytes))
        const name = fileName(title, wish.format, cityAt)
        await endRun(db, id, { fileName: name, hash, size, report: made.report }, at())
      } catch (fault) {
        if (!wanted || fault instanceof NotWanted) return
        if (!isOwnDoing(fault)) throw fault
        await failRun(db, id, [errorSentence(fault.code, fault.params, wish.lang)], at())
      } finally {
        clearInterval(watch)
        signal.removeEventListener('abort', leave)
        await painter.close()
      }
    },
    gaveUp: async (tx, { id, lang }) => failRun(tx, id, [gaveUp[lang]], at()),
  }
}

/** What asking again would not mend. */
const isOwnDoing = (fault: unknown): fault is AppError =>
  fault instanceof AppError && fault.httpStatus >= 400 && fault.httpStatus < 500

async function* pieces(bytes: Uint8Array) {
  yield bytes
}
