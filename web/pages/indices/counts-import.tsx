import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CountsImported } from '../../../server/core/indices/answers.ts'
import type { Convention } from '../../../server/core/reporting/typed-number.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type SentCounts, sendIndexCounts } from '../../data/send-index-counts.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './counts-import.module.css'

const conventions: readonly Convention[] = ['vi', 'en']
const conventionOf = (value: string): Convention | undefined => conventions.find((one) => one === value)

/** Published counts from a file: looked at first, then taken over whole. */
export function CountsImport() {
  const { indices } = useAllWords()
  const words = indices.import
  const format = useFormat()
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const send = useAct<SentCounts, CountsImported>(() => ({ mutationFn: sendIndexCounts }), {
    settle: ({ taken }) => (taken ? queryClient.invalidateQueries() : undefined),
  })
  const [file, setFile] = useState<File | null>(null)
  const [numbers, setNumbers] = useState<Convention | undefined>(undefined)
  const [missing, setMissing] = useState<object | null>(null)
  const [answer, setAnswer] = useState<CountsImported | null>(null)
  const said = numbers ? { numbers } : {}

  async function look() {
    setMissing(file ? null : {})
    if (!file) return
    const looked = await send.act({ file, ...said })
    if (looked) setAnswer(looked)
  }

  async function take(seen: string) {
    if (!file) return
    const done = await send.act({ file, ...said, take: seen })
    if (!done) return
    setAnswer(done)
    if (done.taken) announce(words.taken(format.number(done.values.fresh + done.values.changed)))
  }

  const changes = answer?.seen && !answer.taken ? answer.values.fresh + answer.values.changed : 0
  return (
    <Form label={words.title} submit={look} wrong={missing ?? send.fault} wide>
      <p className={formStyles.note}>{words.help}</p>
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
      <SelectField
        label={words.numbers}
        value={numbers ?? ''}
        onChange={(event) => {
          setNumbers(conventionOf(event.currentTarget.value))
          setAnswer(null)
        }}
      >
        <option value="">{words.plainNumbers}</option>
        <option value="vi">{words.vietnamese}</option>
        <option value="en">{words.english}</option>
      </SelectField>
      <div role="status">{answer ? <Found answer={answer} /> : null}</div>
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
      </div>
    </Form>
  )
}

function Found({ answer: { problems, unlisted, notices, values, taken } }: { answer: CountsImported }) {
  const { indices } = useAllWords()
  const words = indices.import
  const lang = useLang()
  const format = useFormat()
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
  const { fresh, changed, unchanged } = values
  if (taken) return <p className={formStyles.done}>{words.taken(format.number(fresh + changed))}</p>
  if (fresh + changed === 0) return <Notice face="empty" title={words.nothingNew} />
  return (
    <>
      <p className={formStyles.done}>
        {words.counts(format.number(fresh), format.number(changed), format.number(unchanged))}
      </p>
      {notices.length > 0 ? (
        <Notice face="partial" title={words.lookAt}>
          <ul className={styles.problems}>
            {notices.map((one) => (
              <li key={one.vi}>{one[lang]}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}
