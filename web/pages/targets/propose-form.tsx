import { useState } from 'react'
import type { TargetProposal, TargetRow } from '../../../server/core/reporting/target-answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useLang } from '../../app/lang.tsx'
import type { TargetsPage } from '../../data/questions.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import { readLevel, typedLevel } from './typed-target.ts'

type Props = {
  page: TargetsPage
  /** the one in force that another shall take the place of */
  replaces: TargetRow | undefined
  /** the year that a new one is usually for */
  year: string
  close: () => void
  sent: () => void
}
type Errors = Partial<Record<keyof TargetProposal, string>>

/** A target as somebody proposes it; it applies once another approves it. */
export function ProposeForm({ page, replaces, year, close, sent }: Props) {
  const { targets: words, forms } = useAllWords()
  const lang = useLang()
  const announce = useAnnounce()
  const propose = useAct((trpc) => trpc.catalogue.propose.mutationOptions())
  const unitOf = (id: string) => page.kpis.find((one) => one.id === id)?.unit ?? 'count'
  const typed = (level: number | null | undefined) =>
    replaces && typeof level === 'number' ? typedLevel(level, unitOf(replaces.kpi), lang) : ''
  const [draft, setDraft] = useState({
    kpi: replaces?.kpi ?? '',
    office: replaces?.office ?? '',
    fromOn: replaces?.fromOn ?? `${year}-01-01`,
    dueOn: replaces?.dueOn ?? `${year}-12-31`,
    level: typed(replaces?.level),
    fromLevel: typed(replaces?.fromLevel),
    document: replaces?.document ?? '',
  })
  const [wrong, setWrong] = useState<{ errors: Errors } | null>(null)
  const kpi = page.kpis.find(({ id }) => id === draft.kpi)
  const isShare = kpi?.unit === 'share'

  async function submit() {
    const unit = unitOf(draft.kpi)
    const level = readLevel(draft.level, unit)
    const fromLevel = readLevel(draft.fromLevel, unit)
    const errors: Errors = {}
    if ('refused' in level) errors.level = words[level.refused]
    else if (level.value === null) errors.level = words.badNumber
    if ('refused' in fromLevel) errors.fromLevel = words[fromLevel.refused]
    if ('refused' in level || level.value === null || 'refused' in fromLevel) return setWrong({ errors })
    const done = await propose.act({
      targets: [
        {
          ...draft,
          level: level.value,
          fromLevel: fromLevel.value,
          document: draft.document || null,
          replaces: replaces?.code ?? null,
        },
      ],
    })
    if (!done) return setWrong(null)
    for (const { field, why } of done.faults) errors[field === 'replaces' ? 'kpi' : field] = words.faults[why]
    setWrong(done.faults.length > 0 ? { errors } : null)
    if (done.faults.length > 0) return
    announce(words.sent)
    sent()
  }

  const errors = wrong?.errors ?? {}
  const text = (key: keyof typeof draft) => ({
    value: draft[key],
    error: errors[key],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [key]: event.target.value }),
  })
  const isFixed = replaces !== undefined
  return (
    <Form label={words.propose} submit={submit} wrong={wrong ?? propose.fault} wide>
      <FaultNotice fault={propose.fault} />
      <div className={formStyles.pair}>
        <SelectField label={words.kpi} required disabled={isFixed} {...text('kpi')}>
          <option value="">{words.choose}</option>
          {page.kpis.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[lang]}
            </option>
          ))}
        </SelectField>
        <SelectField label={words.office} required disabled={isFixed} {...text('office')}>
          <option value="">{words.choose}</option>
          {page.offices
            .filter(({ kind }) => kind === 'city')
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name[lang]}
              </option>
            ))}
          <OfficeOptions />
        </SelectField>
        <TextField type="date" label={words.from} required {...text('fromOn')} />
        <TextField type="date" label={words.due} required {...text('dueOn')} />
        <TextField
          label={isShare || !kpi ? words.levelShare : words.levelCount(kpi.noun[lang])}
          hint={isShare || !kpi ? words.levelHint : words.levelHintCount}
          inputMode="decimal"
          required
          {...text('level')}
        />
        <TextField
          label={words.fromLevel}
          hint={words.fromLevelHint}
          optional={words.optional}
          inputMode="decimal"
          {...text('fromLevel')}
        />
      </div>
      <SelectField label={words.document} optional={words.optional} {...text('document')}>
        <option value="">{words.noDocument}</option>
        {page.documents.map(({ code, title }) => (
          <option key={code} value={code}>
            {title[lang]}
          </option>
        ))}
      </SelectField>
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={propose.busy}>
          {words.send}
        </Button>
        <Button disabled={propose.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
