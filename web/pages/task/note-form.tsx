import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAct } from '../../data/use-act.ts'
import { TextAreaField } from '../../ui/field.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { longestText } from './task-draft.ts'
import { type FormProps, VerbForm } from './verb-form.tsx'

/** A remark. It moves neither dates nor progress. */
export function NoteForm({ page: { task }, close, done }: FormProps<TaskPage>) {
  const { task: words } = useAllWords()
  const own = words.noteForm
  const note = useAct((trpc) => trpc.tasks.note.mutationOptions())
  const { typed, wrong, field, check } = useTyped({ text: '' })
  async function submit() {
    const text = typed.text.trim()
    if (!check({ text: !text && words.wrong.text })) return
    if (await note.act({ code: task.code, text })) done(own.done)
  }
  return (
    <VerbForm
      label={words.verbs.note}
      verb={own.submit}
      wrong={wrong}
      submit={() => void submit()}
      {...note}
      close={close}
    >
      <TextAreaField required maxLength={longestText} label={own.text} hint={own.hint} {...field('text')} />
    </VerbForm>
  )
}
