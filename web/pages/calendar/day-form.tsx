import { useEffect, useRef, useState } from 'react'
import type { CalendarDay } from '../../../server/core/calendar-answer.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, FieldGroup, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'

const faults = { 'bad-day': 'day', 'day-as-usual': 'day', 'name-needed': 'nameVi' } as const

type Props = {
  /** absent: a day that is like its weekday so far */
  changed: CalendarDay | undefined
  close: () => void
  saved: (told: string) => void
}

/** What a day is, why, and by which document. */
export function DayForm({ changed, close, saved }: Props) {
  const { calendar: words, forms } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const set = useAct((trpc) => trpc.calendar.set.mutationOptions())
  const { errors, rest } = useFaultBeside(set.fault, faults)
  const [draft, setDraft] = useState({
    day: changed?.day ?? '',
    working: changed?.working ?? false,
    nameVi: changed?.name.vi ?? '',
    nameEn: changed?.name.en ?? '',
    document: changed?.document ?? '',
  })
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function submit() {
    const { day, working, nameVi, nameEn, document } = draft
    const done = await set.act({
      day,
      working,
      name: { vi: nameVi, en: nameEn },
      document: document || null,
      seen: changed?.version ?? null,
    })
    if (!done) return
    const told = words.saved(format.day(day))
    announce(told)
    saved(told)
  }

  const text = (key: 'nameVi' | 'nameEn' | 'document') => ({
    value: draft[key],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [key]: event.target.value }),
  })
  return (
    <Form
      label={changed ? words.formTitle.change : words.formTitle.new}
      submit={submit}
      wrong={set.fault}
      wide
    >
      <FaultNotice fault={rest} />
      <div className={formStyles.pair}>
        <TextField
          ref={first}
          type="date"
          label={words.day}
          required
          disabled={changed !== undefined}
          error={errors.day}
          value={draft.day}
          onChange={(event) => setDraft({ ...draft, day: event.target.value })}
        />
        <FieldGroup label={words.kind} required>
          {[false, true].map((working) => (
            <CheckField
              key={String(working)}
              type="radio"
              name="calendar-kind"
              label={working ? words.isWorked : words.isOff}
              checked={draft.working === working}
              disabled={changed !== undefined}
              onChange={() => setDraft({ ...draft, working })}
            />
          ))}
        </FieldGroup>
        <TextField label={words.nameVi} required error={errors.nameVi} {...text('nameVi')} />
        <TextField label={words.nameEn} required {...text('nameEn')} />
      </div>
      <TextField
        label={words.document}
        optional={words.optional}
        hint={words.documentHint}
        {...text('document')}
      />
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={set.busy}>
          {words.save}
        </Button>
        <Button disabled={set.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
