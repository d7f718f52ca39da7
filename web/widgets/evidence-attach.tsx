import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useId, useRef, useState } from 'react'
import { evidenceEndings, largestEvidence } from '../../server/core/evidence.ts'
import { useAllWords } from '../app/all-words.ts'
import { useAnnounce } from '../app/announce.tsx'
import { useFormat } from '../app/lang.tsx'
import { faultSentence } from '../data/fault.ts'
import { useTRPC } from '../data/provider.tsx'
import { type EvidenceSubject, subjectOf } from '../data/upload-evidence.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import styles from './evidence.module.css'
import { type EvidenceUpload, useEvidenceUploads } from './use-evidence-uploads.ts'

const accepted = Object.values(evidenceEndings)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',')

/** Attaches files: by a button, or by dropping them. Draws nothing where the asker may not. */
export function AttachEvidence({ of, canChange }: { of: EvidenceSubject; canChange: boolean }) {
  // Of something else, another set of files is on its way.
  return canChange ? <Attach key={Object.values(subjectOf(of)).join(' ')} of={of} /> : null
}

function Attach({ of }: { of: EvidenceSubject }) {
  const { evidence: words } = useAllWords()
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const hint = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const { uploads, send, again, drop } = useEvidenceUploads(of, async (name) => {
    announce(words.attached(name))
    await queryClient.invalidateQueries({ queryKey: trpc.evidence.list.queryKey(subjectOf(of)) })
  })

  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    send([...event.dataTransfer.files])
  }
  return (
    <div className={styles.attach}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same */}
      <div
        className={classNames(styles.zone, isOver && styles.over)}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <label className={classNames(buttonClass(), styles.choose)}>
          <input
            ref={input}
            className="vh"
            type="file"
            multiple
            accept={accepted}
            aria-describedby={hint}
            onChange={({ target }) => {
              send([...(target.files ?? [])])
              // The same file may be chosen once more.
              target.value = ''
            }}
          />
          {words.attach}
        </label>
        <span className={styles.drop}>{words.drop}</span>
        <span id={hint} className={styles.hint}>
          {words.hint(largestEvidence / 1_000_000)}
        </span>
      </div>
      {uploads.length > 0 ? (
        <ul className={styles.uploads}>
          {uploads.map((upload) => (
            <li key={upload.id}>
              <Upload
                upload={upload}
                again={() => again(upload)}
                drop={() => {
                  drop(upload.id)
                  // Its buttons are gone with it.
                  input.current?.focus()
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type UploadProps = { upload: EvidenceUpload; again: () => void; drop: () => void }

function Upload({ upload: { file, sent, fault }, again, drop }: UploadProps) {
  const { evidence: words } = useAllWords()
  const format = useFormat()
  const { name } = file
  if (!fault)
    return (
      <div className={styles.upload}>
        <span className={styles.under}>
          {sent < 1 ? words.sending(name) : words.keeping(name)}
          <progress max={1} value={sent < 1 ? sent : undefined} aria-label={words.sending(name)} />
        </span>
        <Button look="quiet" aria-label={words.stopOf(name)} onClick={drop}>
          {words.stop}
        </Button>
      </div>
    )
  // What the file itself is will be the same the next time.
  const isLost = fault.httpStatus >= 429
  return (
    <div className={styles.upload}>
      <p role="alert" className={styles.fault}>
        <strong>{words.notAttached(name)}</strong> {faultSentence(fault, format) ?? words.cutOff}
      </p>
      {isLost ? (
        <Button aria-label={words.againOf(name)} onClick={again}>
          {words.again}
        </Button>
      ) : null}
      <Button look="quiet" aria-label={words.dismissOf(name)} onClick={drop}>
        {words.dismiss}
      </Button>
    </div>
  )
}
