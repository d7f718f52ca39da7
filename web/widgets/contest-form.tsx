import { useEffect, useRef, useState } from 'react'
import type { PeriodId } from '../../server/core/period.ts'
import type { Words } from '../../server/core/words.ts'
import { useAllWords } from '../app/all-words.ts'
import { useAnnounce } from '../app/announce.tsx'
import { useFormat, useLang } from '../app/lang.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { Form } from '../ui/form.tsx'
import own from './contest-form.module.css'
import { FaultNotice } from './fault-notice.tsx'
import { typedFigure } from './typed-figure.ts'

export type ContestFormProps = {
  kpi: { id: string; name: Words; numerator: Words; denominator: Words | null }
  office: string
  period: PeriodId
  /** as it stands; null: there is none */
  figure: string | null
  close: () => void
}

type Typed = { numerator: string; denominator: string; reason: string; source: string }
type Wrong = Partial<Record<keyof Typed, string>>

/** What the office holds to be right, why, and what it rests on. */
export function ContestForm({ kpi, office, period, figure, close }: ContestFormProps) {
  const { contests: words, contested, forms } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const contest = useAct((trpc) => trpc.reporting.contest.mutationOptions())
  const [typed, setTyped] = useState<Typed>({ numerator: '', denominator: '', reason: '', source: '' })
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function submit() {
    const numerator = typedFigure(typed.numerator, words.wrong, format)
    const denominator = kpi.denominator
      ? typedFigure(typed.denominator, words.wrong, format)
      : { value: null }
    const found: Wrong = {
      ...('wrong' in numerator ? { numerator: numerator.wrong } : {}),
      ...('wrong' in denominator ? { denominator: denominator.wrong } : {}),
      ...(typed.reason.trim() ? {} : { reason: words.reasonHint }),
      ...(typed.source.trim() ? {} : { source: words.sourceHint }),
    }
    setWrong(Object.keys(found).length ? found : null)
    if (Object.keys(found).length || 'wrong' in numerator || 'wrong' in denominator) return
    const sent = await contest.act({
      kpi: kpi.id,
      office,
      period,
      numerator: numerator.value,
      denominator: denominator.value,
      reason: typed.reason,
      source: typed.source,
    })
    if (!sent) return
    announce(words.sent)
    close()
  }

  const field = (name: keyof Typed) => ({
    required: true,
    autoComplete: 'off',
    value: typed[name],
    error: wrong?.[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <div className={own.apart}>
      <Form
        label={words.form(kpi.name[lang], format.periodInText(period))}
        submit={submit}
        wrong={wrong ?? contest.fault}
        wide
      >
        <p className={styles.note}>
          {contested.here}: <b>{figure ?? words.noFigure}</b>
        </p>
        <FaultNotice fault={contest.fault} />
        <div className={styles.pair}>
          <TextField
            ref={first}
            label={words.numerator(kpi.numerator[lang])}
            inputMode="decimal"
            {...field('numerator')}
          />
          {kpi.denominator ? (
            <TextField
              label={words.numerator(kpi.denominator[lang])}
              inputMode="decimal"
              {...field('denominator')}
            />
          ) : null}
        </div>
        <TextField
          label={words.reason}
          hint={wrong?.reason ? undefined : words.reasonHint}
          {...field('reason')}
        />
        <TextField
          label={words.source}
          hint={wrong?.source ? undefined : words.sourceHint}
          {...field('source')}
        />
        <div className={styles.buttons}>
          <Button type="submit" look="primary" disabled={contest.busy}>
            {words.send}
          </Button>
          <Button disabled={contest.busy} onClick={close}>
            {forms.cancel}
          </Button>
        </div>
      </Form>
    </div>
  )
}
