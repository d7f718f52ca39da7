import type { ReactNode } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import type { Fault } from '../../data/fault.ts'
import { Button } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './task-desk.module.css'

type Props = {
  label: string
  /** the word on the button */
  verb: string
  wrong: object | null
  fault: Fault | null
  busy: boolean
  submit: () => void
  close: () => void
  children: ReactNode
}

/** The frame of a form that does one thing at once: its fields, what was refused, the button. */
export function VerbForm({ label, verb, wrong, fault, busy, submit, close, children }: Props) {
  const { forms } = useAllWords()
  return (
    <Form label={label} submit={submit} wrong={wrong ?? fault} wide>
      {children}
      <FaultNotice fault={fault} />
      <div className={`${formStyles.buttons} ${styles.send}`}>
        <Button type="submit" look="primary" disabled={busy}>
          {verb}
        </Button>
        <Button disabled={busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}

/** What every form of the desk is given. */
export type FormProps<Page> = { page: Page; close: () => void; done: (said: string) => void }
