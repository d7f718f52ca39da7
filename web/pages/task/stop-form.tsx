import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { stopWords } from '../../../server/core/tasks/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { CheckField, FieldGroup, TextField } from '../../ui/field.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { dayWrong } from './day-wrong.ts'
import styles from './task-desk.module.css'
import { type FormProps, VerbForm } from './verb-form.tsx'

const kinds = ['suspended', 'cancelled'] as const

/** Suspends or cancels a task by a document. That a deadline had passed before stays. */
export function StopForm({ page, close, done }: FormProps<TaskPage>) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const { task, asOfDay } = page
  const stop = useAct((trpc) => trpc.tasks.stop.mutationOptions())
  const { typed, wrong, field, set, check } = useTyped({ kind: 'suspended', on: asOfDay, document: '' })
  const heldTo = task.heldToOn ?? task.dueOn
  async function submit() {
    const document = typed.document.trim()
    const isRight = check({
      on: dayWrong(typed.on, { from: task.listedOn, to: asOfDay }, words.wrong),
      document: !document && words.wrong.document,
    })
    if (!isRight) return
    const kind = kinds.find((one) => one === typed.kind) ?? 'suspended'
    if (await stop.act({ code: task.code, seen: task.version, kind, on: typed.on, document }))
      done(words.stopForm.done)
  }
  return (
    <VerbForm
      label={words.verbs.stop}
      verb={words.stopForm.submit}
      wrong={wrong}
      submit={() => void submit()}
      {...stop}
      close={close}
    >
      <FieldGroup required label={words.stopForm.kind}>
        {kinds.map((kind) => (
          <CheckField
            key={kind}
            type="radio"
            name="stop-kind"
            checked={typed.kind === kind}
            label={stopWords[kind][lang]}
            onChange={() => set('kind', kind)}
          />
        ))}
      </FieldGroup>
      <TextField
        required
        type="date"
        className={styles.short}
        max={asOfDay}
        label={words.stopForm.from}
        {...field('on')}
      />
      <TextField
        required
        maxLength={300}
        label={words.stopForm.document}
        hint={words.decide.documentHint}
        {...field('document')}
      />
      {heldTo && typed.on > heldTo ? <p className={styles.tooLate}>{words.stopForm.lateStays}</p> : null}
    </VerbForm>
  )
}

/** A suspended task goes on, by a document. */
export function ResumeForm({ page: { task }, close, done }: FormProps<TaskPage>) {
  const { forms, task: words } = useAllWords()
  const format = useFormat()
  const resume = useAct((trpc) => trpc.tasks.resume.mutationOptions())
  const { typed, wrong, field, check } = useTyped({ document: '', dueOn: '' })
  async function submit() {
    const document = typed.document.trim()
    const { dueOn } = typed
    const isRight = check({
      document: !document && words.wrong.document,
      dueOn: dueOn !== '' && dueOn <= (task.dueOn ?? '') && words.wrong.notLater(format.day(task.dueOn)),
    })
    if (!isRight) return
    const asked = { code: task.code, seen: task.version, document, ...(dueOn ? { dueOn } : {}) }
    if (await resume.act(asked)) done(words.resumeForm.done)
  }
  return (
    <VerbForm
      label={words.verbs.resume}
      verb={words.resumeForm.submit}
      wrong={wrong}
      submit={() => void submit()}
      {...resume}
      close={close}
    >
      <TextField
        required
        maxLength={300}
        label={words.stopForm.document}
        hint={words.decide.documentHint}
        {...field('document')}
      />
      <TextField
        type="date"
        className={styles.short}
        label={words.resumeForm.dueOn}
        optional={forms.optional}
        hint={words.resumeForm.dueOnHint}
        {...field('dueOn')}
      />
    </VerbForm>
  )
}
