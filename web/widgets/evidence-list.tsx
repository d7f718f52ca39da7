import { useId } from 'react'
import { type EvidenceRow, evidenceEndings } from '../../server/core/evidence.ts'
import { useAllWords } from '../app/all-words.ts'
import { useAnnounce } from '../app/announce.tsx'
import { useFormat } from '../app/lang.tsx'
import { useEvidence } from '../data/queries.ts'
import type { EvidenceSubject } from '../data/upload-evidence.ts'
import { useAct } from '../data/use-act.ts'
import { ConfirmButton } from '../ui/confirm.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Answered } from './answered.tsx'
import styles from './evidence.module.css'
import { FaultNotice } from './fault-notice.tsx'
import { fileSize } from './file-size.ts'

type Props = { of: EvidenceSubject; canChange: boolean }

/** The files that back a value or a proposal, to be downloaded; with `canChange` those that may be can be taken away. */
export function EvidenceList({ of, canChange }: Props) {
  const { shell, evidence: words } = useAllWords()
  const title = useId()
  const answer = useEvidence(of)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-labelledby={title} className={styles.evidence}>
      <p id={title} className={styles.title}>
        {words.title}
      </p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={2} />}
        // Most values have none, and that is no fault: a line, not a notice.
        empty={() => null}
        partial={() => null}
      >
        {({ files }) =>
          files.length === 0 ? (
            <p className={styles.none}>{words.none}</p>
          ) : (
            <EvidenceFiles files={files} canChange={canChange} />
          )
        }
      </Answered>
    </div>
  )
}

/** The files alone, where what they back has said so already. */
export const EvidenceFiles = ({
  files,
  canChange,
}: {
  files: readonly EvidenceRow[]
  canChange: boolean
}) => (
  <ul className={styles.files}>
    {files.map((file) => (
      <File key={file.code} file={file} canChange={canChange} />
    ))}
  </ul>
)

function File({ file, canChange }: { file: EvidenceRow; canChange: boolean }) {
  const { forms, evidence: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const withdraw = useAct((trpc) => trpc.evidence.withdraw.mutationOptions())
  const { code, fileName, attachedBy, attachedAt, hash } = file
  return (
    <li className={styles.file}>
      <span className={styles.about}>
        <a href={`/evidence/${code}`} download={fileName} aria-label={words.download(fileName)}>
          {fileName}
        </a>
        <span className={styles.line}>{`${kindOf(file)}, ${fileSize(file.size, format)}`}</span>
        <span className={styles.line}>{words.attachedBy(attachedBy, format.instant(attachedAt))}</span>
        <span className={styles.line}>
          {words.hash}: <code>{hash}</code>
        </span>
      </span>
      {canChange && file.may.withdraw ? (
        <ConfirmButton
          look="quiet"
          label={words.withdraw}
          name={words.withdrawOf(fileName)}
          question={words.withdrawAsked(fileName)}
          yes={words.withdraw}
          no={forms.keep}
          busy={withdraw.busy}
          confirm={async () => {
            if (await withdraw.act({ code })) announce(words.withdrawn(fileName))
          }}
        />
      ) : null}
      <FaultNotice fault={withdraw.fault} />
    </li>
  )
}

const kindOf = ({ mediaType }: EvidenceRow) =>
  (evidenceEndings[mediaType as keyof typeof evidenceEndings]?.[0] ?? mediaType).toUpperCase()
