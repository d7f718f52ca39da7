import { isDay } from '../../../server/core/day.ts'
import type { ItemRow } from '../../../server/core/items/answers.ts'
import type { ItemRegister } from '../../../server/core/proposals/milestones.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import type { Said } from '../../data/drafts/use-proposal-drafts.ts'
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import { useToday } from '../../widgets/use-today.ts'
import type { Change } from './item-panel.tsx'
import styles from './items.module.css'
import { ProposeFoot } from './propose-foot.tsx'
import { usePropose } from './use-propose.ts'

type Props = {
  register: ItemRegister
  row: ItemRow
  change: Change
  close: () => void
  done: (said: string) => void
}

/** Asks that an item leaves its list, goes over into another, or to another office. */
export function ChangeForm({ register, row, change, close, done }: Props) {
  const { items: words } = useAllWords()
  const lang = useLang()
  const today = useToday()
  const { propose, refusal: refused, fault, busy } = usePropose()
  const { typed, wrong, field, check } = useTyped({
    from: today ?? '',
    into: '',
    to: '',
    reason: '',
    document: '',
  })

  function saidOf(): Said {
    const { from, into, to } = typed
    const because = { from, reason: typed.reason.trim(), document: typed.document.trim() || null }
    if (change === 'retire') return { kind: 'retire', content: because }
    return change === 'merge'
      ? { kind: 'merge', content: { ...because, into: into.trim() } }
      : { kind: 'hand-over', content: { ...because, to } }
  }

  async function submit() {
    const isRight = check({
      from: !isDay(typed.from) && words.wrong.day,
      into: change === 'merge' && !typed.into.trim() && words.wrong.into,
      to: change === 'hand-over' && !typed.to && words.wrong.to,
      reason: !typed.reason.trim() && words.wrong.reason,
    })
    if (isRight && (await propose({ register, item: row.code }, saidOf(), null)))
      done(words.asked(row.name[lang]))
  }

  const from = {
    retire: words.form.retireFrom,
    merge: words.form.mergeFrom,
    'hand-over': words.form.handOverFrom,
  }
  return (
    <Form label={words.ask[change]} submit={() => void submit()} wrong={wrong ?? fault} wide>
      <h2 className={styles.heading}>{words.ask[change]}</h2>
      {change === 'merge' ? (
        <TextField required autoFocus label={words.form.into} hint={words.form.intoHint} {...field('into')} />
      ) : null}
      {change === 'hand-over' ? (
        <SelectField required autoFocus label={words.form.to} {...field('to')}>
          <option value="">{words.form.choose}</option>
          <OfficeOptions without={[row.office.code]} />
        </SelectField>
      ) : null}
      <TextField
        required
        autoFocus={change === 'retire'}
        type="date"
        max={today ?? undefined}
        className={styles.short}
        label={from[change]}
        {...field('from')}
      />
      <TextAreaField required rows={2} maxLength={1_000} label={words.form.reason} {...field('reason')} />
      <ProposeFoot
        register={register}
        document={field('document')}
        refusal={refused}
        fault={fault}
        busy={busy}
        close={close}
      />
    </Form>
  )
}
