import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import {
  type TemplateId,
  templateIds,
  templatePeriod,
  templateTitle,
  templateWords,
} from '../../../server/core/briefings/templates.ts'
import { longestTitle } from '../../../server/core/file-formats.ts'
import { plain } from '../../../server/core/format.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import styles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/section.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { useToday } from '../../widgets/use-today.ts'
import { PeriodOptions } from './period-options.tsx'

/** A draft out of a template: what it is called, and of which period it speaks. */
export function NewBriefing({ close }: { close: () => void }) {
  const { forms, briefings: words } = useAllWords()
  const lang = useLang()
  const to = usePaths()
  const today = useToday()
  const [, navigate] = useLocation()
  const create = useAct((trpc) => trpc.briefings.start.mutationOptions())
  const [template, setTemplate] = useState<TemplateId>('monthly')
  const [typed, setTyped] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const { missing, check } = useMissing<'title'>()
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  if (!today) return null
  const period = chosen ?? templatePeriod(template, today)
  const title = typed ?? plain(templateTitle(template, period, lang))

  async function send() {
    if (!check({ title })) return
    const made = await create.act({ template, lang, title: title.trim(), period })
    if (made) navigate(to.briefing(made.code))
  }

  return (
    <Section title={words.create}>
      <Form label={words.create} submit={() => void send()} wrong={missing ?? create.fault} wide>
        <FaultNotice fault={create.fault} />
        <div className={styles.pair}>
          <SelectField
            ref={first}
            label={words.template}
            value={template}
            onChange={(event) => setTemplate(event.target.value as TemplateId)}
          >
            {templateIds.map((key) => (
              <option key={key} value={key}>
                {templateWords[key][lang]}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={words.period}
            hint={words.periodHelp}
            value={period}
            onChange={(event) => setChosen(event.target.value)}
          >
            <PeriodOptions today={today} chosen={period} />
          </SelectField>
        </div>
        <TextField
          label={words.name}
          required
          maxLength={longestTitle}
          autoComplete="off"
          value={title}
          error={missing && !title.trim() ? words.nameNeeded : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" look="primary" disabled={create.busy}>
            {words.start}
          </Button>
          <Button look="quiet" disabled={create.busy} onClick={close}>
            {forms.cancel}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
