import { useEffect, useRef } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Notice } from '../../ui/notice.tsx'
import { FaultNotice } from '../fault-notice.tsx'
import { FileChoice } from './file-choice.tsx'
import { foundInFile, inOrder } from './found.ts'
import { MendForm } from './mend-form.tsx'
import { Mended } from './mended.tsx'
import styles from './upload.module.css'
import type { FileAnswer, UploadKind } from './upload-kind.ts'
import { type Upload, useUpload } from './use-upload.ts'

/** The file, what was found in it, and what is done with it: all of it or nothing. */
export function UploadDesk<Answer extends FileAnswer>({ kind }: { kind: UploadKind<Answer> }) {
  const upload = useUpload(kind)
  const { answer, busy, fault, taken, changed } = upload
  return (
    <div className={styles.desk}>
      <FileChoice template={kind.template} templateHint={kind.templateHint} upload={upload} />
      {busy ? <Progress upload={upload} busy={busy} writing={kind.writing} /> : null}
      {fault ? (
        <Fault upload={upload} fault={fault} />
      ) : changed && !busy && taken === null ? (
        <Notice face="partial" title={kind.changedMeanwhile} />
      ) : null}
      {taken !== null ? (
        <Taken kind={kind} taken={taken} />
      ) : answer ? (
        // Another look is another form: its fields begin empty.
        <Result key={upload.looks} kind={kind} upload={upload} answer={answer} />
      ) : null}
    </div>
  )
}

type Busy = NonNullable<Upload<unknown>['busy']>
type ProgressProps = { upload: Upload<unknown>; busy: Busy; writing: string }

function Progress({ upload, busy, writing }: ProgressProps) {
  const { upload: words } = useAllWords()
  const name = upload.picked?.name ?? ''
  const isSent = busy.share >= 1
  const says = busy.verb === 'take' ? writing : isSent ? words.checking(name) : words.sending(name)
  return (
    <div className={styles.progress}>
      <span id="upload-progress">{says}</span>
      <progress aria-labelledby="upload-progress" max={1} {...(isSent ? {} : { value: busy.share })} />
    </div>
  )
}

type FaultProps = { upload: Upload<unknown>; fault: NonNullable<Upload<unknown>['fault']> }

function Fault({ upload, fault }: FaultProps) {
  const { upload: words } = useAllWords()
  if (fault.code !== 'unreachable' && fault.httpStatus < 500) return <FaultNotice fault={fault} />
  return (
    <>
      {fault.code === 'unreachable' ? (
        <div role="alert">
          <Notice face="failed" title={words.lost} />
        </div>
      ) : (
        <FaultNotice fault={fault} />
      )}
      <div className={formStyles.buttons}>
        <Button look="primary" onClick={() => void upload.again()}>
          {words.again}
        </Button>
      </div>
    </>
  )
}

type ResultProps<Answer extends FileAnswer> = {
  kind: UploadKind<Answer>
  upload: Upload<Answer>
  answer: Answer
}

function Result<Answer extends FileAnswer>({ kind, upload, answer }: ResultProps<Answer>) {
  const { upload: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const title = useRef<HTMLHeadingElement>(null)
  const found = inOrder([...foundInFile(answer.file, format), ...kind.found(answer)])
  const asked = kind.asked(answer)
  const rows = kind.rows(answer)
  const wrong = found.length + answer.unlisted
  const says =
    wrong > 0
      ? words.toMend(format.number(wrong))
      : asked.length > 0
        ? words.toAnswer
        : rows.count === 0
          ? words.noRows
          : rows.says

  // Whoever waited for it, by eye, ear or keyboard, is taken to what was found.
  const said = useRef(says)
  useEffect(() => {
    title.current?.focus()
    announce(said.current)
  }, [announce])

  return (
    <section aria-labelledby="upload-result" className={styles.result}>
      <h2 id="upload-result" ref={title} tabIndex={-1} className={styles.sentence}>
        {says}
      </h2>
      <Notices answer={answer} />
      {wrong > 0 || asked.length > 0 ? <MendForm {...{ kind, upload, answer, found, asked }} /> : null}
      <Mended upload={upload} />
      {answer.seen !== null && rows.count > 0 ? kind.changes(upload, answer) : null}
    </section>
  )
}

function Notices({ answer: { file } }: { answer: FileAnswer }) {
  const { upload: words } = useAllWords()
  const { lang } = useFormat()
  const notices = file.filter(({ isNotice }) => isNotice)
  if (notices.length === 0) return null
  return (
    <Notice face="partial" title={words.notices}>
      <ul>
        {notices.map(({ words: said }) => (
          <li key={said.vi}>{said[lang]}</li>
        ))}
      </ul>
    </Notice>
  )
}

type TakenProps = { kind: Pick<UploadKind<never>, 'taken'>; taken: number }

function Taken({ kind, taken }: TakenProps) {
  const announce = useAnnounce()
  const title = useRef<HTMLHeadingElement>(null)
  const says = kind.taken.says(taken)
  useEffect(() => {
    title.current?.focus()
    announce(says)
  }, [announce, says])
  return (
    <section aria-labelledby="upload-taken" className={styles.result}>
      <div className={formStyles.done}>
        <h2 id="upload-taken" ref={title} tabIndex={-1} className={styles.sentence}>
          {says}
        </h2>
        <p>{kind.taken.hint}</p>
      </div>
      <div className={formStyles.buttons}>{kind.taken.onwards}</div>
    </section>
  )
}
