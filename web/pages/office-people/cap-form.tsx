import { useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './office-people-page.module.css'

const faults = { 'bad-cap': 'cap', 'bad-input': 'cap' } as const

/** How many officers the office may have. */
export function CapForm({ office, cap }: { office: string; cap: number }) {
  const { officePeople: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const set = useAct((trpc) => trpc.people.setCap.mutationOptions())
  const { errors, rest } = useFaultBeside(set.fault, faults)
  const [typed, setTyped] = useState(String(cap))

  async function submit() {
    const done = await set.act({ office, cap: typed.trim() ? Number(typed) : Number.NaN })
    if (done) announce(words.capSaid(format.number(done.cap)))
  }

  return (
    <div className={styles.form}>
      <Form label={words.cap} submit={submit} wrong={set.fault}>
        <FaultNotice fault={rest} />
        <TextField
          type="number"
          inputMode="numeric"
          min={0}
          max={500}
          label={words.cap}
          hint={words.capHint}
          error={errors.cap}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          end={
            <Button type="submit" look="quiet" disabled={set.busy}>
              {words.setCap}
            </Button>
          }
        />
      </Form>
    </div>
  )
}
