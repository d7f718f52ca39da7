import { useAllWords } from '../../app/all-words.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FileDrop } from './file-drop.tsx'
import styles from './upload.module.css'
import type { UploadKind } from './upload-kind.ts'
import type { Upload } from './use-upload.ts'

type Props = Pick<UploadKind<never>, 'template' | 'templateHint'> & { upload: Upload<unknown> }

/** The template to fill in, and the file that comes back: chosen, or dropped. */
export function FileChoice({ template, templateHint, upload }: Props) {
  const { upload: words } = useAllWords()
  const { picked, unfit, busy } = upload
  return (
    <div className={styles.choice}>
      <p className={styles.template}>
        <a className={buttonClass()} href={template} download>
          <Icon name="out" />
          {words.template}
        </a>
        <span className={styles.hint}>{templateHint}</span>
      </p>
      <FileDrop
        label={picked ? words.chooseOther : words.choose}
        primary={!picked}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        busy={busy !== null}
        says={picked ? words.chosen(picked.name) : words.drop}
        unfit={unfit ? words.unfit[unfit] : undefined}
        pick={(file) => void upload.pick(file)}
      />
    </div>
  )
}
