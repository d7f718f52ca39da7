import { type DragEvent, useId, useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { buttonClass } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './upload.module.css'
import type { UploadKind } from './upload-kind.ts'
import type { Upload } from './use-upload.ts'

type Props = Pick<UploadKind<never>, 'template' | 'templateHint'> & { upload: Upload<unknown> }

/** The template to fill in, and the file that comes back: chosen, or dropped. */
export function FileChoice({ template, templateHint, upload }: Props) {
  const { upload: words } = useAllWords()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const { picked, unfit, busy } = upload

  function drag(event: DragEvent, over: boolean) {
    event.preventDefault()
    setOver(over)
  }

  return (
    <div className={styles.choice}>
      <p className={styles.template}>
        <a className={buttonClass()} href={template} download>
          <Icon name="out" />
          {words.template}
        </a>
        <span className={styles.hint}>{templateHint}</span>
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the field, which does the same by key */}
      <div
        className={classNames(styles.drop, isOver && styles.over)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false)
          const [file] = event.dataTransfer.files
          if (file && !busy) void upload.pick(file)
        }}
      >
        <label className={classNames(buttonClass({ look: picked ? 'usual' : 'primary' }), styles.pick)}>
          {picked ? words.chooseOther : words.choose}
          <input
            type="file"
            className="vh"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            disabled={busy !== null}
            aria-invalid={unfit ? true : undefined}
            aria-describedby={`${id}-says`}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              // The same name again is a file that was mended meanwhile.
              currentTarget.value = ''
              if (file) void upload.pick(file)
            }}
          />
        </label>
        <p
          id={`${id}-says`}
          role={unfit ? 'alert' : undefined}
          className={unfit ? styles.unfit : styles.hint}
        >
          {unfit ? words.unfit[unfit] : picked ? words.chosen(picked.name) : words.drop}
        </p>
      </div>
    </div>
  )
}
