import { useState } from 'react'
import { isDay } from '../../../server/core/day.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './task-desk.module.css'
import { type FormProps, VerbForm } from './verb-form.tsx'

type Typed = { key: number; name: string; plannedOn: string }

/** Cuts a task into further steps, each with a deadline of its own. */
export function SplitForm({ page: { task, steps }, close, done }: FormProps<TaskPage>) {
  const { task: words } = useAllWords()
  const own = words.stepsForm
  const split = useAct((trpc) => trpc.tasks.split.mutationOptions())
  const [rows, setRows] = useState<readonly Typed[]>([
    { key: 1, name: '', plannedOn: '' },
    { key: 2, name: '', plannedOn: '' },
  ])
  const [wrong, setWrong] = useState<object | null>(null)
  const change = (key: number, to: Partial<Typed>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...to } : row)))
  const isFilled = ({ name, plannedOn }: Typed) => name.trim() !== '' || plannedOn !== ''
  const isWhole = ({ name, plannedOn }: Typed) => name.trim() !== '' && isDay(plannedOn)
  async function submit() {
    const filled = rows.filter(isFilled)
    if (filled.length === 0 || !filled.every(isWhole)) return setWrong({})
    setWrong(null)
    const added = filled.map(({ name, plannedOn }) => ({ name: name.trim(), plannedOn }))
    if (await split.act({ code: task.code, seen: task.version, steps: added })) done(own.done)
  }
  return (
    <VerbForm
      label={words.verbs.split}
      verb={own.submit}
      wrong={wrong}
      submit={() => void submit()}
      {...split}
      close={close}
    >
      {rows.map((row, i) => {
        const nth = String(steps.length + i + 1)
        const isWrong = wrong !== null && !isWhole(row) && (isFilled(row) || i === 0)
        return (
          <div key={row.key} className={styles.stepRow}>
            <TextField
              label={own.name(nth)}
              maxLength={300}
              value={row.name}
              error={isWrong ? words.wrong.steps : undefined}
              onChange={(event) => change(row.key, { name: event.target.value })}
            />
            <TextField
              type="date"
              label={own.plannedOn(nth)}
              value={row.plannedOn}
              onChange={(event) => change(row.key, { plannedOn: event.target.value })}
            />
            {rows.length > 1 ? (
              <Button look="quiet" onClick={() => setRows((now) => now.filter(({ key }) => key !== row.key))}>
                {own.remove(nth)}
              </Button>
            ) : null}
          </div>
        )
      })}
      <Button
        className={styles.add}
        onClick={() =>
          setRows((now) => [...now, { key: (now.at(-1)?.key ?? 0) + 1, name: '', plannedOn: '' }])
        }
      >
        {own.add}
      </Button>
    </VerbForm>
  )
}
