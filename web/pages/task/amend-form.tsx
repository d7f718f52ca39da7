import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAct } from '../../data/use-act.ts'
import { TextAreaField, TextField } from '../../ui/field.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import styles from './task-desk.module.css'
import { type FormProps, VerbForm } from './verb-form.tsx'

/** Puts right what is written of a task. A deadline that is set moves by an extension only. */
export function AmendForm({ page: { task }, close, done }: FormProps<TaskPage>) {
  const { forms, task: words } = useAllWords()
  const { clearThings, fresh } = words
  const own = words.amendForm
  const amend = useAct((trpc) => trpc.tasks.amend.mutationOptions())
  const { typed, wrong, field, check } = useTyped({
    nameVi: task.name.vi,
    nameEn: task.name.en,
    person: task.person ?? '',
    responsibility: task.responsibility ?? '',
    product: task.product ?? '',
    authority: task.authority ?? '',
    assignedBy: task.assignedBy ?? '',
    dueOn: '',
    document: '',
  })
  async function submit() {
    const text = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [name, value.trim()]),
    ) as typeof typed
    const isRight = check({
      nameVi: !text.nameVi && words.wrong.name,
      person: !text.person && words.wrong.person,
      responsibility: !text.responsibility && words.wrong.responsibility,
      product: !text.product && words.wrong.product,
      authority: !text.authority && words.wrong.authority,
      document: !text.document && words.wrong.document,
    })
    if (!isRight) return
    const amended = await amend.act({
      code: task.code,
      seen: task.version,
      work: { vi: text.nameVi, en: text.nameEn || text.nameVi },
      person: text.person,
      responsibility: text.responsibility,
      product: text.product,
      authority: text.authority,
      assignedBy: text.assignedBy || null,
      dueOn: task.dueOn ?? (text.dueOn || null),
      document: text.document,
    })
    if (amended) done(own.done)
  }
  return (
    <VerbForm
      label={words.verbs.amend}
      verb={own.submit}
      wrong={wrong}
      submit={() => void submit()}
      {...amend}
      close={close}
    >
      <TextAreaField required rows={2} maxLength={500} label={fresh.work} {...field('nameVi')} />
      <TextField
        maxLength={500}
        label={fresh.workEn}
        optional={forms.optional}
        hint={fresh.hints.workEn}
        {...field('nameEn')}
      />
      <TextField
        required
        maxLength={300}
        label={clearThings.person}
        hint={fresh.hints.person}
        {...field('person')}
      />
      <TextField required maxLength={500} label={clearThings.responsibility} {...field('responsibility')} />
      <TextField required maxLength={500} label={clearThings.product} {...field('product')} />
      <TextField required maxLength={300} label={clearThings.authority} {...field('authority')} />
      <TextField
        maxLength={300}
        label={words.assignedBy}
        optional={forms.optional}
        {...field('assignedBy')}
      />
      {task.dueOn === null ? (
        <TextField
          type="date"
          className={styles.short}
          label={own.dueOn}
          optional={forms.optional}
          hint={own.dueOnHint}
          {...field('dueOn')}
        />
      ) : null}
      <TextField
        required
        maxLength={300}
        label={words.decide.document}
        hint={words.decide.documentHint}
        {...field('document')}
      />
    </VerbForm>
  )
}
