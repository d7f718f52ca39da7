import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { useSetting } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import { dayWrong } from './day-wrong.ts'
import styles from './task-desk.module.css'
import { type FormProps, VerbForm } from './verb-form.tsx'

/** Gives the lead of a task to another office from a day, by a document; it says who answers for it then. */
export function HandOverForm({ page, close, done }: FormProps<TaskPage>) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const setting = useSetting()
  const { task, asOfDay } = page
  const own = words.handOver
  const hand = useAct((trpc) => trpc.tasks.handOver.mutationOptions())
  const { typed, wrong, field, check } = useTyped({ to: '', from: asOfDay, document: '', reason: '' })
  const heldTo = task.heldToOn ?? task.dueOn
  const isMissed = heldTo !== null && heldTo < typed.from
  async function submit() {
    const [document, reason] = [typed.document.trim(), typed.reason.trim()]
    const isRight = check({
      to: !typed.to && words.wrong.office,
      from: dayWrong(typed.from, { from: task.listedOn, to: asOfDay }, words.wrong),
      document: !document && words.wrong.document,
      reason: !reason && words.wrong.reason,
    })
    if (!isRight) return
    const { to, from } = typed
    if (!(await hand.act({ code: task.code, seen: task.version, to, from, document, reason }))) return
    const office =
      setting.face === 'here' ? setting.data.offices.find(({ code }) => code === to)?.name[lang] : undefined
    done(own.done(office ?? to))
  }
  return (
    <VerbForm
      label={words.verbs['hand-over']}
      verb={own.submit}
      wrong={wrong}
      submit={() => void submit()}
      {...hand}
      close={close}
    >
      <SelectField required label={own.to} {...field('to')}>
        <option value="">{own.choose}</option>
        <OfficeOptions without={[task.office.code]} />
      </SelectField>
      <TextField
        required
        type="date"
        className={styles.short}
        max={asOfDay}
        label={own.from}
        {...field('from')}
      />
      <p className={isMissed ? styles.tooLate : styles.inTime}>
        {isMissed ? own.answersOld(page.charged.name[lang]) : own.answersNew}
      </p>
      <TextField
        required
        maxLength={300}
        label={words.stopForm.document}
        hint={words.decide.documentHint}
        {...field('document')}
      />
      <TextAreaField required maxLength={1_000} label={words.decide.reason} {...field('reason')} />
    </VerbForm>
  )
}
