import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DefinitionImported } from '../../../server/core/indices/definition-answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type SentDefinition, sendIndexDefinition } from '../../data/send-index-definition.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './index-form.module.css'

/** A whole index from a file: looked at first, then taken over whole. */
export function DefinitionImport({ close }: { close: () => void }) {
  const { indexDesk, forms } = useAllWords()
  const words = indexDesk.import
  const lang = useLang()
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const send = useAct<SentDefinition, DefinitionImported>(() => ({ mutationFn: sendIndexDefinition }), {
    settle: ({ taken }) => (taken ? queryClient.invalidateQueries() : undefined),
  })
  const [file, setFile] = useState<File | null>(null)
  const [missing, setMissing] = useState<object | null>(null)
  const [answer, setAnswer] = useState<DefinitionImported | null>(null)

  async function look() {
    setMissing(file ? null : {})
    if (!file) return
    const looked = await send.act({ file })
    if (looked) setAnswer(looked)
  }

  async function take(seen: string) {
    if (!file) return
    const done = await send.act({ file, take: seen })
    if (!done) return
    setAnswer(done)
    if (!done.taken) return
    announce(words.taken)
    close()
  }

  const changes = answer ? answer.rows.fresh + answer.rows.changed + answer.rows.gone : 0
  return (
    <Form label={words.title} submit={look} wrong={missing ?? send.fault} wide>
      <p className={formStyles.note}>{words.help}</p>
      <p>
        <a className={buttonClass()} href={`/index-definitions/template?lang=${lang}`} download>
          {words.template}
        </a>
      </p>
      <FaultNotice fault={send.fault} />
      <TextField
        type="file"
        accept=".xlsx,.csv"
        label={words.file}
        required
        error={missing ? words.fileNeeded : undefined}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null)
          setAnswer(null)
        }}
      />
      <div role="status">{answer ? <Found answer={answer} changes={changes} /> : null}</div>
      <div className={formStyles.buttons}>
        {answer?.seen && changes > 0 ? (
          <Button look="primary" disabled={send.busy} onClick={() => take(answer.seen ?? '')}>
            {words.take}
          </Button>
        ) : (
          <Button type="submit" look="primary" disabled={send.busy}>
            {words.look}
          </Button>
        )}
        <Button disabled={send.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}

function Found({ answer, changes }: { answer: DefinitionImported; changes: number }) {
  const { indexDesk } = useAllWords()
  const words = indexDesk.import
  const lang = useLang()
  const format = useFormat()
  const { problems, unlisted, found, rows } = answer
  if (problems.length > 0)
    return (
      <Notice face="failed" title={words.wrong(format.number(problems.length + unlisted))}>
        <ul className={styles.problems}>
          {problems.map((one) => (
            <li key={one.vi}>{one[lang]}</li>
          ))}
          {unlisted > 0 ? <li>{words.more(format.number(unlisted))}</li> : null}
        </ul>
      </Notice>
    )
  if (changes === 0) return <Notice face="empty" title={words.nothingNew} />
  return (
    <p className={formStyles.done}>
      {found
        ? words.found(
            found.name[lang],
            format.day(found.fromOn),
            format.number(found.components),
            format.number(found.max),
          )
        : null}{' '}
      {words.rows(
        format.number(rows.fresh),
        format.number(rows.changed),
        format.number(rows.gone),
        format.number(rows.unchanged),
      )}
    </p>
  )
}
