import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Taken } from '../../../server/core/ingest/answers.ts'
import {
  flowIds,
  isTargetId,
  registerIds,
  type TargetId,
  targets,
} from '../../../server/core/ingest/targets.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type SentRows, sendRows } from '../../data/send-rows.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { ColumnTable } from './column-table.tsx'
import { RowsFound } from './rows-found.tsx'
import styles from './rows-in.module.css'

export function RowsForm() {
  const { rowsIn: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const send = useAct<SentRows, Taken>(() => ({ mutationFn: sendRows }), {
    settle: ({ dryRun }) => (dryRun ? undefined : queryClient.invalidateQueries()),
  })
  const [target, setTarget] = useState<TargetId>('dossiers')
  const [file, setFile] = useState<File | null>(null)
  const [missing, setMissing] = useState<object | null>(null)
  const [answer, setAnswer] = useState<Taken | null>(null)
  const [sending, setSending] = useState({ dryRun: true, share: 0 })

  async function go(dryRun: boolean) {
    setMissing(file ? null : {})
    if (!file) return
    setSending({ dryRun, share: 0 })
    const found = await send.act({
      file,
      target,
      dryRun,
      progress: (share) => setSending({ dryRun, share }),
    })
    if (!found) return
    setAnswer(found)
    if (!dryRun) announce(words.taken(format.number(changesIn(found)), format.number(found.rows.refused)))
  }

  const isReady = answer?.dryRun === true && changesIn(answer) > 0
  const options = (ids: readonly TargetId[]) =>
    ids.map((id) => (
      <option key={id} value={id}>
        {targets[id].name[lang]}
      </option>
    ))
  return (
    <Form label={words.title} submit={() => go(true)} wrong={missing ?? send.fault} wide>
      <FaultNotice fault={send.fault} />
      <SelectField
        label={words.what}
        value={target}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          if (isTargetId(chosen)) setTarget(chosen)
          setAnswer(null)
        }}
      >
        <optgroup label={words.flows}>{options(flowIds)}</optgroup>
        <optgroup label={words.registers}>{options(registerIds)}</optgroup>
      </SelectField>
      <TextField
        type="file"
        accept=".csv,.ndjson,.jsonl,.gz"
        label={words.file}
        hint={words.fileHint}
        required
        error={missing ? words.fileNeeded : undefined}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null)
          setAnswer(null)
        }}
      />
      {send.busy ? (
        <div className={styles.progress}>
          <span id="rows-progress">
            {sending.dryRun ? words.looking : words.taking}: {words.sent(format.share(sending.share))}
          </span>
          <progress aria-labelledby="rows-progress" max={1} value={sending.share} />
        </div>
      ) : null}
      <div role="status">{answer && !send.busy ? <RowsFound answer={answer} /> : null}</div>
      <div className={formStyles.buttons}>
        {isReady ? (
          <Button look="primary" disabled={send.busy} onClick={() => void go(false)}>
            {words.take}
          </Button>
        ) : (
          <Button type="submit" look="primary" disabled={send.busy}>
            {words.look}
          </Button>
        )}
      </div>
      <ColumnTable target={target} />
    </Form>
  )
}

const changesIn = ({ rows }: Taken): number => rows.fresh + rows.corrected + rows.retracted
