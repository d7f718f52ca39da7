import type { ComponentPropsWithRef } from 'react'
import type { ItemRegister } from '../../../server/core/proposals/milestones.ts'
import { useAllWords } from '../../app/all-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { useRefusalWords } from '../../widgets/use-refusal-words.ts'
import styles from './items.module.css'
import type { usePropose } from './use-propose.ts'

type Props = Pick<ReturnType<typeof usePropose>, 'refusal' | 'fault' | 'busy'> & {
  register: ItemRegister
  /** what its field holds */
  document: Omit<ComponentPropsWithRef<typeof TextField>, 'label'>
  close: () => void
}

/** The end of every form that proposes something of an item: its document, why it was refused, the buttons. */
export function ProposeFoot({ register, document, refusal, fault, busy, close }: Props) {
  const { items: words, forms } = useAllWords()
  const say = useRefusalWords()
  return (
    <>
      <TextField
        {...document}
        maxLength={300}
        optional={forms.optional}
        label={words.form.document}
        hint={words.form.documentHint}
      />
      {refusal ? (
        <p className={styles.wrong} role="alert" tabIndex={-1}>
          {say(register, refusal)}
        </p>
      ) : null}
      <FaultNotice fault={fault} />
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={busy}>
          {words.form.submit}
        </Button>
        <Button disabled={busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </>
  )
}
