import { useAllWords } from '../../app/all-words.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { FileDrop } from '../../widgets/upload/file-drop.tsx'
import uploadStyles from '../../widgets/upload/upload.module.css'
import type { DeckUpload } from './use-deck-upload.ts'

type Props = {
  upload: DeckUpload<unknown>
  label: string
  primary: boolean
  accept: string
  hint: string
  /** what is done with it once it is there */
  working: (name: string) => string
  pick: (file: File) => void
}

/** A PowerPoint file, how far it has come, and why it was refused. */
export function DeckChoice({ upload, label, primary, accept, hint, working, pick }: Props) {
  const { decks: words } = useAllWords()
  const { name, share, fault } = upload
  return (
    <>
      <FileDrop
        label={label}
        primary={primary}
        accept={accept}
        busy={share !== null}
        says={name === null ? hint : words.chosen(name)}
        pick={pick}
      />
      {share === null || name === null ? null : (
        <label className={uploadStyles.progress}>
          <span>{share < 1 ? words.sending(name) : working(name)}</span>
          <progress max={1} {...(share < 1 ? { value: share } : {})} />
        </label>
      )}
      <FaultNotice fault={fault} />
    </>
  )
}
