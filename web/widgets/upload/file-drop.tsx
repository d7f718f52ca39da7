import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { buttonClass } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './upload.module.css'

type Props = {
  /** of the button */
  label: ReactNode
  primary: boolean
  /** endings and media types, as the browser takes them */
  accept: string
  busy: boolean
  /** what is chosen, or how to choose */
  says: ReactNode
  /** why the file was not taken at all; said instead */
  unfit?: ReactNode
  pick: (file: File) => void
}

/** One file, chosen or dropped. */
export function FileDrop({ label, primary, accept, busy, says, unfit, pick }: Props) {
  const id = useId()
  const [isOver, setOver] = useState(false)

  function drag(event: DragEvent, over: boolean) {
    event.preventDefault()
    setOver(over)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the field, which does the same by key
    <div
      className={classNames(styles.drop, isOver && styles.over)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        const [file] = event.dataTransfer.files
        if (file && !busy) pick(file)
      }}
    >
      <label className={classNames(buttonClass({ look: primary ? 'primary' : 'usual' }), styles.pick)}>
        {label}
        <input
          type="file"
          className="vh"
          accept={accept}
          disabled={busy}
          aria-invalid={unfit ? true : undefined}
          aria-describedby={`${id}-says`}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            // The same name again is a file that was mended meanwhile.
            currentTarget.value = ''
            if (file) pick(file)
          }}
        />
      </label>
      <p id={`${id}-says`} role={unfit ? 'alert' : undefined} className={unfit ? styles.unfit : styles.hint}>
        {unfit || says}
      </p>
    </div>
  )
}
