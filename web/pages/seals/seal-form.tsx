import { useState } from 'react'
import type { SealList } from '../../../server/core/seals/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/section.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { shortHash } from './hash-text.tsx'
import { periodsToSeal } from './periods-to-seal.ts'

/** Freezes a period as it stands now; one that is frozen already only with a reason. */
export function SealForm({ list }: { list: SealList }) {
  const { forms, seals: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const seal = useAct((trpc) => trpc.seals.seal.mutationOptions())
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const { missing, check } = useMissing<'code' | 'reason'>()
  const isSealed = list.seals.some((one) => one.code === code)
  const isComplete = code !== '' && (!isSealed || reason.trim() !== '')
  const named = (period: string) =>
    list.seals.some((one) => one.code === period)
      ? words.sealedBefore(format.period(period))
      : format.period(period)

  const ask = () => check({ code, reason: isSealed ? reason : '-' })

  async function act() {
    const made = await seal.act({ code, ...(isSealed ? { reason: reason.trim() } : {}) })
    if (!made) return
    const said = words.sealedNow(format.period(made.code), shortHash(made.hash))
    setCode('')
    setReason('')
    setDone(said)
    announce(said)
  }

  return (
    <Section title={words.seal}>
      <Form label={words.seal} submit={ask} wrong={missing ?? seal.fault} wide>
        <p className={formStyles.note}>{words.sealHelp}</p>
        {done ? <p className={formStyles.done}>{done}</p> : null}
        <FaultNotice fault={seal.fault} />
        <SelectField
          label={words.period}
          required
          value={code}
          error={missing?.code && !code ? words.periodNeeded : undefined}
          onChange={(event) => {
            setCode(event.target.value)
            setDone(null)
          }}
        >
          <option value="">{words.choosePeriod}</option>
          {periodsToSeal(list.today).map((period) => (
            <option key={period} value={period}>
              {named(period)}
            </option>
          ))}
        </SelectField>
        {isSealed ? (
          <TextField
            label={words.reason}
            hint={words.reasonHint}
            required
            maxLength={1000}
            autoComplete="off"
            value={reason}
            error={missing?.reason && !reason.trim() ? words.reasonNeeded : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        <div className={formStyles.buttons}>
          {isComplete ? (
            <ConfirmButton
              label={words.sealVerb}
              name={`${words.sealVerb} ${format.periodInText(code)}`}
              question={words.sealAsk(format.periodInText(code))}
              yes={words.sealVerb}
              no={forms.cancel}
              busy={seal.busy}
              confirm={act}
            />
          ) : (
            <Button type="submit">{words.sealVerb}</Button>
          )}
        </div>
      </Form>
    </Section>
  )
}
