import { useState } from 'react'
import { useLocation } from 'wouter'
import { isDay } from '../../../server/core/day.ts'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, FieldGroup, SelectField, TextAreaField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import styles from './new-task.module.css'

type Props = { today: string; offices: readonly OfficeRef[] }

/** The six things, who leads and helps, what assigns it, and by when. */
export function NewTaskForm({ today, offices }: Props) {
  const { forms, task: words } = useAllWords()
  const lang = useLang()
  const to = usePaths()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const { fresh, clearThings, wrong: says } = words
  const create = useAct((trpc) => trpc.tasks.create.mutationOptions())
  const [isDated, setDated] = useState(true)
  const [helping, setHelping] = useState<readonly string[]>([])
  const { typed, wrong, field, check } = useTyped({
    nameVi: '',
    nameEn: '',
    office: '',
    person: '',
    responsibility: '',
    product: '',
    authority: '',
    assignedBy: '',
    year: today.slice(0, 4),
    dueOn: '',
    note: '',
  })

  async function submit() {
    const text = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [name, value.trim()]),
    ) as typeof typed
    const isRight = check({
      nameVi: !text.nameVi && says.name,
      office: !text.office && says.office,
      person: !text.person && says.person,
      responsibility: !text.responsibility && says.responsibility,
      product: !text.product && says.product,
      authority: !text.authority && says.authority,
      assignedBy: !text.assignedBy && says.assignedBy,
      dueOn: isDated && !isDay(text.dueOn) && says.dueOn,
      note: !isDated && !text.note && says.noDeadlineReason,
    })
    if (!isRight) return
    const created = await create.act({
      work: { vi: text.nameVi, en: text.nameEn || text.nameVi },
      office: text.office,
      coordinating: helping.filter((code) => code !== text.office),
      person: text.person,
      responsibility: text.responsibility,
      product: text.product,
      authority: text.authority,
      assignedBy: text.assignedBy,
      year: Number(text.year),
      dueOn: isDated ? text.dueOn : null,
      note: isDated ? null : text.note,
    })
    if (!created) return
    announce(words.title(created.code))
    navigate(to.task(created.code))
  }

  const nameOf = (code: string) => offices.find((office) => office.code === code)?.name[lang] ?? code
  return (
    <div className={styles.room}>
      <Form label={fresh.title} submit={() => void submit()} wrong={wrong ?? create.fault} wide>
        <TextAreaField
          autoFocus
          required
          rows={2}
          maxLength={500}
          label={fresh.work}
          hint={fresh.hints.work}
          {...field('nameVi')}
        />
        <TextField
          maxLength={500}
          label={fresh.workEn}
          optional={forms.optional}
          hint={fresh.hints.workEn}
          {...field('nameEn')}
        />
        <div className={formStyles.pair}>
          <SelectField required label={fresh.office} {...field('office')}>
            <option value="">{fresh.chooseOffice}</option>
            <OfficeOptions />
          </SelectField>
          <TextField
            required
            maxLength={300}
            label={clearThings.person}
            hint={fresh.hints.person}
            {...field('person')}
          />
        </div>
        <div className={styles.helping}>
          <SelectField
            label={fresh.helping}
            optional={forms.optional}
            value=""
            onChange={({ target }) => target.value && setHelping([...helping, target.value])}
          >
            <option value="">{fresh.addHelping}</option>
            <OfficeOptions without={[typed.office, ...helping]} />
          </SelectField>
          {helping.length > 0 ? (
            <ul className={styles.chosen}>
              {helping.map((code) => (
                <li key={code}>
                  {nameOf(code)}
                  <Button
                    look="quiet"
                    aria-label={fresh.removeHelping(nameOf(code))}
                    onClick={() => setHelping(helping.filter((one) => one !== code))}
                  >
                    ×
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <TextField
          required
          maxLength={500}
          label={clearThings.responsibility}
          hint={fresh.hints.responsibility}
          {...field('responsibility')}
        />
        <TextField
          required
          maxLength={500}
          label={clearThings.product}
          hint={fresh.hints.product}
          {...field('product')}
        />
        <TextField
          required
          maxLength={300}
          label={clearThings.authority}
          hint={fresh.hints.authority}
          {...field('authority')}
        />
        <div className={styles.assigned}>
          <TextField
            required
            maxLength={300}
            label={words.assignedBy}
            hint={fresh.hints.assignedBy}
            {...field('assignedBy')}
          />
          <SelectField required label={fresh.year} {...field('year')}>
            {[0, 1].map((more) => (
              <option key={more} value={String(Number(today.slice(0, 4)) + more)}>
                {Number(today.slice(0, 4)) + more}
              </option>
            ))}
          </SelectField>
        </div>
        <FieldGroup required label={fresh.time}>
          <CheckField
            type="radio"
            name="deadline"
            label={fresh.withDeadline}
            checked={isDated}
            onChange={() => setDated(true)}
          />
          <CheckField
            type="radio"
            name="deadline"
            label={fresh.withoutDeadline}
            checked={!isDated}
            onChange={() => setDated(false)}
          />
        </FieldGroup>
        {isDated ? (
          <TextField required type="date" className={styles.day} label={fresh.dueOn} {...field('dueOn')} />
        ) : (
          <TextAreaField
            required
            rows={2}
            maxLength={1_000}
            label={fresh.noDeadlineReason}
            hint={fresh.noDeadlineHint}
            {...field('note')}
          />
        )}
        <FaultNotice fault={create.fault} />
        <div className={formStyles.buttons}>
          <Button type="submit" look="primary" disabled={create.busy}>
            {fresh.submit}
          </Button>
        </div>
      </Form>
    </div>
  )
}
