import { useState } from 'react'
import type { TaskPage, TaskStep } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { StageMark } from '../../widgets/status-mark.tsx'
import styles from './task-page.module.css'

/** The parts of a task, each with its own dates; the office that leads it keeps them. */
export function Steps({ page: { steps, may }, canAct }: { page: TaskPage; canAct: boolean }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const { href } = useViewState()
  const [open, setOpen] = useState<string | null>(null)
  const isKept = canAct && may.split
  return (
    <Section
      title={words.steps}
      note={steps.length > 0 ? format.number(steps.length) : undefined}
      end={
        isKept ? (
          <Link className={buttonClass()} href={href({ show: 'split' })} preload={false} replace>
            {words.verbs.split}
          </Link>
        ) : null
      }
    >
      {steps.length === 0 ? <p className="muted">{words.noSteps}</p> : null}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.code}>
            <span className={styles.stepName}>{step.name}</span>
            <span>
              {words.stepPlanned(format.day(step.plannedOn))}
              {step.doneOn ? `, ${words.stepDone(format.day(step.doneOn))}` : null}
            </span>
            <StageMark stage={step.stage} />
            {isKept && open !== step.code ? (
              <Button
                look="quiet"
                aria-label={words.stepsForm.set(step.name)}
                onClick={() => setOpen(step.code)}
              >
                {words.stepsForm.setShort}
              </Button>
            ) : null}
            {open === step.code ? <StepForm step={step} close={() => setOpen(null)} /> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function StepForm({ step, close }: { step: TaskStep; close: () => void }) {
  const { forms, task: words } = useAllWords()
  const announce = useAnnounce()
  const set = useAct((trpc) => trpc.tasks.setStep.mutationOptions())
  const [plannedOn, setPlannedOn] = useState(step.plannedOn)
  const [doneOn, setDoneOn] = useState(step.doneOn ?? '')
  const { missing, check } = useMissing<'plannedOn'>()
  async function submit() {
    if (!check({ plannedOn })) return
    if (!(await set.act({ code: step.code, seen: step.version, plannedOn, doneOn: doneOn || null }))) return
    announce(words.stepsForm.setDone(step.name))
    close()
  }
  return (
    <div className={styles.stepForm}>
      <Form label={words.stepsForm.set(step.name)} submit={submit} wrong={missing ?? set.fault} wide>
        <FaultNotice fault={set.fault} />
        <div className={formStyles.pair}>
          <TextField
            autoFocus
            type="date"
            required
            label={words.stepsForm.planned}
            value={plannedOn}
            error={missing ? words.wrong.day : undefined}
            onChange={(event) => setPlannedOn(event.target.value)}
          />
          <TextField
            type="date"
            label={words.stepsForm.doneOn}
            optional={forms.optional}
            value={doneOn}
            onChange={(event) => setDoneOn(event.target.value)}
          />
        </div>
        <div className={formStyles.buttons}>
          <Button type="submit" look="primary" disabled={set.busy}>
            {words.stepsForm.setSubmit}
          </Button>
          <Button disabled={set.busy} onClick={close}>
            {forms.cancel}
          </Button>
        </div>
      </Form>
    </div>
  )
}
