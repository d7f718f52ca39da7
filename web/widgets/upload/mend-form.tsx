import { useState } from 'react'
import type { Correction } from '../../../server/core/reporting/report-sheet.ts'
import { type Convention, readNumber } from '../../../server/core/reporting/typed-number.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, FieldGroup, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { type Asked, type Found, placeOf, withLater } from './found.ts'
import type { Conventions } from './send-file.ts'
import styles from './upload.module.css'
import type { FileAnswer, UploadKind } from './upload-kind.ts'
import type { Upload } from './use-upload.ts'

type Props<Answer extends FileAnswer> = {
  kind: UploadKind<Answer>
  upload: Upload<Answer>
  answer: Answer
  found: Found[]
  asked: Asked[]
}

/** Everything that has to be put right, each where it stands; then the file is looked at again. */
export function MendForm<Answer extends FileAnswer>({ kind, upload, answer, found, asked }: Props<Answer>) {
  const { upload: words } = useAllWords()
  const format = useFormat()
  const { unlisted } = answer
  const place = (at: Pick<Found, 'row' | 'column'>) =>
    placeOf(at, (column) => kind.headOf(column, answer), words)
  const { mends, busy } = upload
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [said, setSaid] = useState<Conventions>({})
  const [wrong, setWrong] = useState(false)
  const isMendable = asked.length > 0 || found.some(({ mendable, leavable }) => mendable || leavable)

  function submit() {
    const open = asked.find(({ column }) => !said[column])
    if (open) {
      setWrong(true)
      return document.querySelector<HTMLInputElement>(`input[name="${open.column}"]`)?.focus()
    }
    const written = found.flatMap(({ key, row, column }): Correction[] => {
      const text = typed.get(key)
      return text === undefined || row === null || column === null ? [] : [{ row, column, text }]
    })
    const emptied = [...left].flatMap((row) => kind.leavingOut(row, answer))
    void upload.look({
      corrections: withLater(mends.corrections, [...written, ...emptied]),
      conventions: { ...mends.conventions, ...said },
    })
  }

  function leave(row: number, on: boolean) {
    const next = new Set(left)
    if (on) next.add(row)
    else next.delete(row)
    setLeft(next)
  }

  return (
    <Form submit={submit} wide>
      {isMendable && found.length > 0 ? <p className={formStyles.note}>{words.mendHint}</p> : null}
      {asked.map(({ column, head, example }) => {
        return (
          <FieldGroup
            key={column}
            required
            label={example === null ? words.askMixed(head) : words.ask(example, head)}
            error={wrong && !said[column] ? words.askAnswer : undefined}
          >
            {(['vi', 'en'] as const).map((convention) => (
              <CheckField
                key={convention}
                type="radio"
                name={column}
                checked={said[column] === convention}
                label={<Reading example={example} convention={convention} />}
                onChange={() => setSaid({ ...said, [column]: convention })}
              />
            ))}
          </FieldGroup>
        )
      })}
      {found.length > 0 ? (
        <ol className={styles.found}>
          {found.map(({ key, row, column, text, says, mendable, leavable }) => (
            <li key={key}>
              <p className={styles.wrong}>
                <b>{place({ row, column })}</b> {says}
              </p>
              {mendable ? (
                <TextField
                  label={
                    <>
                      {words.corrected}
                      <span className="vh"> ({place({ row, column })})</span>
                    </>
                  }
                  value={typed.get(key) ?? text ?? ''}
                  maxLength={2_000}
                  disabled={row !== null && left.has(row)}
                  onChange={(event) => setTyped(new Map(typed).set(key, event.target.value))}
                />
              ) : null}
              {leavable && row !== null ? (
                <CheckField
                  label={kind.leaveOut(String(row))}
                  checked={left.has(row)}
                  onChange={(event) => leave(row, event.target.checked)}
                />
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {unlisted > 0 ? <p className={formStyles.note}>{words.unlisted(format.number(unlisted))}</p> : null}
      {isMendable ? (
        <div className={formStyles.buttons}>
          <Button type="submit" look="primary" disabled={busy !== null}>
            {words.lookAgain}
          </Button>
        </div>
      ) : null}
    </Form>
  )
}

/** A number in the manner that it would be read in; without an example, the manner itself. */
function Reading({ example, convention }: { example: string | null; convention: Convention }) {
  const { upload: words, updates } = useAllWords()
  const format = useFormat()
  const reading = example === null ? null : readNumber(example, convention)
  if (reading?.kind !== 'number') return words.conventions[convention]
  const n = format.number(reading.value, 3)
  return Number.isInteger(reading.value) ? updates.pasteAsThousands(n) : updates.pasteAsDecimal(n)
}
